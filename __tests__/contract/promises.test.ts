import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { readPage } from '../../scripts/readme.ts'
import { NO_PROMISES, PROMISES } from './promises.ts'
import { sentencesOf } from './sentences.ts'

const TESTS = join(import.meta.dirname, '..')
const PROMISING = /\b(?:never|always|only|every)\b/i
/** Facts of the world outside, measurements, texts of errors; and what `npm run readme` repeats of action.yml. */
const OTHER_PAGES = /^docs\/(?:cloud|transcripts|projects|runners|performance|troubleshooting|inputs)\.md$/

const pages = [
  'README.md',
  'SECURITY.md',
  ...readdirSync(join(TESTS, '..', 'docs'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`)
    .filter((page) => !OTHER_PAGES.test(page)),
]

/** The lines of a test file that can hold a name: not its comments. */
function linesOf(file: string): string {
  const text = readFileSync(join(TESTS, `${file}.test.ts`), 'utf8')
  return text
    .split('\n')
    .filter((line) => !/^\s*(?:\/\/|\*|\/\*)/.test(line))
    .join('\n')
}

describe.each(pages)('%s', (page) => {
  const promises = PROMISES[page] ?? []

  test('has a test for each sentence with never, always, only or every', () => {
    const found = sentencesOf(readPage(page)).filter((sentence) => PROMISING.test(sentence))
    const held = promises.map(([sentence]) => sentence)
    expect({
      withoutTest: found.filter((sentence) => !held.includes(sentence) && !NO_PROMISES.includes(sentence)),
      notOnThePage: held.filter((sentence) => !found.includes(sentence)),
    }).toEqual({ withoutTest: [], notOnThePage: [] })
  })

  test('names tests that are there', () => {
    const missing = promises.filter(
      ([, file, name]) => !existsSync(join(TESTS, `${file}.test.ts`)) || !linesOf(file).includes(name),
    )
    expect(missing).toEqual([])
  })
})

test('every page of the list is one that is looked at, and no sentence is excused that no page has', () => {
  expect(pages).toEqual(expect.arrayContaining(Object.keys(PROMISES)))
  const all = pages.flatMap((page) => sentencesOf(readPage(page)))
  expect(NO_PROMISES.filter((sentence) => !all.includes(sentence))).toEqual([])
})

test.each<[string, string, string[]]>([
  ['prose over two lines', 'It is\nnever so. It is.', ['It is never so.', 'It is.']],
  ['cells of a table', '| a | b. C |\n|---|---|\n| d | e |', ['a', 'b.', 'C', 'd', 'e']],
  ['points of a list', '- One.\n- **Two.** Three.\n1. Four\n   more.', ['One.', '**Two.**', 'Three.', 'Four more.']],
  ['neither code, comment nor heading', '# Never\n<!-- never -->\n```\nnever\n```\nYes.', ['Yes.']],
])('sentences are taken from %s', (_name, page, sentences) => {
  expect(sentencesOf(page).filter((sentence) => !/^-+$/.test(sentence))).toEqual(sentences)
})
