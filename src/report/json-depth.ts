const QUOTE = '"'.charCodeAt(0)
const BACKSLASH = '\\'.charCodeAt(0)
const OPENING = new Set([...'[{'].map((character) => character.charCodeAt(0)))
const CLOSING = new Set([...']}'].map((character) => character.charCodeAt(0)))

/**
 * Tells whether brackets are nested deeper than so many levels, before a parser builds them all. Linear in the text; of
 * a text that is no JSON the answer means nothing, and its parser will say so.
 */
export function isNestedDeeper(text: string, levels: number): boolean {
  let depth = 0
  let isQuoted = false
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index)
    if (code === QUOTE) isQuoted = !isQuoted
    else if (isQuoted) index += code === BACKSLASH ? 1 : 0
    else if (OPENING.has(code) && ++depth > levels) return true
    else if (CLOSING.has(code)) depth -= 1
  }
  return false
}
