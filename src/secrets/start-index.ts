const ASCII = 128

/**
 * Finds every place of many short texts in one pass over a long one. Their first two characters are looked up in a table,
 * which costs less than one search for each as soon as there are a dozen.
 */
export class StartIndex<T> {
  /** By the first two characters: 0, or one more than the place in `#entries`. */
  readonly #table = new Uint16Array(ASCII * ASCII)
  readonly #entries: { readonly start: string; readonly item: T }[][] = []

  /** @param starts each of ASCII characters, two at least */
  constructor(starts: Iterable<readonly [start: string, item: T]>) {
    for (const [start, item] of starts) {
      const key = start.charCodeAt(0) * ASCII + start.charCodeAt(1)
      const place = this.#table[key] || this.#entries.push([])
      this.#table[key] = place
      this.#entries[place - 1]?.push({ start, item })
    }
  }

  /** The places, in their order, and what starts there. */
  *places(text: string): Generator<{ readonly at: number; readonly start: string; readonly item: T }> {
    for (let at = this.#next(text, 0); at !== -1; at = this.#next(text, at + 1)) {
      const place = this.#table[text.charCodeAt(at) * ASCII + text.charCodeAt(at + 1)] ?? 0
      for (const { start, item } of this.#entries[place - 1] ?? []) {
        if (text.startsWith(start, at)) yield { at, start, item }
      }
    }
  }

  #next(text: string, from: number): number {
    const table = this.#table
    let before = text.charCodeAt(from)
    for (let index = from + 1; index < text.length; index++) {
      const code = text.charCodeAt(index)
      if (before < ASCII && code < ASCII && table[before * ASCII + code] !== 0) return index - 1
      before = code
    }
    return -1
  }
}
