import type { Finding } from './finding.ts'

const START = '-----BEGIN '
const BEGIN = /-----BEGIN (?:[0-9A-Z]{1,20} ){0,4}PRIVATE KEY(?: BLOCK)?-----/y
const END = /-----END (?:[0-9A-Z]{1,20} ){0,4}PRIVATE KEY(?: BLOCK)?-----/
/** A line ends where it is broken, where the JSON or the program around it says so, or where all became one line. */
const BREAK = /\n|\\{1,4}[nr]| (?=[0-9A-Za-z+/]{40})/g
/** What stands before a line that is quoted, indented, numbered, or part of a diff or a comment. */
const DECORATION = /^[ \t]{0,80}(?:\d{1,7}[→|:\t ][ \t]{0,8})?(?:[>+|#*/"'`-]{1,4}[ \t]{0,80}){0,4}/
const BODY = /^[0-9A-Za-z+/=]{1,8192}/
const FIELD = /^(?:Proc-Type|DEK-Info|Version|Comment|Hash|Charset|MessageID): /
/** What may stand after a line's characters: blanks, quotes, a comma, a plus of a program that joins lines. */
const AFTER = /^[ \t"'`,;+\\]{0,16}$/
/** Characters of a key below which it is a stand-in: the shortest real one (Ed25519 in PKCS #8) has 64. */
const CHARACTERS_MIN = 60
/** A line of a key that is cut off is at least as long; a shorter one may be the word after it. */
const LINE_MIN = 16
const BLANK_LINES_MAX = 2
/** UTF-16 units from its first dash on. */
export const PRIVATE_KEY_MAX = 32_000

/**
 * The private keys in a text, in the textual form of RFC 7468 and its like, with what was written around each line, to the
 * end or to where they are cut off. The work is linear: no key reaches past the begin of the next.
 */
export function* findPrivateKeys(text: string): Generator<Finding> {
  for (let at = text.indexOf(START); at !== -1; at = text.indexOf(START, at + START.length)) {
    BEGIN.lastIndex = at
    const [header] = BEGIN.exec(text) ?? []
    if (header === undefined) continue
    const body = at + header.length
    const next = text.indexOf(START, body)
    const limit = Math.min(next === -1 ? text.length : next, at + PRIVATE_KEY_MAX)
    const length = bodyLength(text.slice(body, limit))
    if (length > 0) yield { rule: markOf(text, at), start: at, end: body + length }
  }
}

/** The key of a service account is a field of its JSON. */
function markOf(text: string, at: number): string {
  return text.slice(Math.max(0, at - 400), at).includes('"service_account"') ? 'gcp-service-account' : 'private-key'
}

/** How far the key's body reaches, its end line included; 0: there is none to speak of. */
function bodyLength(body: string): number {
  let reach = 0
  let characters = 0
  let blanks = 0
  for (const { line, start } of lines(body)) {
    const end = END.exec(line)
    if (end !== null) {
      const whole = characters + countCharacters(line.slice(0, end.index))
      return whole < CHARACTERS_MIN ? 0 : start + end.index + end[0].length
    }
    const decoration = DECORATION.exec(line)?.[0].length ?? 0
    const content = line.slice(decoration)
    const [run = ''] = BODY.exec(content) ?? []
    const isWhole = AFTER.test(content.slice(run.length))
    if (run === '' && isWhole) blanks++
    else if (!FIELD.test(content)) {
      characters += run.length
      if (run.length >= LINE_MIN || (isWhole && run.endsWith('='))) reach = start + decoration + run.length
      if (!isWhole) break
      blanks = 0
    }
    if (blanks > BLANK_LINES_MAX) break
  }
  return characters < CHARACTERS_MIN ? 0 : reach
}

function* lines(text: string): Generator<{ line: string; start: number }> {
  let start = 0
  for (const found of text.matchAll(BREAK)) {
    yield { line: text.slice(start, found.index), start }
    start = found.index + found[0].length
  }
  yield { line: text.slice(start), start }
}

function countCharacters(text: string): number {
  return text.replaceAll(/[^0-9A-Za-z+/=]/g, '').length
}
