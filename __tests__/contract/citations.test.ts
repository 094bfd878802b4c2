import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from '@jest/globals'

const ROOT = join(import.meta.dirname, '..', '..')
/** Everything that people write; `dist/` repeats it, and the golden files are outputs. */
const PLACES = [
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
const WRITTEN = /\.(ts|mjs|cjs|js|json|md|ya?ml)$/

/**
 * Notes of workplaces, which no reader of the repository has, and threads that move and are closed. A fact belongs into
 * `docs/`. Each is spelled so that it does not find itself.
 */
const NOT_HERE =
  /\b(?:CLOUD[-]API|SESSION[-]FILES|PLATFOR[M]|TOOL[C]HAIN|SECRET[S]\.md|STYL[E]\.md)\b|\(issu[e]\b|\bissu[e] #?\d|(?:\.\.|\/work)\/share[d]\b/

const files = [
  ...readdirSync(ROOT).filter((file) => WRITTEN.test(file) && file !== 'package-lock.json'),
  ...PLACES.flatMap((place) =>
    readdirSync(join(ROOT, place), { recursive: true, encoding: 'utf8' })
      .map((file) => join(place, file))
      .filter((file) => WRITTEN.test(file) && !file.includes('golden')),
  ),
].map((file) => file.replaceAll('\\', '/'))

const read = (file: string): string => readFileSync(join(ROOT, file), 'utf8')

/** The text on one line, without the marks that begin the lines of a comment. */
function unwrapped(text: string): string {
  return text.replace(/\n[ \t]*(?:\*|\/\/|#)?[ \t]*/g, ' ')
}

function headings(page: string): string[] {
  const prose = read(page).replace(/^```[\s\S]*?^```/gm, '')
  return [...prose.matchAll(/^#{1,6} (.+)$/gm)].map(([, heading = '']) => heading)
}

/** A heading as GitHub makes an anchor of it. */
function anchor(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}_ -]/gu, '')
    .replaceAll(' ', '-')
}

test('everything that is written is looked at', () => {
  expect(files.length).toBeGreaterThan(200)
  expect(files).toEqual(
    expect.arrayContaining(['CONTRIBUTING.md', 'src/main.ts', 'docs/internals/cloud.md', '.github/workflows/ci.yml']),
  )
})

describe('a citation', () => {
  test('names a page of docs/ that is there', () => {
    const missing = files.flatMap((file) =>
      [...read(file).matchAll(/(?<![\w/.-])docs\/(?:internals\/)?[\w-]+\.\w+/g)]
        .filter(([page]) => !existsSync(join(ROOT, page)))
        .map(([page]) => `${file}: ${page}`),
    )
    expect(missing).toEqual([])
  })

  test('names a heading of that page', () => {
    const missing = files.flatMap((file) =>
      [...unwrapped(read(file)).matchAll(/\((docs\/(?:internals\/)?[\w-]+\.md), ([A-Z][^()]*)\)/g)]
        .filter(([, page = '', section = '']) => existsSync(join(ROOT, page)) && !headings(page).includes(section))
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

  test('is of nothing that is outside of the repository', () => {
    const outside = files.flatMap((file) =>
      read(file)
        .split('\n')
        .flatMap((line, index) => (NOT_HERE.test(line) ? [`${file}:${index + 1}: ${line.trim()}`] : [])),
    )
    expect(outside).toEqual([])
  })
})

test('a link in a page leads to a file that has text, and to a heading of it', () => {
  const broken = files
    .filter((file) => file.endsWith('.md'))
    .flatMap((file) =>
      [...read(file).matchAll(/\]\((?!https?:)([^)#\s]*)(?:#([^)\s]+))?\)/g)]
        .filter(([, path = '', id]) => !leadsSomewhere(path === '' ? file : join(dirname(file), path), id))
        .map(([link]) => `${file}: ${link}`),
    )
  expect(broken).toEqual([])
})

function leadsSomewhere(path: string, id: string | undefined): boolean {
  if (!existsSync(join(ROOT, path))) return false
  if (statSync(join(ROOT, path)).size === 0) return false
  if (id === undefined) return true
  return read(path).includes(`<a id="${id}">`) || headings(path).map(anchor).includes(id)
}
