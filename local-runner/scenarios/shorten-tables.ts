/** Maximum rows of a table. */
const ROWS = 8

/**
 * Keeps the first rows of each table in Markdown and replaces the others by their number: thousands of rows are of no use
 * in a diff or a picture.
 */
export function shortenTables(markdown: string): string {
  const lines: string[] = []
  let row = 0
  let omitted = 0
  for (const line of [...markdown.split('\n'), undefined]) {
    const isRow = line?.startsWith('| ') === true && (row > 0 || lines.at(-1)?.startsWith('| :---') === true)
    if (isRow) row += 1
    if (isRow && row > ROWS) {
      omitted += 1
      continue
    }
    if (!isRow && omitted > 0) lines.push(`| … ${omitted} more rows${' |'.repeat(countColumns(lines.at(-1) ?? ''))}`)
    if (!isRow) [row, omitted] = [0, 0]
    if (line !== undefined) lines.push(line)
  }
  return lines.join('\n')
}

function countColumns(row: string): number {
  return row.replace(/\\./g, '').split('|').length - 2
}
