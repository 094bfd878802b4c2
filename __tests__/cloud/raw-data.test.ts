import { expect, test } from '@jest/globals'
import { CLI_RAW_DATA_BYTES } from '../../src/cloud/copies.ts'
import { rawData } from '../../src/cloud/raw-data.ts'

test('what this action sends as raw data is never taken for an agent log', () => {
  const provenance = {
    repository: `${'o'.repeat(39)}/${'r'.repeat(100)}`,
    commit: 'f'.repeat(64),
    file: '𝒻'.repeat(1024),
  }
  expect(Buffer.byteLength(rawData(provenance))).toBeLessThan(CLI_RAW_DATA_BYTES)
})

test('raw data says where it comes from, and leaves out what is not known', () => {
  const file = '.specstory/history/a.md'
  expect(JSON.parse(rawData({ repository: 'acme/widgets', commit: 'abc', file }))).toEqual({
    source: 'specstory-sync-action',
    note: 'uploaded from a git checkout, which holds no raw agent log',
    repository: 'acme/widgets',
    commit: 'abc',
    path: file,
  })
  expect(Object.keys(JSON.parse(rawData({ repository: '', commit: '', file })))).toEqual(['source', 'note', 'path'])
})
