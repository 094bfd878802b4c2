import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { type Candidate, selectPreferredFile } from '../../src/sessions/select-files.ts'

const STAMP = '2026-02-09_22-53-07Z'

function candidate(name: string, given: Partial<Candidate> = {}): Candidate {
  return { file: `h/${name}.md`, name, hasMessage: true, bytes: 1000, redacted: false, version: [2, 1, 0], ...given }
}

test.each<[string, Candidate[], string, Record<string, RegExp>]>([
  [
    '1. a message over none, whatever else it has',
    [candidate('a', { hasMessage: false, bytes: 9000, redacted: true }), candidate(STAMP, { bytes: 200 })],
    STAMP,
    { a: /no message/ },
  ],
  [
    '2. a copy that is much shorter is out, whatever else it has',
    [candidate('a', { bytes: 899, redacted: true }), candidate(STAMP)],
    STAMP,
    { a: /^a shorter copy: 899 B of 1\.0 KB$/ },
  ],
  ['2. 90 % exactly is not too short', [candidate('a', { bytes: 900 }), candidate(STAMP)], 'a', { [STAMP]: /slug/ }],
  [
    '2. is about the largest that has a message',
    [candidate('a', { hasMessage: false, bytes: 9000 }), candidate('b', { bytes: 95 }), candidate('c', { bytes: 100 })],
    'c',
    { a: /no message/, b: /shorter/ },
  ],
  [
    '3. redacted over not',
    [candidate('a', { bytes: 1100 }), candidate(STAMP, { redacted: true })],
    STAMP,
    { a: /no \[REDACTED: markers/ },
  ],
  ['4. a slug over a bare timestamp', [candidate(STAMP), candidate(`${STAMP}-x`)], `${STAMP}-x`, { [STAMP]: /slug/ }],
  [
    '4. bare without seconds, bare with an offset',
    [candidate('2026-02-09_22-53Z'), candidate('2026-02-09_22-53-07+0200'), candidate('slug')],
    'slug',
    { '2026-02-09_22-53Z': /slug/, '2026-02-09_22-53-07+0200': /slug/ },
  ],
  [
    '5. the higher Markdown version',
    [
      candidate('a', { version: [2, 1, 0] }),
      candidate('b', { version: [2, 10] }),
      candidate('c', { version: undefined }),
    ],
    'b',
    { a: /Markdown 2.1.0, older than Markdown 2.10/, c: /no Markdown version, older/ },
  ],
  ['6. the larger', [candidate('a', { bytes: 999 }), candidate('b')], 'b', { a: /^a shorter copy: 999 B of 1\.0 KB$/ }],
  ['7. path order', [candidate('b'), candidate('a')], 'a', { b: /later in path order/ }],
  ['one alone', [candidate('a', { hasMessage: false })], 'a', {}],
])('%s', (_, candidates, name, reasons) => {
  const [first, ...others] = candidates
  if (first === undefined) throw new Error('a case without candidates')
  const { selected, duplicates } = selectPreferredFile([first, ...others])
  expect(selected.name).toBe(name)
  expect(duplicates.map((duplicate) => duplicate.candidate.name).sort()).toEqual(Object.keys(reasons).sort())
  for (const duplicate of duplicates) expect(duplicate.detail).toMatch(reasons[duplicate.candidate.name] ?? /^$/)
})

test('the order of the candidates does not matter, and each is accounted for', () => {
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
