import { formatCount } from '../message-format.ts'

/** GitHub silently drops a larger summary (docs/internals/runners.md, Job summary). */
const SUMMARY_LIMIT_BYTES = 1_048_576

/** Reserved for earlier output of the step. */
const MARGIN_BYTES = 32_768

export const SUMMARY_BUDGET_BYTES = SUMMARY_LIMIT_BYTES - MARGIN_BYTES

/** Maximum share of the remaining bytes for one table, so that later tables fit. */
const TABLE_SHARE = 0.5

/** Reserved for the end of a table. */
const CLOSING_BYTES = 600

/** A table, or a list. Rows are created one by one, while they fit. */
type Table<Item> = {
  /** Trusted text: Markdown inside `<summary>` is not rendered. */
  readonly title: string
  readonly intro?: string
  readonly folded: boolean
  /** Show the title only if no row fits. */
  readonly untitled?: true
  /** Prefix `>` aligns a column right. Empty: a list, whose items have one cell. */
  readonly columns: readonly string[]
  readonly items: readonly Item[]
  readonly limit?: number
  /** Renders one row as escaped Markdown. */
  cells(item: Item): readonly string[]
}

/** Markdown of limited size. */
export type MarkdownDocument = {
  /** Adds a paragraph if it fits. */
  addBlock(markdown: string): void
  /** Adds a table, unless there are no items. */
  addTable<Item>(addTable: Table<Item>): void
  toText(): string
}

/** @param truncationNote completes "…and 12 more, …" */
export function createDocument(budgetBytes: number, truncationNote: string): MarkdownDocument {
  let parts: string[] = []
  let remainingBytes = budgetBytes

  function add(markdown: string, limit = remainingBytes): boolean {
    const size = Buffer.byteLength(markdown)
    if (size > Math.min(limit, remainingBytes)) return false
    parts.push(markdown)
    remainingBytes -= size
    return true
  }

  function addTable<Item>({
    title,
    intro,
    folded,
    untitled,
    columns,
    items,
    limit = items.length,
    cells,
  }: Table<Item>): void {
    if (items.length === 0) return
    const start = { parts: parts.length, remainingBytes }
    const floor = remainingBytes - Math.floor(remainingBytes * TABLE_SHARE) + CLOSING_BYTES
    const shownTitle = untitled ? '' : `### ${title}\n\n`
    const opening = folded ? `<details>\n<summary>${title}</summary>\n\n` : shownTitle
    const header = columns.length === 0 ? '' : formatHeader(columns)
    add([opening, intro, intro && '\n\n', header].join(''))
    let shown = 0
    for (const item of items.slice(0, limit)) {
      const row = columns.length === 0 ? `- ${cells(item).join('')}\n` : formatRow(cells(item))
      if (!add(row, remainingBytes - floor)) break
      shown += 1
    }
    if (shown === 0) {
      parts = parts.slice(0, start.parts)
      remainingBytes = start.remainingBytes
      add(`${title}, ${truncationNote}.\n\n`)
      return
    }
    if (shown < items.length) add(`\n…and ${formatCount(items.length - shown)} more, ${truncationNote}.\n`)
    add(folded ? '\n</details>\n\n' : '\n')
  }

  return { addBlock: (markdown) => void add(`${markdown}\n\n`), addTable, toText: () => parts.join('') }
}

function formatRow(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |\n`
}

function formatHeader(columns: readonly string[]): string {
  const names = columns.map((column) => column.replace(/^>/, ''))
  const rules = columns.map((column) => (column.startsWith('>') ? '---:' : ':---'))
  return formatRow(names) + formatRow(rules)
}
