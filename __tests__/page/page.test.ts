import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { BrowserContext } from 'playwright-core'
import { findChromium, openPage, openWindow } from '../../scripts/page/browser.ts'
import type { PageSource } from '../../scripts/page/page-sources.ts'
import { writePages } from '../../scripts/page/write-pages.ts'

/** What there are golden files of: what real runs published, and what hostile text was made of. */
const SHEETS = [...goldenFiles('', 'summary'), ...goldenFiles('comments', 'comment')]

function goldenFiles(folder: string, kind: PageSource['kind']): PageSource[] {
  const directory = join(import.meta.dirname, '..', 'golden', folder)
  const files = readdirSync(directory).filter((file) => file.endsWith('.md'))
  return files.map((file) => {
    return { name: `${kind}-${file.slice(0, -3)}`, kind, markdown: readFileSync(join(directory, file), 'utf8') }
  })
}

/** Hosts that a link may lead to. */
const HOSTS = ['https://github.com', 'https://cloud.specstory.com']

/** Every element that a summary or a comment is made of. */
const ELEMENTS =
  'a br wbr code details div h2 h3 hr li ol p span strong sub summary table tbody td th thead tr ul'.split(' ')

/** What the tests read off a page, in one go. */
type Seen = {
  readonly drawn: string
  readonly overflow: number
  readonly elements: readonly string[]
  /** Cells of each row of each table. */
  readonly rows: readonly number[]
  readonly links: readonly { readonly text: string; readonly url: string }[]
  readonly text: string
  readonly code: readonly string[]
  readonly pictures: number
  readonly tables: readonly Table[]
  /** The names of the first elements, from the top. */
  readonly top: readonly string[]
}

type Table = {
  readonly head: readonly string[]
  /** The text of each cell below the head. */
  readonly rows: readonly (readonly string[])[]
  /** Columns that are wholly in sight without scrolling. */
  readonly seen: number
}

// A string, because it runs in the browser, whose types the project has no other use for.
const SEE = `(() => {
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
    pictures: body.querySelectorAll('.diagram svg').length,
    top: [...body.children].map((element) => element.localName),
    tables: [...body.querySelectorAll('table')].map((table) => {
      const [head, ...rows] = [...table.rows].map(({ cells }) => [...cells].map(({ innerText }) => innerText.trim()))
      const { right } = body.getBoundingClientRect()
      const seen = [...table.rows[0].cells].filter((cell) => cell.getBoundingClientRect().right <= right).length
      return { head, rows, seen }
    }),
  }
})()`

/** Cells of each row as it was written: a browser shows no row too many and hides what is too much in one. */
function writtenRows(markdown: string): number[] {
  const lines = markdown.split('\n').filter((line) => line.startsWith('| ') && !/^[| :-]+$/.test(line))
  return lines.map((line) => line.replace(/\\./g, '').split('|').length - 2)
}

const chromium = findChromium()
const name = 'the pages, as a browser shows them'
const inBrowser =
  chromium === undefined
    ? describe.skip.bind(describe, `${name} (no Chromium: install it, or set CHROMIUM)`)
    : describe.bind(describe, name)

inBrowser(() => {
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

  const known = new Map<string, Promise<Seen>>()
  function see(width: 'wide' | 'narrow', sheet: string): Promise<Seen> {
    const seen = known.get(`${width} ${sheet}`) ?? look(width, sheet)
    known.set(`${width} ${sheet}`, seen)
    return seen
  }

  async function look(width: 'wide' | 'narrow', sheet: string): Promise<Seen> {
    const window = windows[width]
    if (window === undefined) throw new Error('no window was opened')
    const page = await openPage(window, directory, `${sheet}-open`)
    const seen = await page.evaluate<Seen>(SEE)
    await page.close()
    return seen
  }

  describe.each(SHEETS)('$name', ({ name: sheet, markdown }) => {
    test('has no broken table, no stray element, no raw Markdown, and its pictures are drawn', async () => {
      const seen = await see('wide', sheet)
      expect(seen.drawn).toBe('yes')
      expect(seen.pictures).toBe(markdown.split('```mermaid').length - 1)
      expect(seen.rows).toEqual(writtenRows(markdown))
      expect(seen.elements.filter((element) => !ELEMENTS.includes(element))).toEqual([])
      expect(seen.overflow).toBe(0)
      const longestFirst = seen.code.toSorted((a, b) => b.length - a.length)
      const plain = longestFirst.reduce((text, code) => text.replaceAll(code, ''), seen.text)
      if (!sheet.endsWith('hostile-titles')) expect(plain).not.toMatch(/(?<!\/)\*\*(?!\/)|\]\(|^\||^#+ |&(?:lt|amp);/m)
    })

    test('links to the cloud, GitHub and the documentation only, and notifies nobody', async () => {
      const seen = await see('wide', sheet)
      for (const { url, text } of seen.links) {
        expect([HOSTS.includes(new URL(url).origin), url]).toEqual([true, url])
        expect(text.trim()).not.toBe('')
      }
      expect(seen.text).not.toMatch(/@[a-z\d]/i)
      expect(seen.elements).not.toContain('img')
    })

    test('fits a telephone', async () => {
      const seen = await see('narrow', sheet)
      expect(seen.drawn).toBe('yes')
      expect(seen.overflow).toBe(0)
    })
  })

  const BY_RUNS = SHEETS.filter(({ name: sheet }) => !sheet.endsWith('hostile-titles'))

  describe.each(BY_RUNS)('$name, of a real run,', ({ name: sheet, kind }) => {
    test('answers first, and shows no column of zeros, no picture of the table and no “skipped”', async () => {
      const { top, tables, pictures } = await see('wide', sheet)
      expect(top.slice(0, 2)).toEqual([kind === 'summary' ? 'h2' : 'h3', 'p'])
      expect(pictures).toBe(0)
      for (const { head, rows } of tables) {
        const empty = head.filter((_, column) => rows.every((row) => ['0', ''].includes(row[column] ?? '')))
        expect(empty).toEqual([])
        expect([head, ...rows].flat().join('\n')).not.toMatch(/^skipped$/im)
      }
    })

    test('shows on a telephone what has become of each session, or when it was and what about', async () => {
      const { tables } = await see('narrow', sheet)
      for (const { head, seen } of tables) {
        // The counts: which state, and how many. Sessions: the state, and the date; or both the date and the title.
        const needed = head.at(-1) === 'Session' ? head.slice(0, 2) : head.slice(0, 1)
        expect(head.slice(0, seen)).toEqual(expect.arrayContaining(needed))
        if (head[1] === 'Sessions') expect(seen).toBeGreaterThan(1)
        expect(head.indexOf('What to do')).toBeLessThan(3)
      }
    })

    test('lists sessions with their date before the title, the newest first', async () => {
      const { tables } = await see('wide', sheet)
      for (const { head, rows } of tables.filter(({ head }) => head.at(-1) === 'Session')) {
        const column = head.indexOf('Date (UTC)')
        expect(column).not.toBe(-1)
        // A row may say how many more there are, and a file that was not looked at has no date.
        const cells = rows.map((row) => (row[column] ?? '').replaceAll('\u2011', '-'))
        const dates = cells.filter((text) => text !== '' && !text.startsWith('…'))
        for (const date of dates) expect(date).toMatch(/^20\d\d-\d\d-\d\d \d\d:\d\d$/)
        expect(dates).toEqual(dates.toSorted().reverse())
      }
    })

    test('shows code as code, sizes in KB and MB, and paths from the workspace', async () => {
      const { text } = await see('wide', sheet)
      expect(text).not.toMatch(/`|\d bytes|\/home\/runner|timeout had passed|August 2025|truncated/)
    })
  })

  test('what awaits the merge is calm, and a failure is one', async () => {
    for (const sheet of ['summary-check-before-merge', 'comment-check-before-merge']) {
      const { text } = await see('wide', sheet)
      expect(text).toContain('after the merge')
      expect(text).not.toMatch(/⚠️|❌|incomplete|missing|wrong|\b0 (?:is|are)\b/)
    }
    expect((await see('wide', 'summary-check')).text).toMatch(/^❌ SpecStory check failed/)
    expect((await see('wide', 'comment-check')).text).toMatch(/^❌/)
  })

  test('a title that tries to be something is shown as the text that it is', async () => {
    const { text } = await see('wide', 'comment-hostile-titles')
    expect(text).toContain('<img src=x onerror=alert(1)> & <script>alert(1)</script> </details>')
    expect(text).toContain('**bold** __bold__ ~~gone~~ # heading')
  })
})
