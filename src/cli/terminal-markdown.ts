import { styleText } from 'node:util'
import stringWidth from 'string-width'

// By hand: only the Markdown of this summary is drawn, and a parser for all of it would be the largest part of the bundle.

const ENTITIES: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&amp;': '&',
  '&quot;': '"',
  '&#64;': '@',
}

/** Draws inline text; `isBare` where what a link leads to cannot be shown beside it. */
type Ink = {
  bold(text: string): string
  dim(text: string): string
  link(text: string, url: string, isBare: boolean): string
}

/** For a pipe, a file, or a terminal whose user wants no colours. */
const PLAIN: Ink = {
  bold: (text) => text,
  dim: (text) => text,
  link: (text, url, isBare) => (isBare || text === url ? text : `${text} (${url})`),
}

const STYLED: Ink = {
  bold: (text) => styleText('bold', text, { validateStream: false }),
  dim: (text) => styleText('dim', text, { validateStream: false }),
  // A terminal that knows no links shows their text.
  link: (text, url) => `\u001b]8;;${url}\u001b\\${text}\u001b]8;;\u001b\\`,
}

/**
 * Draws a job summary for a terminal: headings bold, tables aligned by the columns that characters take, links to click
 * on, folded parts unfolded, charts left out. It knows the Markdown that our own summaries use, no more; the browser's
 * picture is the real one.
 *
 * @param isStyled with colours and links as a terminal understands them; else as plain text
 */
export function renderForTerminal(markdown: string, isStyled: boolean): string {
  const ink = isStyled ? STYLED : PLAIN
  const output: string[] = []
  let table: string[][] = []
  let fence: string | undefined
  for (const line of [...markdown.split('\n'), '']) {
    if (line.startsWith('```')) {
      fence = fence === undefined ? line.slice(3) : undefined
      continue
    }
    if (fence === undefined && line.startsWith('|')) {
      // A cell may hold an escaped bar: only a bare one ends it.
      table.push(line.split(/(?<!\\)\|/).slice(1, -1))
      continue
    }
    output.push(...drawTable(table, ink))
    table = []
    if (fence === undefined) output.push(drawLine(line, ink))
    else if (fence !== 'mermaid') output.push(ink.dim(line))
  }
  return output
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .replace(/^\n+/, '')
    .trimEnd()
}

function drawLine(line: string, ink: Ink): string {
  const heading = /^#{1,6} (.*)$/.exec(line)?.[1]
  if (heading !== undefined) return ink.bold(drawInline(heading, ink, false))
  const summary = line.indexOf('<summary>')
  if (summary !== -1) return ink.bold(`▾ ${drawInline(line.slice(summary), ink, false)}`)
  if (line === '---') return ink.dim('─'.repeat(40))
  return drawInline(line.replace(/\\$/, ''), ink, false)
}

/** Inline Markdown as text: what is escaped stays, what is markup goes. */
function drawInline(text: string, ink: Ink, isBare: boolean): string {
  return splitAtLinks(text)
    .map(({ text: part, url }) =>
      url === undefined ? drawText(part, ink) : ink.link(drawText(part, PLAIN), url, isBare),
    )
    .join('')
}

function drawText(text: string, ink: Ink): string {
  return (
    text
      .replaceAll('<br>', ' · ')
      .replace(/<[^<>]*>/g, '')
      .replace(/(?<!\\)\*\*((?:\\.|[^*\\])*)\*\*/g, (_, words: string) => ink.bold(words))
      .replace(/(?<!\\)`/g, '')
      .replace(/&[a-z#0-9]+;/g, (entity) => ENTITIES[entity] ?? entity)
      .replace(/\\([!-/:-@[-`{-~])/g, '$1')
      // It keeps GitHub from linking what is no link; a terminal would copy it along.
      .replaceAll('\u200b', '')
      // It keeps a date in one line.
      .replaceAll('\u2011', '-')
  )
}

/** @param rows cells as they are between the bars; the second row says how the columns are aligned */
function drawTable(rows: readonly (readonly string[])[], ink: Ink): string[] {
  const [, rules = []] = rows
  const drawn = rows
    .filter((_, index) => index !== 1)
    .map((cells) => cells.map((cell) => drawInline(cell.trim(), ink, true)))
  const widths = rules.map((_, column) => Math.max(...drawn.map((cells) => stringWidth(cells[column] ?? ''))))
  return drawn.map((cells, row) => {
    const padded = cells.map((cell, column) => {
      const space = ' '.repeat(Math.max(0, (widths[column] ?? 0) - stringWidth(cell)))
      return rules[column]?.trim().endsWith(':') && !rules[column]?.trim().startsWith(':') ? space + cell : cell + space
    })
    const line = padded.join('   ').trimEnd()
    return `  ${row === 0 ? ink.bold(line) : line}`
  })
}

/** A part of a line: text, or a link with its label as Markdown. */
type LinePart = { readonly text: string; readonly url?: string }

/**
 * Splits a line of our own Markdown at its links, where every bracket that is text is escaped. In one pass, for titles in
 * it are anybody's.
 */
function splitAtLinks(line: string): LinePart[] {
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
