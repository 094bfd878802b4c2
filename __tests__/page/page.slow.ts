import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { BrowserContext } from 'playwright-core'
import { findChromium, openPage, openWindow } from '../../scripts/page/browser.ts'
import type { PageSource } from '../../scripts/page/page-sources.ts'
import { writePages } from '../../scripts/page/write-pages.ts'

/** The golden summaries and comments: of real runs, and of hostile text. */
const SHEETS = [...goldenFiles('', 'summary'), ...goldenFiles('comments', 'comment')]

function goldenFiles(folder: string, kind: PageSource['kind']): PageSource[] {
  const directory = join(import.meta.dirname, '..', 'golden', folder)
  const files = readdirSync(directory).filter((file) => file.endsWith('.md'))
  return files.map((file) => {
    return { name: `${kind}-${file.slice(0, -3)}`, kind, markdown: readFileSync(join(directory, file), 'utf8') }
  })
}

/** Allowed origins of links. */
const LINK_ORIGINS = ['https://github.com', 'https://cloud.specstory.com']

/** Every element that a summary or a comment may have. */
const ELEMENTS =
  'a br wbr code details div h2 h3 hr li ol p span strong sub summary table tbody td th thead tr ul'.split(' ')

/** What the tests read from a rendered page. */
type PageContent = {
  readonly drawn: string
  readonly overflow: number
  readonly elements: readonly string[]
  /** The number of cells of each row of each table. */
  readonly rows: readonly number[]
  readonly links: readonly { readonly text: string; readonly url: string }[]
  readonly text: string
  readonly code: readonly string[]
  readonly diagrams: number
  readonly tables: readonly Table[]
  /** Names of the top-level elements. */
  readonly top: readonly string[]
}

type Table = {
  readonly head: readonly string[]
  /** The text of each cell, without the header row. */
  readonly rows: readonly (readonly string[])[]
  /** The number of columns that are fully visible without scrolling. */
  readonly visibleColumns: number
}

// A string, because it runs in the browser, and the project does not include the DOM types.
const READ_PAGE = `(() => {
  const body = document.querySelector('.markdown-body')
  const own = [...body.querySelectorAll('*')].filter((element) => !element.closest('.diagram'))
  return {
    drawn: document.body.dataset.rendered,
    overflow: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    elements: [...new Set(own.map((element) => element.localName))],
    rows: [...body.querySelectorAll('tr')].map(({ cells }) => cells.length),
    links: own.filter((element) => element.localName === 'a').map(({ innerText, href }) => ({ text: innerText, url: href })),
    text: body.innerText,
    code: own.filter((element) => element.localName === 'code').map(({ innerText }) => innerText),
    diagrams: body.querySelectorAll('.diagram svg').length,
    top: [...body.children].map((element) => element.localName),
    tables: [...body.querySelectorAll('table')].map((table) => {
      const [head, ...rows] = [...table.rows].map(({ cells }) => [...cells].map(({ innerText }) => innerText.trim()))
      // A table is a block that scrolls, no wider than the page; 1 px for rounding.
      const right = table.getBoundingClientRect().right + 1
      const visibleColumns = [...table.rows[0].cells].filter((cell) => cell.getBoundingClientRect().right <= right).length
      return { head, rows, visibleColumns }
    }),
  }
})()`

/** The number of cells of each row in the Markdown; a browser hides surplus cells. */
function countMarkdownCells(markdown: string): number[] {
  const lines = markdown.split('\n').filter((line) => line.startsWith('| ') && !/^[| :-]+$/.test(line))
  return lines.map((line) => line.replace(/\\./g, '').split('|').length - 2)
}

const chromium = findChromium()
const name = 'rendered pages'
const describeInBrowser =
  chromium === undefined
    ? describe.skip.bind(describe, `${name} (no Chromium: install it, or set CHROMIUM)`)
    : describe.bind(describe, name)

describeInBrowser(() => {
  const directory = mkdtempSync(join(tmpdir(), 'pages-'))
  const windows: Record<string, BrowserContext> = {}

  beforeAll(async () => {
    writePages(directory, SHEETS)
    windows['wide'] = await openWindow(chromium ?? '', { width: 960, colorScheme: 'light' })
    windows['narrow'] = await openWindow(chromium ?? '', { width: 400, colorScheme: 'dark' })
  })

  afterAll(async () => {
    for (const window of Object.values(windows)) await window.close()
    rmSync(directory, { recursive: true, force: true })
  })

  const contents = new Map<string, Promise<PageContent>>()
  function readPage(width: 'wide' | 'narrow', sheet: string): Promise<PageContent> {
    const content = contents.get(`${width} ${sheet}`) ?? loadPage(width, sheet)
    contents.set(`${width} ${sheet}`, content)
    return content
  }

  async function loadPage(width: 'wide' | 'narrow', sheet: string): Promise<PageContent> {
    const window = windows[width]
    if (window === undefined) throw new Error('no window was opened')
    const page = await openPage(window, directory, `${sheet}-open`)
    const content = await page.evaluate<PageContent>(READ_PAGE)
    await page.close()
    return content
  }

  describe.each(SHEETS)('$name', ({ name: sheet, markdown }) => {
    test('renders tables and diagrams, with no unexpected elements or raw Markdown', async () => {
      const content = await readPage('wide', sheet)
      expect(content.drawn).toBe('yes')
      expect(content.diagrams).toBe(markdown.split('```mermaid').length - 1)
      expect(content.rows).toEqual(countMarkdownCells(markdown))
      expect(content.elements.filter((element) => !ELEMENTS.includes(element))).toEqual([])
      expect(content.overflow).toBe(0)
      const longestFirst = content.code.toSorted((a, b) => b.length - a.length)
      const plain = longestFirst.reduce((text, code) => text.replaceAll(code, ''), content.text)
      if (!sheet.endsWith('hostile-titles')) expect(plain).not.toMatch(/(?<!\/)\*\*(?!\/)|\]\(|^\||^#+ |&(?:lt|amp);/m)
    })

    test('links only to SpecStory Cloud and GitHub, and mentions no accounts', async () => {
      const content = await readPage('wide', sheet)
      for (const { url, text } of content.links) {
        expect([LINK_ORIGINS.includes(new URL(url).origin), url]).toEqual([true, url])
        expect(text.trim()).not.toBe('')
      }
      expect(content.text).not.toMatch(/@[a-z\d]/i)
      expect(content.elements).not.toContain('img')
    })

    test('fits the width of a phone', async () => {
      const content = await readPage('narrow', sheet)
      expect(content.drawn).toBe('yes')
      expect(content.overflow).toBe(0)
    })
  })

  const REAL_RUNS = SHEETS.filter(({ name: sheet }) => !sheet.endsWith('hostile-titles'))

  describe.each(REAL_RUNS)('$name of a real run', ({ name: sheet, kind }) => {
    test('starts with the result, and has no empty columns, diagrams or status `skipped`', async () => {
      const { top, tables, diagrams } = await readPage('wide', sheet)
      expect(top.slice(0, 2)).toEqual([kind === 'summary' ? 'h2' : 'h3', 'p'])
      expect(diagrams).toBe(0)
      for (const { head, rows } of tables) {
        const empty = head.filter((_, column) => rows.every((row) => ['0', ''].includes(row[column] ?? '')))
        expect(empty).toEqual([])
        expect([head, ...rows].flat().join('\n')).not.toMatch(/^skipped$/im)
      }
    })

    test('shows every column without scrolling on a phone', async () => {
      const { tables } = await readPage('narrow', sheet)
      for (const { head, visibleColumns } of tables) {
        expect(head.slice(0, visibleColumns)).toEqual(head)
      }
    })

    test('lists sessions by date, newest first', async () => {
      const { tables } = await readPage('wide', sheet)
      for (const { head, rows } of tables.filter(({ head }) => head.at(-1) === 'Session')) {
        const column = head.findIndex((text) => /date \(UTC\)$/i.test(text))
        expect(column).not.toBe(-1)
        // The date follows the status in the same cell. The last row may be a count of omitted rows, and a file that was
        // not read has no date.
        const cells = rows.map((row) => (row[column]?.split('\n').at(-1) ?? '').replaceAll('\u2011', '-'))
        const dates = cells.filter((text) => text !== '' && !text.startsWith('…'))
        for (const date of dates) expect(date).toMatch(/^20\d\d-\d\d-\d\d \d\d:\d\d$/)
        expect(dates).toEqual(dates.toSorted().reverse())
      }
    })

    test('has no backticks, sizes in bytes or absolute paths', async () => {
      const { text } = await readPage('wide', sheet)
      expect(text).not.toMatch(/`|\d bytes|\/home\/runner|timeout had passed|August 2025|truncated/)
    })
  })

  test('states a cause of all failed sessions once', async () => {
    for (const [sheet, cause] of Object.entries({
      'summary-cancelled': 'cancelled by SIGINT',
      'summary-rate-limit': 'Rate limit exceeded',
      'summary-rejected-token': 'rejected the token',
      'summary-no-sessions': '.specstory/history: the directory',
      'summary-withheld-sessions': 'Revoke ',
    })) {
      const { text } = await readPage('wide', sheet)
      expect([sheet, text.split(cause).length - 1]).toEqual([sheet, 1])
    }
  })

  test('a check before the merge shows no warning, and a failed check does', async () => {
    for (const sheet of ['summary-check-before-merge', 'comment-check-before-merge']) {
      const { text } = await readPage('wide', sheet)
      expect(text).toContain('after the merge')
      expect(text).not.toMatch(/⚠️|❌|incomplete|missing|wrong|\b0 (?:is|are)\b/)
    }
    expect((await readPage('wide', 'summary-check')).text).toMatch(/^❌ SpecStory check failed/)
    expect((await readPage('wide', 'comment-check')).text).toMatch(/^❌/)
  })

  test('a title with HTML or Markdown is shown as text', async () => {
    const { text } = await readPage('wide', 'comment-hostile-titles')
    expect(text).toContain('<img src=x onerror=alert(1)> & <script>alert(1)</script> </details>')
    expect(text).toContain('**bold** __bold__ ~~gone~~ # heading')
  })
})
