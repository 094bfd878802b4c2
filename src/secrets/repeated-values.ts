import { FILLER_CODE } from './view.ts'

const CODES = 0x1_0000
const ROOT = 0

/** A place of a value, with the escape sequences that it is written with. */
type ValuePlace = { readonly value: string; readonly start: number; readonly end: number }

/**
 * Finds every place of many values at once, however their characters are escaped, in one pass whose time does not depend
 * on how many they are (Aho and Corasick, 1975). Of values that end in the same place the longest is given.
 */
export class ValueFinder {
  readonly #automaton: Automaton

  /** @param values of two characters at least */
  constructor(values: readonly string[]) {
    this.#automaton = new Automaton(values)
  }

  /** @param codes of a `TextView` */
  *find(codes: Uint16Array): Generator<ValuePlace> {
    const automaton = this.#automaton
    const offsets = offsetsOf(codes)
    let state = ROOT
    for (let index = 0; index < offsets.length; index++) {
      const at = offsets[index] as number
      state = automaton.step(state, codes[at] as number, codes[offsets[index + 1] ?? at] as number)
      const value = state === ROOT ? undefined : automaton.valueAt(state)
      if (value === undefined) continue
      const before = index - value.length
      // Fillers in front of a character are a part of it.
      yield { value, start: before < 0 ? 0 : (offsets[before] as number) + 1, end: at + 1 }
    }
  }
}

/** Where the characters are that are no fillers. */
function offsetsOf(codes: Uint16Array): Uint32Array {
  const offsets = new Uint32Array(codes.length)
  let count = 0
  for (let at = 0; at < codes.length; at++) if (codes[at] !== FILLER_CODE) offsets[count++] = at
  return offsets.subarray(0, count)
}

/** A state is a number: the longest beginning of a value that the text ends with so far. */
class Automaton {
  /** The next state by state and UTF-16 code. */
  readonly #edges = new Map<number, number>()
  /** 1 for what two codes that a value begins with come to. */
  readonly #firsts = new Uint8Array(CODES)
  /** The longest proper ending of a state that is a state itself. */
  readonly #fallbacks = [ROOT]
  /** The longest value that a state ends with. */
  readonly #values: (string | undefined)[] = [undefined]

  constructor(values: readonly string[]) {
    for (const value of values) this.#add(value)
    this.#link()
  }

  /** The state after one more code, and what comes behind it. */
  step(state: number, code: number, next: number): number {
    if (state === ROOT && this.#firsts[hash(code, next)] === 0) return ROOT
    for (let from = state; ; from = this.#fallbacks[from] as number) {
      const to = this.#edges.get(from * CODES + code)
      if (to !== undefined) return to
      if (from === ROOT) return ROOT
    }
  }

  valueAt(state: number): string | undefined {
    return this.#values[state]
  }

  #add(value: string): void {
    this.#firsts[hash(value.charCodeAt(0), value.charCodeAt(1))] = 1
    let state = ROOT
    for (let index = 0; index < value.length; index++) {
      const edge = state * CODES + value.charCodeAt(index)
      let to = this.#edges.get(edge)
      if (to === undefined) {
        to = this.#values.push(undefined) - 1
        this.#fallbacks.push(ROOT)
        this.#edges.set(edge, to)
      }
      state = to
    }
    this.#values[state] = value
  }

  /** Shallow states first: the fallback of a state is the fallback of the one before it, one code further. */
  #link(): void {
    const children = Map.groupBy(this.#edges, ([edge]) => Math.floor(edge / CODES))
    const queue = [ROOT]
    for (const state of queue) {
      for (const [edge, child] of children.get(state) ?? []) {
        queue.push(child)
        if (state === ROOT) continue
        let from = this.#fallbacks[state] as number
        const code = edge % CODES
        while (from !== ROOT && !this.#edges.has(from * CODES + code)) from = this.#fallbacks[from] as number
        const fallback = this.#edges.get(from * CODES + code) ?? ROOT
        this.#fallbacks[child] = fallback
        this.#values[child] ??= this.#values[fallback]
      }
    }
  }
}

function hash(first: number, second: number): number {
  return (first * 31 + second) % CODES
}
