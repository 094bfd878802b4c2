import { expect, test } from '@jest/globals'
import { RAW_DATA_MAX_BYTES, rawData } from '../../src/cloud/upload-body.ts'

const bytesOf = (text: string) => Buffer.byteLength(text)

test.each<[string, string]>([
  ['ASCII', 'x'.repeat(4096)],
  ['characters of four bytes', '𝒻'.repeat(1024)],
  ['line breaks', '\n'.repeat(4096)],
  ['control characters, six bytes each', '\u0001'.repeat(4096)],
  ['halves of characters', '\ud800'.repeat(4096)],
  ['quotes and backslashes', '"\\'.repeat(2048)],
])('however long everything is, in %s, raw data stays within its bound and is JSON', (_name, long) => {
  const text = rawData({ repository: long, commit: long, file: `${long}/a.md` })
  expect(bytesOf(text)).toBeLessThanOrEqual(RAW_DATA_MAX_BYTES)
  expect(bytesOf(text)).toBeGreaterThan(RAW_DATA_MAX_BYTES - 20)
  expect(JSON.parse(text)).toMatchObject({ path: expect.stringMatching(/^….+\/a\.md$/s) })
})

test('a long path keeps its end, and the characters in it', () => {
  const { path } = JSON.parse(rawData({ repository: '', commit: '', file: `${'𝒻'.repeat(1024)}.md` }))
  expect(path).toMatch(/^…(𝒻)+\.md$/u)
})

test('what is as long as it may be is not touched', () => {
  const given = { repository: `${'o'.repeat(39)}/${'r'.repeat(100)}`, commit: 'f'.repeat(64), file: 'd/'.repeat(250) }
  expect(JSON.parse(rawData(given))).toMatchObject({
    repository: given.repository,
    commit: given.commit,
    path: given.file,
  })
})

test('raw data says where it comes from, and leaves out what is not known', () => {
  const file = '.specstory/history/a.md'
  expect(JSON.parse(rawData({ repository: 'acme/widgets', commit: 'abc', file }))).toEqual({
    source: 'specstory-sync-action',
    note: 'uploaded from a git checkout, which contains no raw agent log',
    repository: 'acme/widgets',
    commit: 'abc',
    path: file,
  })
  expect(Object.keys(JSON.parse(rawData({ repository: '', commit: '', file })))).toEqual(['source', 'note', 'path'])
})
