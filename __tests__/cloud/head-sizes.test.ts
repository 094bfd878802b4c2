import { expect, test } from '@jest/globals'
import { CLI_RAW_DATA_BYTES, parseHeadSizes } from '../../src/cloud/head-sizes.ts'
import { rawData } from '../../src/cloud/raw-data.ts'
import type { AnswerHeaders } from '../../src/cloud/request.ts'

const parse = (headers: AnswerHeaders) => parseHeadSizes(headers, (text) => text.replaceAll('secret', '***'))

test.each<[string, Record<string, string | string[]>, number, boolean]>([
  ['a session of ours', { 'x-markdown-size': '12', 'x-raw-data-size': '200', 'x-session-data-size': '0' }, 12, false],
  ['nothing else told', { 'x-markdown-size': '0' }, 0, false],
  ['session data', { 'x-markdown-size': '12', 'x-session-data-size': '900' }, 12, true],
  ['an agent log', { 'x-markdown-size': '12', 'x-raw-data-size': String(CLI_RAW_DATA_BYTES + 1) }, 12, true],
  ['raw data at the limit', { 'x-markdown-size': '12', 'x-raw-data-size': String(CLI_RAW_DATA_BYTES) }, 12, false],
  ['a raw size that makes no sense', { 'x-markdown-size': '12', 'x-raw-data-size': '-3' }, 12, false],
  ['a session data size that makes no sense', { 'x-markdown-size': '12', 'x-session-data-size': 'yes' }, 12, false],
])('%s', (_name, headers, bytes, fromCli) => {
  expect(parse(headers)).toEqual({ state: 'present', bytes, fromCli })
})

test.each<string | string[]>([
  '',
  '-1',
  '+1',
  '1.5',
  '1e3',
  '0x10',
  '012',
  '12 bytes',
  '1152921504606846976',
  '9999999999999999',
  '2000000000',
  ['1', '2'],
])('the size %j is unknown', (size) => {
  expect(parse({ 'x-markdown-size': size, 'x-session-data-size': '5' })).toMatchObject({
    state: 'unknown',
    reason: expect.stringContaining('makes no sense'),
    fromCli: true,
  })
})

test('an answer without a size is unknown', () => {
  expect(parse({})).toEqual({
    state: 'unknown',
    reason: 'the HEAD answer has no X-Markdown-Size',
    fromCli: false,
  })
})

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

test('a size that holds a secret is shown without it', () => {
  const long = `secret${'x'.repeat(100)}`
  expect(parse({ 'x-markdown-size': long })).toMatchObject({ reason: expect.stringMatching(/: \*\*\*x+…$/) })
})
