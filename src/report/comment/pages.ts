/** What GitHub's API gives at most on a page. */
export const PER_PAGE = 100

/** Pages asked for at a time once the first one was full: thirty one after the other would take longer than a comment may. */
const PAGES_AT_A_TIME = 5

/** Every item of a paged list, up to `maxPages` pages of a hundred; a page that is not full is the last one. */
export async function allPages<Item>(
  page: (number: number) => Promise<readonly Item[]>,
  maxPages: number,
): Promise<Item[]> {
  const items = [...(await page(1))]
  let isFull = items.length === PER_PAGE
  for (let next = 2; isFull && next <= maxPages; next += PAGES_AT_A_TIME) {
    const numbers = Array.from({ length: Math.min(PAGES_AT_A_TIME, maxPages - next + 1) }, (_, index) => next + index)
    const wave = await Promise.all(numbers.map(page))
    items.push(...wave.flat())
    isFull = wave.at(-1)?.length === PER_PAGE
  }
  return items
}

/**
 * The same of a server whose pages are as long as its owner says: an empty one is the last. One after the other, because
 * nobody can tell how many there are.
 */
export async function allPagesOfAnySize<Item>(
  page: (number: number) => Promise<readonly Item[]>,
  maxItems: number,
): Promise<Item[]> {
  const items: Item[] = []
  for (let next = 1; items.length < maxItems; next += 1) {
    const found = await page(next)
    if (found.length === 0) return items
    items.push(...found)
  }
  return items.slice(0, maxItems)
}
