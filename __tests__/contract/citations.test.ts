import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { findBrokenLinks, listHeadings } from '../../scripts/broken-links.ts'

const ROOT = join(import.meta.dirname, '..', '..')
/** Folders with files that people write; not `dist/`, which is built. */
const FOLDERS = [
  '.github',
  '__tests__',
  'docs',
  'examples',
  'local-cloud',
  'local-runner',
  'merge',
  'schema',
  'scripts',
  'src',
]
const TEXT_FILE = /\.(ts|mjs|cjs|js|json|md|ya?ml)$/

/**
 * Private notes that readers do not have, and issue threads, which move. Facts belong in `docs/`.
 * The character classes keep the pattern from matching itself.
 */
const FORBIDDEN_REFERENCE =
  /\b(?:CLOUD[-]API|SESSION[-]FILES|PLATFOR[M]|TOOL[C]HAIN|SECRET[S]\.md|STYL[E]\.md)\b|\(issu[e]\b|\bissu[e] #?\d|(?:\.\.|\/work)\/share[d]\b/

const files = [
  ...readdirSync(ROOT).filter((file) => TEXT_FILE.test(file) && file !== 'package-lock.json'),
  ...FOLDERS.flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .map((file) => join(folder, file))
      .filter((file) => TEXT_FILE.test(file) && !file.includes('golden')),
  ),
].map((file) => file.replaceAll('\\', '/'))

const read = (file: string): string => readFileSync(join(ROOT, file), 'utf8')

/** Joins the lines of a text and removes comment markers. */
function unwrap(text: string): string {
  return text.replace(/\n[ \t]*(?:\*|\/\/|#)?[ \t]*/g, ' ')
}

test('the list of files includes sources, pages and workflows', () => {
  expect(files.length).toBeGreaterThan(200)
  expect(files).toEqual(
    expect.arrayContaining(['CONTRIBUTING.md', 'src/main.ts', 'docs/internals/cloud.md', '.github/workflows/ci.yml']),
  )
})

describe('a citation', () => {
  test('names a page of docs/ that exists', () => {
    const missing = files.flatMap((file) =>
      [...read(file).matchAll(/(?<![\w/.-])docs\/(?:internals\/)?[\w-]+\.\w+/g)]
        .filter(([page]) => !existsSync(join(ROOT, page)))
        .map(([page]) => `${file}: ${page}`),
    )
    expect(missing).toEqual([])
  })

  test('names a heading that the page has', () => {
    const missing = files.flatMap((file) =>
      [...unwrap(read(file)).matchAll(/\((docs\/(?:internals\/)?[\w-]+\.md), ([A-Z][^()]*)\)/g)]
        .filter(([, page = '', section = '']) => existsSync(join(ROOT, page)) && !listHeadings(page).includes(section))
        .map(([citation]) => `${file}: ${citation}`),
    )
    expect(missing).toEqual([])
  })

  test('names a source or a test that exists', () => {
    const missing = files
      .filter((file) => file.endsWith('.md'))
      .flatMap((file) =>
        [...read(file).matchAll(/(?<=`)(?:src|__tests__|scripts|local-cloud|local-runner)\/[\w./-]+\.ts(?=`)/g)]
          .filter(([path]) => !existsSync(join(ROOT, path)))
          .map(([path]) => `${file}: ${path}`),
      )
    expect(missing).toEqual([])
  })

  test('refers to nothing outside of the repository', () => {
    const outside = files.flatMap((file) =>
      read(file)
        .split('\n')
        .flatMap((line, index) => (FORBIDDEN_REFERENCE.test(line) ? [`${file}:${index + 1}: ${line.trim()}`] : [])),
    )
    expect(outside).toEqual([])
  })
})

test('every link of a page leads to a non-empty file and an existing anchor', () => {
  const broken = files.filter((file) => file.endsWith('.md')).flatMap(findBrokenLinks)
  expect(broken).toEqual([])
})
