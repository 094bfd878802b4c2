/**
 * The text with the line breaks and tabs that are written as `\n`, `\r` and `\t` made blanks, two for two, so that every
 * offset stands: in the JSON that tools print, the `n` of a break would else be a letter in front of a token.
 */
export function plainBreaks(text: string): string {
  return text.includes('\\') ? text.replaceAll(/\\[nrt]/g, '  ') : text
}
