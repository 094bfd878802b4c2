/** Decimal units, as file managers and GitHub show them: `950 B`, `70.3 KB`, `1.4 MB`. */
export function bytes(value: number): string {
  if (value < 1_000) return `${value} B`
  if (value < 999_950) return `${(value / 1_000).toFixed(1)} KB`
  if (value < 999_950_000) return `${(value / 1_000_000).toFixed(1)} MB`
  return `${(value / 1_000_000_000).toFixed(1)} GB`
}

/** The same, never broken into two lines of a narrow column. */
export function unbrokenBytes(value: number): string {
  return bytes(value).replace(' ', '\u00a0')
}

/** What a text has become: `15.6 KB → 26.0 KB`, or by how much it changed where both look the same: `26.0 KB (+12 B)`. */
export function changedBytes(before: number, after: number, show = bytes): string {
  if (before === after) return show(after)
  if (bytes(before) !== bytes(after)) return `${show(before)} → ${show(after)}`
  return `${show(after)} (${after > before ? '+' : '−'}${show(Math.abs(after - before))})`
}

/** A part of a whole: `30.1 KB of 34.0 KB`, or how much is missing where both look the same: `12 B less than 34.0 KB`. */
export function partOfBytes(part: number, whole: number): string {
  if (bytes(part) !== bytes(whole)) return `${bytes(part)} of ${bytes(whole)}`
  return `${bytes(whole - part)} less than ${bytes(whole)}`
}
