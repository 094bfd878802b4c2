/** Rows of a table that a reader looks at, before they are taken as read. */
const ROWS = 8

/**
 * The Markdown with the rows of each long table left out but for the first ones, and their number in their place: what a
 * diff, or a picture, of thousands of rows would not show better.
 */
export function shortened(markdown: string): string {
  const lines: string[] = []
  let row = 0
  let leftOut = 0
  for (const line of [...markdown.split('\n'), undefined]) {
    const isRow = line?.startsWith('| ') === true && (row > 0 || lines.at(-1)?.startsWith('| :---') === true)
    if (isRow) row += 1
    if (isRow && row > ROWS) {
      leftOut += 1
      continue
    }
    if (!isRow && leftOut > 0) lines.push(`| … ${leftOut} more rows${' |'.repeat(columnsOf(lines.at(-1) ?? ''))}`)
    if (!isRow) [row, leftOut] = [0, 0]
    if (line !== undefined) lines.push(line)
  }
  return lines.join('\n')
}

function columnsOf(row: string): number {
  return row.replace(/\\./g, '').split('|').length - 2
}
