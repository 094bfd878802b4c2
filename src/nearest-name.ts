/** Maximum compared pairs of letters: about a thousand paths, at most half a second. */
const MAX_PAIRS = 2_000_000
/** One wrong letter is allowed per this many. */
const LETTERS_PER_SLIP = 3

/**
 * Finds the candidate nearest to a typo. At most a third of the letters may differ; case does not count. A candidate
 * that ends with the given path also matches.
 * @param candidates of equally near ones, the first is returned
 */
export function findNearestName(typo: string, candidates: readonly string[]): string | undefined {
  const limit = Math.max(1, Math.floor(typo.length / LETTERS_PER_SLIP))
  let nearest: string | undefined
  let smallest = limit + 1
  let pairs = 0
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - typo.length) <= limit) pairs += candidate.length * typo.length
    if (pairs > MAX_PAIRS) break
    const distance = computeDistance(typo, candidate, limit)
    if (distance >= smallest) continue
    nearest = candidate
    smallest = distance
  }
  return nearest
}

function computeDistance(typo: string, candidate: string, limit: number): number {
  if (candidate.endsWith(`/${typo}`)) return 1
  if (Math.abs(candidate.length - typo.length) > limit) return limit + 1
  return computeEditDistance(typo.toLowerCase(), candidate.toLowerCase())
}

/** Computes the Levenshtein distance. */
function computeEditDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, column) => column)
  for (const [index, letter] of [...a].entries()) {
    const next = [index + 1]
    for (let column = 1; column <= b.length; column++) {
      const replaced = (row[column - 1] ?? 0) + (letter === b[column - 1] ? 0 : 1)
      next.push(Math.min(replaced, (row[column] ?? 0) + 1, (next[column - 1] ?? 0) + 1))
    }
    row = next
  }
  return row[b.length] ?? 0
}
