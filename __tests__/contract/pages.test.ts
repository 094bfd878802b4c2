import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { parse } from 'yaml'
import { readActionMetadata } from '../../local-runner/action-metadata.ts'
import { EXAMPLES, FILLED_PAGES, fillPage, readPage } from '../../scripts/readme.ts'
import { getShortLine, SHORT_LINES } from '../../scripts/short-lines.ts'

const ROOT = join(import.meta.dirname, '..', '..')
const readme = readPage('README.md')
const action = readActionMetadata()
const PAGES = readdirSync(join(ROOT, 'docs')).filter((name) => name.endsWith('.md'))

describe('pages', () => {
  test.each(FILLED_PAGES)('%s matches the output of `npm run readme`', (page) => {
    expect(readPage(page)).toBe(fillPage(readPage(page)))
  })

  test('`npm run readme` fills every page that has a placeholder', () => {
    const internals = readdirSync(join(ROOT, 'docs/internals')).map((name) => `docs/internals/${name}`)
    const pages = ['README.md', ...PAGES.map((name) => `docs/${name}`), ...internals]
    const filled = pages.filter((page) =>
      /^<!-- \/(inputs|outputs|merge inputs|flags|providers|formats|vendors|example)\b/m.test(readPage(page)),
    )
    expect(filled.sort()).toEqual([...FILLED_PAGES].sort())
  })

  test('each example is shown on exactly one page', () => {
    const shown = FILLED_PAGES.flatMap((page) => [...readPage(page).matchAll(/<!-- example (\S+) -->/g)])
    expect(shown.map(([, name]) => name).sort()).toEqual(EXAMPLES)
  })

  test('docs/reference.md has the full description of every input and output', () => {
    const reference = readPage('docs/reference.md')
    for (const { description } of [...Object.values(action.inputs), ...Object.values(action.outputs)])
      expect(reference).toContain(description.trim().replace(/\s+/g, ' '))
  })

  test('README.md and CONTRIBUTING.md name only npm scripts that exist', () => {
    const { scripts } = JSON.parse(readPage('package.json')) as { scripts: Record<string, string> }
    for (const page of ['README.md', 'CONTRIBUTING.md'])
      for (const [, command = ''] of readPage(page).matchAll(/\bnpm (?:run )?((?<=run )[a-z0-9:]+|start\b|test\b)/g))
        expect(Object.keys(scripts)).toContain(command)
  })
})

test.each(['docs', 'docs/internals'])('the index of %s links to every page in it', (directory) => {
  const pages = readdirSync(join(ROOT, directory)).filter((name) => name.endsWith('.md') && name !== 'README.md')
  const index = readPage(`${directory}/README.md`)
  expect(pages.filter((name) => !index.includes(`](${name})`))).toEqual([])
})

describe('README.md', () => {
  test('has one line of at most 100 characters for each input and output', () => {
    for (const kind of ['inputs', 'outputs'] as const) {
      const lines = Object.entries(action[kind]).map(([name, { description }]) => getShortLine(kind, name, description))
      expect(lines.filter((line) => line.length > 100 || !line.endsWith('.'))).toEqual([])
      expect(Object.keys(action[kind])).toEqual(expect.arrayContaining(Object.keys(SHORT_LINES[kind])))
    }
  })
})

describe('the quick start', () => {
  const push = parse(readPage('examples/push.yml')) as {
    readonly on: { readonly push: { readonly paths: string[] }; readonly workflow_dispatch: null }
  }

  test('is triggered by the commit that adds it, and manually', () => {
    const file = '.github/workflows/specstory.yml'
    expect(readme).toContain(`\`${file}\``)
    expect(push.on.push.paths).toEqual(['.specstory/**', file])
    expect(Object.keys(push.on)).toContain('workflow_dispatch')
  })
})

test('examples/first-upload.yml is started manually and sets a `timeout` below the limit of its job', () => {
  const upload = parse(readPage('examples/first-upload.yml')) as {
    readonly on: string
    readonly jobs: { readonly sync: { 'timeout-minutes': number; steps: { with: { timeout?: number } }[] } }
  }
  expect(upload.on).toBe('workflow_dispatch')
  const { sync } = upload.jobs
  const timeout = sync.steps.find((step) => step.with.timeout !== undefined)?.with.timeout ?? 0
  expect(timeout).toBeGreaterThanOrEqual(3600)
  expect(sync['timeout-minutes'] * 60).toBeGreaterThan(timeout)
})
