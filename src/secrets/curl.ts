import type { Finding } from './finding.ts'
import { isTrivialPassword } from './password.ts'
import { entropy, isPlaceholder } from './placeholder.ts'

/** A command goes on for this many lines at most, and for this many UTF-16 units. */
const LINES_MAX = 6
export const CURL_MAX = 8000
/** https://curl.se/docs/manpage.html#-H: the option, and then what stands behind it. */
const HEADER_OPTION = /(?<=\s)(?:-[a-zA-Z]{0,6}H|--header)/g
const HEADER = /^[= \t]*\\*["']([a-z-]+):[ \t]*(?:(?:Basic|Bearer|Token|Api-Token)[ \t]+)?([\w=~@.+/-]+)(?=\\*["'])/di
const SECRET_HEADER =
  /^(?:authorization|proxy-authorization|(?:[a-z]{1,30}-){0,4}(?:api-?)?(?:key|token)|(?:[a-z]{1,30}-){0,4}apikey)$/i
/** https://curl.se/docs/manpage.html#-u */
const USER_OPTION = /(?<=\s)(?:-[a-zA-Z]{0,6}u|--user)/g
const USER = /^[ \t]*(?:=[ \t]*)?\\*["']?((?:[^\s"'\\:]+\\*["']?)?:\\*["']?([^\s"'\\]+))/d
const HEADER_NAME_MAX = 60
const USER_MAX = 100
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
    for (const [{ indices, 1: name = '', 2: value = '' }, , at] of behind(command, HEADER_OPTION, HEADER)) {
      const [start, end] = indices?.[2] ?? [0, 0]
      if (name.length > HEADER_NAME_MAX || value.length < 8 || value.length > 4096) continue
      if (!SECRET_HEADER.test(name) || isName(value) || entropy(value) <= HEADER_ENTROPY_MIN) continue
      yield { rule: 'curl-auth-header', start: from + at + start, end: from + at + end }
    }
    for (const [{ indices, 1: value = '', 2: password = '' }, option, at] of behind(command, USER_OPTION, USER)) {
      const [start, last] = indices?.[1] ?? [0, 0]
      const end = from + at + last
      if (password.length < 3 || password.length > 200 || value.length - password.length > USER_MAX) continue
      if (/^[<[$]|\$\{|\{\{/.test(value) || isTrivialPassword(password) || entropy(value) <= USER_ENTROPY_MIN) continue
      const inner = [end - password.length, end] as const
      yield { rule: 'curl-auth-user', start: from + at + start, end, inner, within: [from + option, end] }
    }
  }
}

/** What stands right behind each option of a command, and where the option and that are. */
function* behind(
  command: string,
  option: RegExp,
  value: RegExp,
): Generator<[found: RegExpExecArray, option: number, at: number]> {
  for (const { 0: name, index } of command.matchAll(option)) {
    const at = index + name.length
    const found = value.exec(command.slice(at))
    if (found !== null) yield [found, index, at]
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
