import { styleText } from 'node:util'

const ENTITIES: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&amp;': '&',
  '&quot;': '"',
  '&#64;': '@',
}

/**
 * Shows a job summary in a terminal: headings bold, tables aligned, links as their text, folded parts unfolded. It knows
 * the Markdown that our own summaries use, no more; the browser's picture is the real one.
 */
export function renderForTerminal(markdown: string): string {
  const output: string[] = []
  let table: string[][] = []
  let inFence = false
  for (const line of [...markdown.split('\n'), '']) {
    if (line.startsWith('```')) inFence = !inFence
    const isRow = !inFence && line.startsWith('|')
    if (isRow) {
      // A column may hold an escaped bar: only a bare one ends a cell.
      const cells = line.split(/(?<!\\)\|/).slice(1, -1)
      if (!cells.every((cell) => /^[\s:-]+$/.test(cell))) table.push(cells.map((cell) => inline(cell.trim())))
      continue
    }
    output.push(...alignedRows(table))
    table = []
    output.push(inFence || line.startsWith('```') ? styleText('dim', line) : block(line))
  }
  return output
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}

function block(line: string): string {
  const heading = /^(#{1,6}) (.*)$/.exec(line)
  if (heading !== null) return styleText('bold', inline(heading[2] ?? ''))
  const summary = /<summary>(.*?)<\/summary>/.exec(line)
  if (summary !== null) return styleText('bold', `▾ ${inline(summary[1] ?? '')}`)
  return inline(line)
}

/** Inline Markdown as plain text: what is escaped stays, what is markup goes. */
function inline(text: string): string {
  return text
    .replace(/<[^>]*>/g, '')
    .replace(/!?\[((?:\\.|[^\]\\])*)\]\([^)]*\)/g, '$1')
    .replace(/(?<!\\)(\*\*|`)/g, '')
    .replace(/&[a-z#0-9]+;/g, (entity) => ENTITIES[entity] ?? entity)
    .replace(/\\([!-/:-@[-`{-~])/g, '$1')
}

function alignedRows(rows: readonly (readonly string[])[]): string[] {
  const widths = rows.reduce<number[]>(
    (known, row) => row.map((cell, column) => Math.max(known[column] ?? 0, cell.length)),
    [],
  )
  return rows.map(
    (row) =>
      `  ${row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('   ')
        .trimEnd()}`,
  )
}
