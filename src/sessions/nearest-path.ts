import { editDistance } from '../edit-distance.ts'

/** Pairs of letters that are compared in all: some thousand paths of the usual length, in half a second at most. */
const MAX_PAIRS = 2_000_000
/** Letters of which one may be wrong. */
const LETTERS_PER_SLIP = 3

/**
 * What a path that does not exist was meant to be: one that differs in a letter of three at most, in case, or that ends
 * with it.
 *
 * @param candidates POSIX; the first of several that are equally near is taken
 */
export function nearestPath(wanted: string, candidates: readonly string[]): string | undefined {
  const limit = Math.max(1, Math.floor(wanted.length / LETTERS_PER_SLIP))
  let nearest: string | undefined
  let least = limit + 1
  let pairs = 0
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - wanted.length) <= limit) pairs += candidate.length * wanted.length
    if (pairs > MAX_PAIRS) break
    const distance = distanceOf(wanted, candidate, limit)
    if (distance >= least) continue
    nearest = candidate
    least = distance
  }
  return nearest
}

function distanceOf(wanted: string, candidate: string, limit: number): number {
  if (candidate.endsWith(`/${wanted}`)) return 1
  if (Math.abs(candidate.length - wanted.length) > limit) return limit + 1
  return editDistance(wanted.toLowerCase(), candidate.toLowerCase())
}
