const MAX_CODE_POINTS = 200
/** What would break a line or turn its direction. */
const UNPRINTABLE = /[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]/gu

/**
 * A project's name as it can be sent and shown: at most 200 code points, without control characters.
 *
 * @returns `undefined` when nothing is left
 */
export function usableName(text: string | undefined): string | undefined {
  const name = text?.toWellFormed().replace(UNPRINTABLE, '').trim() ?? ''
  // A code point has two units at most, and only the beginning is worth taking apart.
  const start = Array.from(name.slice(0, 2 * MAX_CODE_POINTS))
  return start.slice(0, MAX_CODE_POINTS).join('').trim() || undefined
}
