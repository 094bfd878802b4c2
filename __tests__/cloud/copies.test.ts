import { expect, test } from '@jest/globals'
import { type CloudCopy, isUnknownProject, parseHeadSizes, parseSizes, UNKNOWN_ORIGIN } from '../../src/cloud/copies.ts'
import type { ResponseHeaders } from '../../src/cloud/http.ts'
import { RAW_DATA_MAX_BYTES } from '../../src/cloud/upload-body.ts'

const scrub = (text: string) => text.replaceAll('secret', '***')
const parse = (text: string) => parseSizes(Buffer.from(text), scrub)
const parseHead = (headers: ResponseHeaders) => parseHeadSizes(headers, { scrub, host: 'cloud.test' })
const parseSessions = (sessions: string) => parse(`{"success":true,"data":{"sessions":${sessions}}}`)

function parseCopies(sessions: string): Record<string, CloudCopy> {
  const parsed = parseSessions(sessions)
  if (!('copies' in parsed)) throw new Error(parsed.reason)
  return Object.fromEntries(parsed.copies)
}

test('reads bulk sizes, and recognizes a CLI copy by its session data', () => {
  expect(parseCopies('{"a":1234,"a:sessionData":900,"b":0}')).toEqual({
    a: { state: 'present', bytes: 1234, isCliCopy: true, rawBytes: undefined, sessionDataBytes: 900 },
    b: { state: 'present', bytes: 0, ...UNKNOWN_ORIGIN },
  })
})

test.each([
  ['before its session', '{"a:sessionData":900,"a":5}', true],
  ['of 0 bytes', '{"a":5,"a:sessionData":0}', false],
  ['with an invalid size', '{"a":5,"a:sessionData":"many"}', true],
])('reads session data %s', (_name, sessions, isCliCopy) => {
  expect(parseCopies(sessions)['a']).toMatchObject({ state: 'present', bytes: 5, isCliCopy })
})

test('calls a CLI copy unknown when only its session data has a size', () => {
  expect(parseCopies('{"a:sessionData":900}')['a']).toMatchObject({ state: 'unknown', isCliCopy: true })
})

test.each([
  '-1',
  '1.5',
  '"12"',
  '1152921504606846976',
  '9007199254740993',
  '1e300',
  'null',
  'true',
  '[]',
  '{}',
  '2000000000',
  '67108865',
])('calls a copy unknown when its bulk size is %s', (size) => {
  const copy = parseCopies(`{"a":${size},"b":7}`)
  expect(copy['a']).toMatchObject({
    state: 'unknown',
    reason: expect.stringContaining('invalid'),
    isCliCopy: false,
  })
  expect(copy['b']).toEqual({ state: 'present', bytes: 7, ...UNKNOWN_ORIGIN })
})

test('recognizes a CLI copy by its session data when its size is invalid', () => {
  expect(parseCopies('{"a":-1,"a:sessionData":3}')['a']).toMatchObject({ state: 'unknown', isCliCopy: true })
})

test('accepts sizes up to the upload limit of the cloud', () => {
  expect(parseCopies('{"a":67108864}')['a']).toMatchObject({ state: 'present', bytes: 67_108_864 })
  expect(parseHead({ 'x-markdown-size': '67108864', 'x-raw-data-size': '0' })).toMatchObject({
    state: 'present',
    bytes: 67_108_864,
  })
})

test('reads sessions that are named like object properties', () => {
  const parsed = parseSessions('{"__proto__":5,"constructor":6}')
  expect('copies' in parsed && [...parsed.copies.keys()]).toEqual(['__proto__', 'constructor'])
  expect(({} as { bytes?: number }).bytes).toBeUndefined()
})

test.each([
  ['empty', '', /not a JSON object/],
  ['HTML', '<html>', /not a JSON object/],
  ['truncated', '{"success":true,"data":{"sess', /not a JSON object/],
  ['an array', '[]', /not a JSON object/],
  ['null', 'null', /not a JSON object/],
  ['without `success`', '{"data":{"sessions":{}}}', /does not confirm success/],
  ['`success` as a string', '{"success":"true","data":{"sessions":{}}}', /does not confirm success/],
  ['`success` as false', '{"success":false,"error":"no such thing"}', /^no such thing$/],
  ['without `data`', '{"success":true}', /no data.sessions/],
  ['`data` as a list', '{"success":true,"data":[]}', /no data.sessions/],
  ['`sessions` as a list', '{"success":true,"data":{"sessions":[]}}', /no data.sessions/],
  ['`sessions` as null', '{"success":true,"data":{"sessions":null}}', /no data.sessions/],
])('rejects a size response: %s', (_name, text, reason) => {
  const parsed = parse(text)
  expect('reason' in parsed && parsed.reason).toMatch(reason)
})

test('reads an unknown project as new and without copies', () => {
  expect(parse('{"success":false,"error":"Unexpected error: Workspace not found: f60e-cdb1-6e5e-8e82"}')).toEqual({
    copies: new Map(),
    isNew: true,
  })
})

test.each([
  [{ success: false, error: 'Workspace not found: x' }, true],
  [{ success: false, error: 'workspace NOT found' }, true],
  [{ success: true, error: 'Workspace not found' }, false],
  [{ error: 'Workspace not found' }, false],
  [{ success: false, error: 'Not found' }, false],
  [{ success: false, error: 404 }, false],
  [null, false],
])('reads %j as an unknown project: %p', (body, expected) => {
  expect(isUnknownProject(body)).toBe(expected)
})

test('reads the sizes of 100,000 sessions', () => {
  const sessions = Object.fromEntries(Array.from({ length: 100_000 }, (_, i) => [`c94c863c-02e0-474e-b6d9-${i}`, i]))
  const parsed = parseSessions(JSON.stringify(sessions))
  expect('copies' in parsed && parsed.copies.size).toBe(100_000)
})

test.each<[string, ResponseHeaders, Partial<CloudCopy>]>([
  [
    'the raw data of this action',
    { 'x-raw-data-size': '200', 'x-session-data-size': '0' },
    { isCliCopy: false, rawBytes: 200, sessionDataBytes: 0 },
  ],
  ['no session data', {}, { isCliCopy: false, rawBytes: 0, sessionDataBytes: undefined }],
  ['session data', { 'x-session-data-size': '900' }, { isCliCopy: true, rawBytes: 0, sessionDataBytes: 900 }],
  [
    'one byte more raw data than this action sends',
    { 'x-raw-data-size': String(RAW_DATA_MAX_BYTES + 1), 'x-session-data-size': '0' },
    { isCliCopy: true, rawBytes: RAW_DATA_MAX_BYTES + 1, sessionDataBytes: 0 },
  ],
  [
    'as much raw data as this action sends',
    { 'x-raw-data-size': String(RAW_DATA_MAX_BYTES) },
    { isCliCopy: false, rawBytes: RAW_DATA_MAX_BYTES, sessionDataBytes: undefined },
  ],
  // This action sends no such sizes, so the copy is treated as a CLI copy.
  ['an invalid raw size', { 'x-raw-data-size': '-3' }, { isCliCopy: true, rawBytes: undefined }],
  ['a raw size of 100 MB', { 'x-raw-data-size': '104857600' }, { isCliCopy: true, rawBytes: undefined }],
  ['an invalid session data size', { 'x-session-data-size': 'yes' }, { isCliCopy: true }],
])('reads a HEAD with %s', (_name, headers, origin) => {
  expect(parseHead({ 'x-markdown-size': '12', 'x-raw-data-size': '0', ...headers })).toMatchObject({
    state: 'present',
    bytes: 12,
    ...origin,
  })
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
  '67108865',
  ['1', '2'],
])('calls a copy unknown when the size in its HEAD is %j', (size) => {
  expect(parseHead({ 'x-markdown-size': size, 'x-session-data-size': '5' })).toMatchObject({
    state: 'unknown',
    reason: expect.stringContaining('invalid'),
    isCliCopy: true,
  })
})

test.each<[ResponseHeaders, string]>([
  [{}, 'X-Markdown-Size and no X-Raw-Data-Size'],
  [{ 'x-raw-data-size': '0' }, 'X-Markdown-Size'],
  [{ 'x-markdown-size': '12' }, 'X-Raw-Data-Size'],
  [{ 'x-markdown-size': '12', 'x-session-data-size': '0' }, 'X-Raw-Data-Size'],
])('calls a copy unknown when its HEAD has only %j', (headers, missing) => {
  expect(parseHead(headers)).toMatchObject({
    state: 'unknown',
    reason: `the response has no ${missing}`,
    hint: expect.stringMatching(/cloud\.test removes `X-/),
    failure: undefined,
  })
})

test.each<[string | string[] | undefined, string | undefined]>([
  ['"abc-1"', '"abc-1"'],
  ['""', '""'],
  // A weak tag never matches in `If-Match`, and anything else is not a tag.
  ['W/"abc"', undefined],
  ['abc', undefined],
  ['"a"b"', undefined],
  ['"a", "b"', undefined],
  [['"a"', '"b"'], undefined],
  [undefined, undefined],
])('reads the ETag %j as %j', (etag, tag) => {
  const headers = { 'x-markdown-size': '12', 'x-raw-data-size': '0', ...(etag === undefined ? {} : { etag }) }
  expect(parseHead(headers)).toMatchObject({ state: 'present', tag })
})

test('removes secrets from an invalid size that it quotes', () => {
  const long = `secret${'x'.repeat(100)}`
  expect(parseHead({ 'x-markdown-size': long })).toMatchObject({ reason: expect.stringMatching(/: \*\*\*x+…$/) })
})
