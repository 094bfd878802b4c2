/** A part of a line: text, or a link with its label as Markdown. */
type LinePart = { readonly text: string; readonly url?: string }

/**
 * Splits a line of our own Markdown at its links, where every bracket that is text is escaped. In one pass, for titles in
 * it are anybody's.
 */
export function splitAtLinks(line: string): LinePart[] {
  const parts: LinePart[] = []
  let from = 0
  let start = unescaped(line, '[', 0)
  while (start !== -1) {
    const end = unescaped(line, ']', start)
    const close = end === -1 ? -1 : line.indexOf(')', end)
    if (close === -1) break
    if (line[end + 1] !== '(') {
      start = unescaped(line, '[', end)
      continue
    }
    parts.push({ text: line.slice(from, start) })
    parts.push({ text: line.slice(start + 1, end), url: line.slice(end + 2, close) })
    from = close + 1
    start = unescaped(line, '[', from)
  }
  return [...parts, { text: line.slice(from) }]
}

/** Where a character stands without a backslash before it, at `from` or after; -1 when nowhere. */
function unescaped(line: string, character: string, from: number): number {
  for (let at = from; at < line.length; at += 1) {
    if (line[at] === '\\') at += 1
    else if (line[at] === character) return at
  }
  return -1
}
