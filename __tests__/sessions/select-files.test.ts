import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { type Candidate, selectPreferredFile } from '../../src/sessions/select-files.ts'

const STAMP = '2026-02-09_22-53-07Z'

function candidate(name: string, given: Partial<Candidate> = {}): Candidate {
  return { file: `h/${name}.md`, name, hasMessage: true, bytes: 1000, redacted: false, version: [2, 1, 0], ...given }
}

test.each<[string, Candidate[], string, Record<string, RegExp>]>([
  [
    'a file with a message (rule 1)',
    [candidate('a', { hasMessage: false, bytes: 9000, redacted: true }), candidate(STAMP, { bytes: 200 })],
    STAMP,
    { a: /no message/ },
  ],
  [
    'a redacted file only when it is not much shorter (rule 2)',
    [candidate('a', { bytes: 899, redacted: true }), candidate(STAMP)],
    STAMP,
    { a: /^a shorter copy: 899 B of 1\.0 KB$/ },
  ],
  [
    'a file of exactly 90 % of the largest (rule 2)',
    [candidate('a', { bytes: 900 }), candidate(STAMP)],
    'a',
    { [STAMP]: /only a timestamp/ },
  ],
  [
    'by length relative to the largest file with a message (rule 2)',
    [candidate('a', { hasMessage: false, bytes: 9000 }), candidate('b', { bytes: 95 }), candidate('c', { bytes: 100 })],
    'c',
    { a: /no message/, b: /shorter/ },
  ],
  [
    'a redacted file (rule 3)',
    [candidate('a', { bytes: 1100 }), candidate(STAMP, { redacted: true })],
    STAMP,
    { a: /no redaction markers/ },
  ],
  [
    'a name with a slug (rule 4)',
    [candidate(STAMP), candidate(`${STAMP}-x`)],
    `${STAMP}-x`,
    { [STAMP]: /only a timestamp/ },
  ],
  [
    'a slug to a timestamp without seconds or with an offset (rule 4)',
    [candidate('2026-02-09_22-53Z'), candidate('2026-02-09_22-53-07+0200'), candidate('slug')],
    'slug',
    { '2026-02-09_22-53Z': /only a timestamp/, '2026-02-09_22-53-07+0200': /only a timestamp/ },
  ],
  [
    'the higher Markdown version (rule 5)',
    [
      candidate('a', { version: [2, 1, 0] }),
      candidate('b', { version: [2, 10] }),
      candidate('c', { version: undefined }),
    ],
    'b',
    { a: /Markdown 2.1.0, older than Markdown 2.10/, c: /no Markdown version, older/ },
  ],
  [
    'the higher major version although its minor version is lower (rule 5)',
    [candidate('a', { version: [1, 9, 9] }), candidate('b', { version: [2, 0, 0] })],
    'b',
    { a: /Markdown 1.9.9, older than Markdown 2.0.0/ },
  ],
  [
    'the larger file (rule 6)',
    [candidate('a', { bytes: 999 }), candidate('b')],
    'b',
    { a: /^a shorter copy: 999 B of 1\.0 KB$/ },
  ],
  ['the first in path order (rule 7)', [candidate('b'), candidate('a')], 'a', { b: /later in path order/ }],
  ['the only file', [candidate('a', { hasMessage: false })], 'a', {}],
])('selectPreferredFile prefers %s', (_, candidates, name, reasons) => {
  const [first, ...others] = candidates
  if (first === undefined) throw new Error('a case without candidates')
  const { selected, duplicates } = selectPreferredFile([first, ...others])
  expect(selected.name).toBe(name)
  expect(duplicates.map((duplicate) => duplicate.candidate.name).sort()).toEqual(Object.keys(reasons).sort())
  for (const duplicate of duplicates) expect(duplicate.detail).toMatch(reasons[duplicate.candidate.name] ?? /^$/)
})

test('selectPreferredFile returns the same result for any order of candidates', () => {
  const candidates = fc.uniqueArray(
    fc.record({
      file: fc.constantFrom('h/a.md', 'h/b.md', 'h/2026/a.md', `h/${STAMP}.md`, 'h/ü.md', 'h/A.md'),
      name: fc.constantFrom('slug', STAMP),
      hasMessage: fc.boolean(),
      bytes: fc.integer({ min: 80, max: 101 }),
      redacted: fc.boolean(),
      version: fc.constantFrom(undefined, [2, 0, 0], [2, 1, 0]),
    }),
    { selector: ({ file }) => file, minLength: 1 },
  )
  const shuffled = candidates.chain((all) =>
    fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
  )
  fc.assert(
    fc.property(shuffled, ([one, other]) => {
      const [a, b] = [selectPreferredFile(one as [Candidate]), selectPreferredFile(other as [Candidate])]
      expect(b.selected).toEqual(a.selected)
      const reasons = ({ duplicates }: typeof a) =>
        duplicates.map(({ candidate, detail }) => `${candidate.file}: ${detail}`).sort()
      expect(reasons(b)).toEqual(reasons(a))
      expect([a.selected, ...a.duplicates.map((duplicate) => duplicate.candidate)]).toHaveLength(one.length)
    }),
  )
})
