import { Failure } from '../failure.ts'
import type { Allowlist } from './allowlist.ts'
import { CURL_MAX } from './curl.ts'
import { findSecrets } from './find-secrets.ts'
import type { Finding } from './finding.ts'
import { FoundSecrets } from './found-secrets.ts'
import { isEveryday } from './password.ts'
import { PRIVATE_KEY_MAX } from './private-key.ts'
import type { SecretPlace } from './secret-place.ts'
import type { Pattern } from './value-matcher.ts'

/** UTF-16 units in which credentials may start, per search; one may reach as far beyond as the longest of all does. */
const PIECE = 256 * 1024
const REACH = PRIVATE_KEY_MAX
/** What is searched again in front of them: the command that makes an option of curl what it is. */
const CONTEXT = CURL_MAX
/** UTF-16 units of all values of one text: what takes them out grows with them. */
const VALUES_MAX = 512 * 1024

/**
 * The first reading of a transcript: finds its credentials in pieces of fixed places, so that the result is the same
 * whatever the chunks, and whatever the line breaks. It holds one piece at a time.
 */
export class SecretSearch {
  readonly #allowlist: Allowlist
  readonly #patterns = new Map<string, Pattern>()
  readonly #places = new Map<string, SecretPlace>()
  #buffer = ''
  /** How much of the buffer was searched before. */
  #context = 0
  /** The line that the buffer starts in, from 1. */
  #line = 1
  #heldCr = false
  #valuesLength = 0

  constructor(allowlist: Allowlist) {
    this.#allowlist = allowlist
  }

  /**
   * Takes the next chunk of the text.
   *
   * @throws Failure `too-large` where the credentials alone fill half a megabyte
   */
  async feed(chunk: string): Promise<void> {
    this.#take(chunk)
    while (this.#buffer.length >= this.#context + PIECE + REACH) {
      await this.#search(this.#buffer.slice(0, this.#context + PIECE + REACH), this.#context + PIECE)
      this.#drop(this.#context + PIECE - CONTEXT)
      this.#context = CONTEXT
    }
  }

  /** Says that the text is at its end, and gives what was found. */
  async end(): Promise<FoundSecrets> {
    if (this.#heldCr) this.#buffer += '\r'
    this.#heldCr = false
    await this.#search(this.#buffer, this.#buffer.length)
    this.#buffer = ''
    return new FoundSecrets([...this.#places.values()], [...this.#patterns.values()])
  }

  /** Line breaks are line feeds from here on. */
  #take(chunk: string): void {
    const text = this.#heldCr ? `\r${chunk}` : chunk
    this.#heldCr = text.endsWith('\r')
    const whole = this.#heldCr ? text.slice(0, -1) : text
    this.#buffer += whole.includes('\r') ? whole.replaceAll('\r\n', '\n') : whole
  }

  async #search(text: string, until: number): Promise<void> {
    for (const finding of await findSecrets(text, this.#allowlist)) {
      if (finding.start >= this.#context && finding.start < until) this.#keep(finding, text)
    }
  }

  #keep({ rule, start, end, inner, within }: Finding, text: string): void {
    const value = text.slice(start, end)
    const known = this.#places.get(value)
    const line = known?.line ?? this.#line + countBreaks(text.slice(0, start))
    this.#places.set(value, { rule: firstOf(rule, known?.rule), line })
    const [from, to] = within !== undefined && isEveryday(value) ? within : [start, end]
    this.#add({ rule, text: text.slice(from, to), from: start - from, to: end - from })
    const part = inner === undefined ? '' : text.slice(...inner)
    if (!isEveryday(part)) this.#add({ rule, text: part, from: 0, to: part.length })
  }

  #add(pattern: Pattern): void {
    const known = this.#patterns.get(pattern.text)
    this.#patterns.set(pattern.text, { ...pattern, rule: firstOf(pattern.rule, known?.rule) })
    if (known === undefined) this.#valuesLength += pattern.text.length
    if (this.#valuesLength > VALUES_MAX) {
      const hint = 'It is no transcript of a conversation: take it out of the history directory.'
      throw new Failure('too-large', 'The session holds more credentials than can be taken out of it.', hint)
    }
  }

  #drop(length: number): void {
    this.#line += countBreaks(this.#buffer.slice(0, length))
    this.#buffer = this.#buffer.slice(length)
  }
}

/** As in the CLI: of two rules for the same value the first in the order of the alphabet names it. */
function firstOf(rule: string, other: string | undefined): string {
  return other !== undefined && other < rule ? other : rule
}

function countBreaks(text: string): number {
  let count = 0
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) count++
  return count
}
