import { formatCount } from '../message-format.ts'

/** GitHub drops a summary that is a byte larger than 1 MiB, and the step stays green (docs/internals/runners.md, Job summary). */
const SUMMARY_LIMIT_BYTES = 1_048_576

/** For what an earlier command of the same step may have written. */
const MARGIN_BYTES = 32_768

/** Bytes that a summary may have. */
export const SUMMARY_BUDGET_BYTES = SUMMARY_LIMIT_BYTES - MARGIN_BYTES

/** A table takes no more than this part of what is left, so that the ones after it are never crowded out. */
const TABLE_SHARE = 0.5

/** Held back of a table's part for its end and the line that says what was cut. */
const CLOSING_BYTES = 600

/** A table whose rows are made one by one, so that what does not fit is never made. */
type Table<Item> = {
  /** Plain words of our own: inside of `<summary>` Markdown is not read. */
  readonly title: string
  readonly intro?: string
  readonly folded: boolean
  /** The title is said only in place of rows that do not fit. */
  readonly untitled?: true
  /** Names of the columns; `>` in front aligns one to the right. */
  readonly columns: readonly string[]
  readonly items: readonly Item[]
  /** Maximum number of rows. */
  readonly limit?: number
  /** One row, as Markdown: untrusted text in it is escaped here. */
  cells(item: Item): readonly string[]
}

/** Markdown that never grows above its budget. */
export type MarkdownDocument = {
  /** A block of its own; left out when it does not fit. */
  block(markdown: string): void
  /** Nothing at all when there is no item. */
  table<Item>(table: Table<Item>): void
  text(): string
}

/** `cutTo` ends the sentence “and 12 more, …”: where the rows are that do not fit. */
export function createDocument(budgetBytes: number, cutTo: string): MarkdownDocument {
  let parts: string[] = []
  let room = budgetBytes

  function add(markdown: string, limit = room): boolean {
    const size = Buffer.byteLength(markdown)
    if (size > Math.min(limit, room)) return false
    parts.push(markdown)
    room -= size
    return true
  }

  function table<Item>({
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
    const start = { parts: parts.length, room }
    const floor = room - Math.floor(room * TABLE_SHARE) + CLOSING_BYTES
    const shownTitle = untitled ? '' : `### ${title}\n\n`
    const opening = folded ? `<details>\n<summary>${title}</summary>\n\n` : shownTitle
    add([opening, intro, intro && '\n\n', header(columns)].join(''))
    let shown = 0
    for (const item of items.slice(0, limit)) {
      if (!add(row(cells(item)), room - floor)) break
      shown += 1
    }
    if (shown === 0) {
      parts = parts.slice(0, start.parts)
      room = start.room
      add(`${title}, ${cutTo}.\n\n`)
      return
    }
    if (shown < items.length) add(`\n…and ${formatCount(items.length - shown)} more, ${cutTo}.\n`)
    add(folded ? '\n</details>\n\n' : '\n')
  }

  return { block: (markdown) => void add(`${markdown}\n\n`), table, text: () => parts.join('') }
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |\n`
}

function header(columns: readonly string[]): string {
  const names = columns.map((column) => column.replace(/^>/, ''))
  const rules = columns.map((column) => (column.startsWith('>') ? '---:' : ':---'))
  return row(names) + row(rules)
}
