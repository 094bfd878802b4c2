import { type Pattern, ValueMatcher } from './value-matcher.ts'

const CR = 13
const LF = 10

/** A part of the text that goes; `length` is that of the longest credential in it, which names it. */
type Place = { readonly start: number; readonly end: number; readonly rule: string; readonly length: number }

/** Replaces credentials by their marks, wherever they are in a text; a CR that belongs to a line break is passed over. */
export function redactValues(text: string, patterns: readonly Pattern[]): string {
  if (patterns.length === 0) return text
  const parts: string[] = []
  let at = 0
  for (const { start, end, rule } of merge(placesIn(text, patterns))) {
    parts.push(text.slice(at, start), `[REDACTED:${rule}]`)
    at = end
  }
  return parts.join('') + text.slice(at)
}

function placesIn(text: string, patterns: readonly Pattern[]): Place[] {
  const matcher = new ValueMatcher(patterns)
  const hasCr = text.includes('\r')
  const isInBreak = (at: number) => text.charCodeAt(at) === CR && text.charCodeAt(at + 1) === LF
  /** The offset that many codes before another one. */
  const back = (end: number, codes: number): number => {
    if (!hasCr) return end - codes
    let at = end
    for (let left = codes; left > 0; at--) if (!isInBreak(at - 1)) left--
    return at
  }
  const places: Place[] = []
  let state = ValueMatcher.ROOT
  for (let index = 0; index < text.length; index++) {
    if (hasCr && isInBreak(index)) continue
    state = matcher.step(state, text.charCodeAt(index))
    if (!matcher.ends(state)) continue
    for (const { rule, text: value, from, to } of matcher.endings(state)) {
      const start = back(index + 1, value.length - from)
      places.push({ start, end: back(index + 1, value.length - to), rule, length: to - from })
    }
  }
  return places
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
