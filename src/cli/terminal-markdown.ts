import { styleText } from 'node:util'
import stringWidth from 'string-width'

// Supports only the Markdown of our summary: a full parser would be the largest part of the bundle.

const ENTITIES: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&amp;': '&',
  '&quot;': '"',
  '&#64;': '@',
}

/** Styles of inline text; `isBare` omits a link's URL. */
type TextStyle = {
  bold(text: string): string
  dim(text: string): string
  link(text: string, url: string, isBare: boolean): string
}

/** For a pipe, a file, or NO_COLOR. */
const PLAIN: TextStyle = {
  bold: (text) => text,
  dim: (text) => text,
  link: (text, url, isBare) => (isBare || text === url ? text : `${text} (${url})`),
}

const STYLED: TextStyle = {
  bold: (text) => styleText('bold', text, { validateStream: false }),
  dim: (text) => styleText('dim', text, { validateStream: false }),
  // A terminal without support for links shows only the text.
  link: (text, url) => `\u001b]8;;${url}\u001b\\${text}\u001b]8;;\u001b\\`,
}

/**
 * Renders a job summary for a terminal: aligned tables, unfolded details, no charts.
 * @param isStyled uses bold text and links; otherwise plain text
 */
export function renderForTerminal(markdown: string, isStyled: boolean): string {
  const style = isStyled ? STYLED : PLAIN
  const output: string[] = []
  let table: string[][] = []
  let fence: string | undefined
  for (const line of [...markdown.split('\n'), '']) {
    if (line.startsWith('```')) {
      fence = fence === undefined ? line.slice(3) : undefined
      continue
    }
    if (fence === undefined && line.startsWith('|')) {
      // An escaped bar does not end a cell.
      table.push(line.split(/(?<!\\)\|/).slice(1, -1))
      continue
    }
    output.push(...renderTable(table, style))
    table = []
    if (fence === undefined) output.push(renderLine(line, style))
    else if (fence !== 'mermaid') output.push(style.dim(line))
  }
  return output
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .replace(/^\n+/, '')
    .trimEnd()
}

function renderLine(line: string, style: TextStyle): string {
  const heading = /^#{1,6} (.*)$/.exec(line)?.[1]
  if (heading !== undefined) return style.bold(renderInline(heading, style, false))
  const summary = line.indexOf('<summary>')
  if (summary !== -1) return style.bold(`▾ ${renderInline(line.slice(summary), style, false)}`)
  if (line === '---') return style.dim('─'.repeat(40))
  return renderInline(line.replace(/\\$/, ''), style, false)
}

/** Removes inline markup and unescapes the text. */
function renderInline(text: string, style: TextStyle, isBare: boolean): string {
  return splitAtLinks(text)
    .map(({ text: part, url }) =>
      url === undefined ? renderText(part, style) : style.link(renderText(part, PLAIN), url, isBare),
    )
    .join('')
}

function renderText(text: string, style: TextStyle): string {
  return (
    text
      .replaceAll('<br>', ' · ')
      .replace(/<[^<>]*>/g, '')
      .replace(/(?<!\\)\*\*((?:\\.|[^*\\])*)\*\*/g, (_, words: string) => style.bold(words))
      .replace(/(?<!\\)`/g, '')
      .replace(/&[a-z#0-9]+;/g, (entity) => ENTITIES[entity] ?? entity)
      .replace(/\\([!-/:-@[-`{-~])/g, '$1')
      // Prevents links on GitHub; useless in a terminal, and copied with the text.
      .replaceAll('\u200b', '')
      // Keeps a date on one line in a browser.
      .replaceAll('\u2011', '-')
  )
}

/** @param rows untrimmed cells; the second row has the alignment */
function renderTable(rows: readonly (readonly string[])[], style: TextStyle): string[] {
  const [, rules = []] = rows
  const rendered = rows
    .filter((_, index) => index !== 1)
    .map((cells) => cells.map((cell) => renderInline(cell.trim(), style, true)))
  const widths = rules.map((_, column) => Math.max(...rendered.map((cells) => stringWidth(cells[column] ?? ''))))
  return rendered.map((cells, row) => {
    const padded = cells.map((cell, column) => {
      const space = ' '.repeat(Math.max(0, (widths[column] ?? 0) - stringWidth(cell)))
      return rules[column]?.trim().endsWith(':') && !rules[column]?.trim().startsWith(':') ? space + cell : cell + space
    })
    const line = padded.join('   ').trimEnd()
    return `  ${row === 0 ? style.bold(line) : line}`
  })
}

/** Text, or a link with its label as Markdown. */
type LinePart = { readonly text: string; readonly url?: string }

/** Splits a line at its links, in linear time: titles are untrusted. Brackets in text are escaped. */
function splitAtLinks(line: string): LinePart[] {
  const parts: LinePart[] = []
  let from = 0
  let start = findUnescaped(line, '[', 0)
  while (start !== -1) {
    const end = findUnescaped(line, ']', start)
    const close = end === -1 ? -1 : line.indexOf(')', end)
    if (close === -1) break
    if (line[end + 1] !== '(') {
      start = findUnescaped(line, '[', end)
      continue
    }
    parts.push({ text: line.slice(from, start) })
    parts.push({ text: line.slice(start + 1, end), url: line.slice(end + 2, close) })
    from = close + 1
    start = findUnescaped(line, '[', from)
  }
  return [...parts, { text: line.slice(from) }]
}

/** Finds an unescaped character at or after `from`, or -1. */
function findUnescaped(line: string, character: string, from: number): number {
  for (let at = from; at < line.length; at += 1) {
    if (line[at] === '\\') at += 1
    else if (line[at] === character) return at
  }
  return -1
}
