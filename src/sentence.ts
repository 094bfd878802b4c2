/**
 * Errors are fragments where they are made, so that they fit behind a colon and into a table; where one stands alone it
 * is a sentence: its first word with a capital letter, unless that is a path or a name, and a full stop.
 */
export function sentence(text: string): string {
  const start = text.replace(/^[a-z]+(?=[\s,])/, (word) => word.charAt(0).toUpperCase() + word.slice(1))
  return start === '' || /[.!?…]$/.test(start) ? start : `${start}.`
}
