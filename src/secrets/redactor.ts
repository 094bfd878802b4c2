import { ValueMatcher } from './value-matcher.ts'

const CR = 13
const LF = 10

/** A part of the text that goes; `length` is that of the longest credential in it, which names it. */
type Place = { readonly start: number; readonly end: number; readonly rule: string; readonly length: number }

/**
 * Replaces the credentials that a first reading has found by their marks, wherever they are, in a second reading. The
 * result is the same whatever the chunks; what may turn out to belong to a credential is held back, and no more.
 */
export class Redactor {
  readonly #matcher: ValueMatcher
  #state = ValueMatcher.ROOT
  /** What was fed and not given back yet; offsets count from its start. */
  #text = ''
  #scanned = 0
  #places: Place[] = []

  constructor(matcher: ValueMatcher) {
    this.#matcher = matcher
  }

  /** Takes the next chunk, and gives what is settled of the text so far. */
  feed(chunk: string): string {
    this.#text += chunk
    // Whether a CR belongs to a line break shows with what follows it.
    this.#scan(this.#text.endsWith('\r') ? this.#text.length - 1 : this.#text.length)
    const underWay = this.#back(this.#scanned, this.#matcher.depth(this.#state))
    return this.#settle(this.#places.find(({ start, end }) => start < underWay && end > underWay)?.start ?? underWay)
  }

  /** Gives the rest. */
  end(): string {
    this.#scan(this.#text.length)
    return this.#settle(this.#text.length)
  }

  #scan(until: number): void {
    const found: Place[] = []
    for (; this.#scanned < until; this.#scanned++) {
      if (this.#isInBreak(this.#scanned)) continue
      this.#state = this.#matcher.step(this.#state, this.#text.charCodeAt(this.#scanned))
      if (this.#matcher.ends(this.#state)) found.push(...this.#placesAt(this.#scanned + 1))
    }
    if (found.length > 0) this.#places = merge([...this.#places, ...found])
  }

  *#placesAt(end: number): Generator<Place> {
    for (const { rule, text, from, to } of this.#matcher.endings(this.#state)) {
      const start = this.#back(end, text.length - from)
      yield { start, end: this.#back(end, text.length - to), rule, length: to - from }
    }
  }

  /** The CR of a line break is passed over: credentials were looked for in a text without them. */
  #isInBreak(at: number): boolean {
    return this.#text.charCodeAt(at) === CR && this.#text.charCodeAt(at + 1) === LF
  }

  /** The offset that many codes before another one. */
  #back(end: number, codes: number): number {
    if (!this.#text.includes('\r')) return end - codes
    let at = end
    for (let left = codes; left > 0; at--) {
      if (!this.#isInBreak(at - 1)) left--
    }
    return at
  }

  #settle(until: number): string {
    let settled = ''
    let at = 0
    const [done, open] = [this.#places.filter(({ end }) => end <= until), this.#places.filter(({ end }) => end > until)]
    for (const { start, end, rule } of done) {
      settled += `${this.#text.slice(at, start)}[REDACTED:${rule}]`
      at = end
    }
    settled += this.#text.slice(at, until)
    this.#places = open.map((place) => ({ ...place, start: place.start - until, end: place.end - until }))
    this.#text = this.#text.slice(until)
    this.#scanned -= until
    return settled
  }
}

/** In their order, and those that overlap as one: nothing of either may be left. */
function merge(places: readonly Place[]): Place[] {
  const merged: Place[] = []
  for (const place of places.toSorted((a, b) => a.start - b.start)) {
    const last = merged.at(-1)
    if (last === undefined || place.start >= last.end) merged.push(place)
    else merged[merged.length - 1] = { ...longer(last, place), start: last.start, end: Math.max(last.end, place.end) }
  }
  return merged
}

function longer(a: Place, b: Place): Place {
  if (a.length !== b.length) return a.length > b.length ? a : b
  return a.rule <= b.rule ? a : b
}
