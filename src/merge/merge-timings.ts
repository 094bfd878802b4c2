import type { Timings } from '../run/run.ts'

/** The phases of one part, and the whole that they are phases of. */
const PHASES = ['total', 'scan', 'compare', 'upload'] as const satisfies readonly (keyof Timings)[]

/** What goes on in many sessions at once, and is a sum over sessions in one part too. */
const SUMMED = ['read', 'compress', 'send'] as const satisfies readonly (keyof Timings)[]

/**
 * The times of all parts, ms. They ran side by side, so that the whole took as long as its longest part: its phases stand
 * beside its total, and add up to no more. What is a sum over sessions is added up over all of them.
 */
export function mergeTimings(parts: readonly Timings[]): Timings {
  const [longest] = parts.toSorted((a, b) => (b.total ?? 0) - (a.total ?? 0))
  const timings: { -readonly [Name in keyof Timings]: Timings[Name] } = {}
  for (const name of PHASES) if (longest?.[name] !== undefined) timings[name] = longest[name]
  for (const name of SUMMED) {
    const values = parts.flatMap((part) => part[name] ?? [])
    if (values.length > 0) timings[name] = values.reduce((sum, value) => sum + value, 0)
  }
  return timings
}
