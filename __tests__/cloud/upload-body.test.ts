import { gunzipSync } from 'node:zlib'
import { expect, test } from '@jest/globals'
import { encodeUpload } from '../../src/cloud/upload-body.ts'
import type { Failure } from '../../src/failure.ts'
import { catchError, FIELDS } from '../rig/cloud-client.ts'

const KB = 1024
const MIXED = 'a "quoted" \\ line\r\n\t\u0000\u2028 é 漢字 😀\n'

test.each<[string, string]>([
  ['an empty text', ''],
  ['a small text', MIXED],
  ['a text of one slice', 'x'.repeat(256 * KB)],
  ['a text of one slice and a character', 'x'.repeat(256 * KB + 1)],
  ['many slices', MIXED.repeat(50_000)],
  ['a character where two slices meet', `${'x'.repeat(256 * KB - 1)}😀y`],
  ['only surrogate pairs', '😀'.repeat(400_000)],
  ['a lone surrogate', 'ab\ud83d'],
  ['lone surrogates where two slices meet', `${'x'.repeat(256 * KB - 1)}\ud83d\ud83d\ude00`],
])('encodes %s without loss', async (_name, text) => {
  const body = await encodeUpload(FIELDS, text)
  expect(JSON.parse(gunzipSync(body).toString())).toEqual({ ...FIELDS, markdown: text })
})

const LIMITS = { maxBodyBytes: 1_000_000, maxCompressedBytes: 1_000_000 }

test.each<[string, string, object, RegExp]>([
  ['as JSON', 'x'.repeat(1000), { maxBodyBytes: 500 }, /more than 500 B as JSON/],
  ['as JSON because of its escapes', '\n'.repeat(300), { maxBodyBytes: 800 }, /as JSON/],
  ['compressed', 'x', { maxCompressedBytes: 50 }, /more than 50 B compressed/],
])('rejects a session that is too large %s', async (_name, text, limits, pattern) => {
  const failure = (await catchError(encodeUpload(FIELDS, text, { ...LIMITS, ...limits }))) as Failure
  expect(failure).toMatchObject({ code: 'too-large', message: expect.stringMatching(pattern) })
})

test('rejects 33 MB of Markdown that take more than 64 MB as JSON', async () => {
  const failure = (await catchError(encodeUpload(FIELDS, '\n'.repeat(33 * KB * KB)))) as Failure
  expect(failure.message).toMatch(/more than 64 MB as JSON/)
})
