import { Failure } from '../failure.ts'
import { CURL_MAX } from './curl.ts'
import { findSecrets } from './find-secrets.ts'
import type { Finding } from './finding.ts'
import { isEveryday } from './password.ts'
import { PRIVATE_KEY_MAX } from './private-key.ts'
import { redactValues } from './redactor.ts'
import type { SecretPlace } from './secret-place.ts'
import type { SecretHandling } from './treatment.ts'
import type { Pattern } from './value-matcher.ts'

/** The credentials of a text, one for each value in the order of the text, and the text with marks in their places. */
export type CredentialScan = { readonly findings: readonly SecretPlace[]; readonly redacted: string }

/** UTF-16 units in which credentials may start, per search; one may reach as far beyond as the longest of all does. */
const PIECE = 256 * 1024
const REACH = PRIVATE_KEY_MAX
/** What is searched again in front of them: the command that makes an option of curl what it is. */
const CONTEXT = CURL_MAX
/** UTF-16 units of all values of one text: what takes them out grows with them. */
const VALUES_MAX = 512 * 1024

/**
 * Finds the credentials of a text, whatever its line breaks; none where they are sent as they are.
 *
 * @throws Failure `too-large` where the credentials alone fill half a megabyte
 */
export async function scanCredentials(text: string, { treatment, allowlist }: SecretHandling): Promise<CredentialScan> {
  if (treatment === 'send') return { findings: [], redacted: text }
  const lines = text.includes('\r') ? text.replaceAll('\r\n', '\n') : text
  const found = new FoundValues(lines)
  for (let start = 0; start === 0 || start < lines.length; start += PIECE) {
    const from = Math.max(0, start - CONTEXT)
    for (const finding of await findSecrets(lines.slice(from, start + PIECE + REACH), allowlist)) {
      const at = finding.start + from
      if (at >= start && at < start + PIECE) found.add(finding, from)
    }
    if (lines.length > PIECE) await new Promise(setImmediate)
  }
  return { findings: [...found.places.values()], redacted: redactValues(text, [...found.patterns.values()]) }
}

class FoundValues {
  readonly patterns = new Map<string, Pattern>()
  readonly places = new Map<string, SecretPlace>()
  readonly #text: string
  #valuesLength = 0
  /** The line that ends at the next line break, from 1. */
  #line = 1
  #nextBreak: number

  constructor(text: string) {
    this.#text = text
    this.#nextBreak = text.indexOf('\n')
  }

  add({ rule, start, end, inner, within }: Finding, from: number): void {
    const slice = (range: readonly [number, number]) => this.#text.slice(range[0] + from, range[1] + from)
    const value = slice([start, end])
    const known = this.places.get(value)
    this.places.set(value, { rule: firstOf(rule, known?.rule), line: known?.line ?? this.#lineAt(start + from) })
    const [left, right] = within !== undefined && isEveryday(value) ? within : [start, end]
    this.#addPattern({ rule, text: slice([left, right]), from: start - left, to: end - left })
    const part = inner === undefined ? '' : slice(inner)
    if (!isEveryday(part)) this.#addPattern({ rule, text: part, from: 0, to: part.length })
  }

  #addPattern(pattern: Pattern): void {
    const known = this.patterns.get(pattern.text)
    this.patterns.set(pattern.text, { ...pattern, rule: firstOf(pattern.rule, known?.rule) })
    if (known === undefined) this.#valuesLength += pattern.text.length
    if (this.#valuesLength > VALUES_MAX) {
      const hint = 'It is no transcript of a conversation: take it out of the history directory.'
      throw new Failure('too-large', 'The session holds more credentials than can be taken out of it.', hint)
    }
  }

  /** Offsets come in their order. */
  #lineAt(offset: number): number {
    for (; this.#nextBreak !== -1 && this.#nextBreak < offset; this.#line++) {
      this.#nextBreak = this.#text.indexOf('\n', this.#nextBreak + 1)
    }
    return this.#line
  }
}

/** As in the CLI: of two rules for the same value the first in the order of the alphabet names it. */
function firstOf(rule: string, other: string | undefined): string {
  return other !== undefined && other < rule ? other : rule
}
