import type { Finding } from './finding.ts'
import { isTrivialPassword } from './password.ts'
import { entropy, isPlaceholder } from './placeholder.ts'

/** A command goes on for this many lines at most, and for this many UTF-16 units. */
const LINES_MAX = 6
export const CURL_MAX = 8000
/** https://curl.se/docs/manpage.html#-H */
const HEADER =
  /(?<=\s)(?:-[a-zA-Z]{0,6}H|--header)[= \t]{0,5}\\{0,3}["']([a-z-]{1,60}):[ \t]{0,5}(?:(?:Basic|Bearer|Token|Api-Token)[ \t]{1,5})?([\w=~@.+/-]{8,4096})(?=\\{0,3}["'])/dgi
const SECRET_HEADER =
  /^(?:authorization|proxy-authorization|(?:[a-z]{1,30}-){0,4}(?:api-?)?(?:key|token)|(?:[a-z]{1,30}-){0,4}apikey)$/i
/** https://curl.se/docs/manpage.html#-u */
const USER =
  /(?<=\s)(?:-[a-zA-Z]{0,6}u|--user)[= \t]{0,5}\\{0,3}["']?([^\s"'\\:]{0,100}\\{0,3}["']?:\\{0,3}["']?([^\s"'\\]{3,200}))/dg
/** Bits per character, as the CLI has them. */
const HEADER_ENTROPY_MIN = 2.75
const USER_ENTROPY_MIN = 2

/**
 * The credentials that curl commands of a text send: in a header, or as user and password.
 *
 * @param text see `plainBreaks`
 */
export function* findCurlCredentials(text: string): Generator<Finding> {
  for (const [from, to] of commands(text)) {
    const command = text.slice(from, to)
    for (const { indices, 1: name = '', 2: value = '' } of command.matchAll(HEADER)) {
      const [start, end] = indices?.[2] ?? [0, 0]
      if (!SECRET_HEADER.test(name) || isName(value) || entropy(value) <= HEADER_ENTROPY_MIN) continue
      yield { rule: 'curl-auth-header', start: from + start, end: from + end }
    }
    for (const { index, indices, 1: value = '', 2: password = '' } of command.matchAll(USER)) {
      const [start, end] = indices?.[1] ?? [0, 0]
      if (/^[<[$]|\$\{|\{\{/.test(value) || isTrivialPassword(password) || entropy(value) <= USER_ENTROPY_MIN) continue
      const inner = [from + end - password.length, from + end] as const
      yield { rule: 'curl-auth-user', start: from + start, end: from + end, inner, within: [from + index, from + end] }
    }
  }
}

/** `YOUR_TOKEN`, `api-key`, `token`: what a document has in place of a token. */
function isName(value: string): boolean {
  return isPlaceholder(value) || /^(?:[a-z]{1,40}|[A-Z]{1,40})$/.test(value)
}

/** Where commands are: the lines that begin with one, those of two that overlap together. */
function* commands(text: string): Generator<[from: number, to: number]> {
  let from = -1
  let to = -1
  for (let at = text.indexOf('curl'); at !== -1; at = text.indexOf('curl', at + 4)) {
    if (/\w/.test(text[at - 1] ?? '') || !/[\s"'.]/.test(text[at + 4] ?? '')) continue
    if (at >= to) {
      if (from !== -1) yield [from, to]
      from = at
    }
    to = Math.max(to, endOfCommand(text, at))
  }
  if (from !== -1) yield [from, to]
}

function endOfCommand(text: string, at: number): number {
  let end = at
  for (let line = 0; line < LINES_MAX && end < at + CURL_MAX; line++) {
    const lf = text.indexOf('\n', end)
    if (lf === -1) return Math.min(text.length, at + CURL_MAX)
    end = lf + 1
  }
  return Math.min(end, at + CURL_MAX)
}
