/** Pairs of letters compared in all: some thousand paths of the usual length, in half a second at most. */
const MAX_PAIRS = 2_000_000
/** One letter of this many may be wrong. */
const LETTERS_PER_SLIP = 3

/**
 * Finds the name that a mistyped one was probably meant to be: it differs in a third of its letters at most, in case,
 * or ends with the given path.
 * @param candidates the first of several equally near ones is taken
 */
export function nearestName(typo: string, candidates: readonly string[]): string | undefined {
  const limit = Math.max(1, Math.floor(typo.length / LETTERS_PER_SLIP))
  let nearest: string | undefined
  let least = limit + 1
  let pairs = 0
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - typo.length) <= limit) pairs += candidate.length * typo.length
    if (pairs > MAX_PAIRS) break
    const distance = distanceBetween(typo, candidate, limit)
    if (distance >= least) continue
    nearest = candidate
    least = distance
  }
  return nearest
}

function distanceBetween(typo: string, candidate: string, limit: number): number {
  if (candidate.endsWith(`/${typo}`)) return 1
  if (Math.abs(candidate.length - typo.length) > limit) return limit + 1
  return editDistance(typo.toLowerCase(), candidate.toLowerCase())
}

/** Levenshtein's distance in letters. By hand: a package would be larger than these lines. */
function editDistance(a: string, b: string): number {
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
