import { PRESET_GATES, WITH_PASSWORD } from './preset-gate.ts'
import { RULES } from './rules.ts'
import { StartIndex } from './start-index.ts'

const ANYTHING = /(?:)/y
/** A URL is everywhere, and one with a password is not. */
const GATES = PRESET_GATES.flatMap(({ starts }) =>
  starts.map((start) => [start, start === '://' ? WITH_PASSWORD : ANYTHING] as const),
)
const STARTS = new StartIndex<RegExp>([
  ...GATES,
  ...RULES.flatMap(({ starts }) => starts.map((start) => [start, ANYTHING] as const)),
  ['-----BEGIN ', ANYTHING],
  ['curl ', ANYTHING],
])

/**
 * Says whether a credential begins in a text, be the rest of it in the text or not: it looks for their first characters
 * alone, in one pass.
 */
export function beginsSecret(text: string): boolean {
  for (const { at, item } of STARTS.places(text)) {
    item.lastIndex = at
    if (item.test(text)) return true
  }
  return false
}
