/** A text that is looked for, and the part of it that has to go. */
export type Pattern = {
  readonly rule: string
  /** With line feeds as its only line breaks. */
  readonly text: string
  readonly from: number
  readonly to: number
}

const CODES = 0x1_0000

/**
 * Finds every place of many texts at once, in one pass whose time does not depend on how many they are (Aho and Corasick,
 * 1975). A state is a number: the longest of their beginnings that the text ends with so far.
 */
export class ValueMatcher {
  static readonly ROOT = 0
  /** The next state by state and UTF-16 code. */
  readonly #edges = new Map<number, number>()
  /** 1 for the codes that a pattern begins with. */
  readonly #firsts = new Uint8Array(CODES)
  readonly #depth = [0]
  /** The longest proper ending of a state that is a state itself. */
  readonly #fallback = [0]
  readonly #patterns: (Pattern | undefined)[] = [undefined]
  /** The state itself where a pattern ends with it, else the nearest of its fallbacks where one does. */
  readonly #endings = [0]

  /** @param patterns none of them empty */
  constructor(patterns: readonly Pattern[]) {
    for (const pattern of patterns) this.#add(pattern)
    this.#link()
  }

  /** The state after one more UTF-16 code. */
  step(state: number, code: number): number {
    if (state === ValueMatcher.ROOT && this.#firsts[code] === 0) return ValueMatcher.ROOT
    for (let from = state; ; from = this.#fallback[from] ?? 0) {
      const next = this.#edges.get(from * CODES + code)
      if (next !== undefined) return next
      if (from === ValueMatcher.ROOT) return ValueMatcher.ROOT
    }
  }

  /** The patterns that end here, as far as a longer one does not cover them. */
  *endings(state: number): Generator<Pattern> {
    for (let at = this.#ending(state); at !== ValueMatcher.ROOT; at = this.#ending(this.#fallback[at] ?? 0)) {
      const pattern = this.#patterns[at]
      if (pattern === undefined) return
      yield pattern
      if (pattern.from === 0 && pattern.to === pattern.text.length) return
    }
  }

  /** Says whether any pattern ends here. */
  ends(state: number): boolean {
    return this.#ending(state) !== ValueMatcher.ROOT
  }

  #ending(state: number): number {
    return this.#endings[state] ?? ValueMatcher.ROOT
  }

  #add(pattern: Pattern): void {
    this.#firsts[pattern.text.charCodeAt(0)] = 1
    let state = ValueMatcher.ROOT
    for (let index = 0; index < pattern.text.length; index++) {
      const edge = state * CODES + pattern.text.charCodeAt(index)
      let next = this.#edges.get(edge)
      if (next === undefined) {
        next = this.#depth.length
        this.#edges.set(edge, next)
        this.#depth.push(index + 1)
        this.#fallback.push(ValueMatcher.ROOT)
        this.#patterns.push(undefined)
        this.#endings.push(ValueMatcher.ROOT)
      }
      state = next
    }
    this.#patterns[state] ??= pattern
  }

  /** Shallow states first: the fallback of a state is the fallback of the one before it, one code further. */
  #link(): void {
    const edges = [...this.#edges].sort(([, a], [, b]) => (this.#depth[a] ?? 0) - (this.#depth[b] ?? 0))
    for (const [edge, state] of edges) {
      const before = Math.floor(edge / CODES)
      const fallback = before === ValueMatcher.ROOT ? 0 : this.step(this.#fallback[before] ?? 0, edge % CODES)
      this.#fallback[state] = fallback
      this.#endings[state] = this.#patterns[state] === undefined ? this.#ending(fallback) : state
    }
  }
}
