import { expect, test } from '@jest/globals'
import { createRawData, RAW_DATA_MAX_BYTES } from '../../src/cloud/upload-body.ts'

const bytesOf = (text: string) => Buffer.byteLength(text)

test.each<[string, string]>([
  ['ASCII', 'x'.repeat(4096)],
  ['characters of four bytes', '𝒻'.repeat(1024)],
  ['line breaks', '\n'.repeat(4096)],
  ['control characters, six bytes each', '\u0001'.repeat(4096)],
  ['lone surrogates', '\ud800'.repeat(4096)],
  ['quotes and backslashes', '"\\'.repeat(2048)],
])('stays valid JSON within its size limit when every field is long: %s', (_name, long) => {
  const text = createRawData({ repository: long, commit: long, file: `${long}/a.md` })
  expect(bytesOf(text)).toBeLessThanOrEqual(RAW_DATA_MAX_BYTES)
  expect(bytesOf(text)).toBeGreaterThan(RAW_DATA_MAX_BYTES - 20)
  expect(JSON.parse(text)).toMatchObject({ path: expect.stringMatching(/^….+\/a\.md$/s) })
})

test('keeps the end of a long path without splitting characters', () => {
  const { path } = JSON.parse(createRawData({ repository: '', commit: '', file: `${'𝒻'.repeat(1024)}.md` }))
  expect(path).toMatch(/^…(𝒻)+\.md$/u)
})

test('keeps fields of the maximum length unchanged', () => {
  const fields = { repository: `${'o'.repeat(39)}/${'r'.repeat(100)}`, commit: 'f'.repeat(64), file: 'd/'.repeat(250) }
  expect(JSON.parse(createRawData(fields))).toMatchObject({
    repository: fields.repository,
    commit: fields.commit,
    path: fields.file,
  })
})

test('names its source and omits unknown fields', () => {
  const file = '.specstory/history/a.md'
  expect(JSON.parse(createRawData({ repository: 'acme/widgets', commit: 'abc', file }))).toEqual({
    source: 'specstory-sync-action',
    note: expect.stringContaining('no raw agent log'),
    repository: 'acme/widgets',
    commit: 'abc',
    path: file,
  })
  expect(Object.keys(JSON.parse(createRawData({ repository: '', commit: '', file })))).toEqual([
    'source',
    'note',
    'path',
  ])
})
