import { gunzipSync } from 'node:zlib'
import { expect, test } from '@jest/globals'
import { encodeUpload } from '../../src/cloud/upload-body.ts'
import type { Failure } from '../../src/failure.ts'
import { FIELDS, rejection } from '../rig/cloud-client.ts'

async function* chunksOf(...chunks: string[]): AsyncGenerator<string> {
  yield* chunks
}

const KB = 1024
const MIXED = 'a "quoted" \\ line\r\n\t\u0000\u2028 é 漢字 😀\n'

test.each<[string, string[]]>([
  ['nothing', []],
  ['one small chunk', [MIXED]],
  ['one chunk at the limit of one go', ['x'.repeat(256 * KB)]],
  ['one chunk above it', ['x'.repeat(256 * KB + 1)]],
  ['two chunks', [MIXED, MIXED]],
  ['many chunks', Array.from({ length: 200 }, () => MIXED.repeat(100))],
  ['a character cut in two by the chunks', ['a\ud83d', '\ude00b']],
  ['a character cut in two, with an empty chunk between', ['a\ud83d', '', '\ude00b']],
  ['empty chunks', ['', '', 'a', '']],
])('%s arrives as it was, with its size in UTF-8 bytes', async (_name, chunks) => {
  const { body, markdownBytes } = await encodeUpload(FIELDS, chunksOf(...chunks))
  const text = chunks.join('')
  expect(JSON.parse(gunzipSync(body).toString())).toEqual({ ...FIELDS, markdown: text })
  expect(markdownBytes).toBe(Buffer.byteLength(text))
})

test('half a character stays half a character', async () => {
  const { body } = await encodeUpload(FIELDS, chunksOf('a', 'b\ud83d'))
  expect(JSON.parse(gunzipSync(body).toString()).markdown).toBe('ab\ud83d')
})

test.each<[string, string[], object, RegExp]>([
  [
    'in one go, as JSON',
    ['x'.repeat(1000)],
    { maxBodyBytes: 500 },
    /more than \d+ bytes as JSON, where 500 bytes is the limit/,
  ],
  ['as a stream, as JSON', ['x', 'y'.repeat(1000)], { maxBodyBytes: 500 }, /as JSON/],
  ['in one go, compressed', ['x'], { maxCompressedBytes: 50 }, /bytes compressed, where 50 bytes/],
  ['as a stream, compressed', ['x', 'y'], { maxCompressedBytes: 50 }, /compressed/],
])('too large %s', async (_name, chunks, options, words) => {
  const failure = (await rejection(encodeUpload(FIELDS, chunksOf(...chunks), options))) as Failure
  expect(failure).toMatchObject({ code: 'too-large', message: expect.stringMatching(words) })
})

test('an endless session is given up at 64 MB, and its source is closed', async () => {
  let isClosed = false
  let chunks = 0
  const endless = (async function* () {
    try {
      for (;;) {
        chunks += 1
        yield 'a line of some text\n'.repeat(50_000)
      }
    } finally {
      isClosed = true
    }
  })()
  const failure = (await rejection(encodeUpload(FIELDS, endless))) as Failure
  expect(failure.message).toMatch(/more than 6\d\.\d MB as JSON, where 64\.0 MB is the limit/)
  expect(isClosed).toBe(true)
  expect(chunks).toBeLessThan(75)
})

test('what reading throws is thrown as it is', async () => {
  const broken = new Error('disk')
  const failing = async function* (): AsyncGenerator<string> {
    yield 'a'
    yield 'b'
    throw broken
  }
  expect(await rejection(encodeUpload(FIELDS, failing()))).toBe(broken)
})

test('an abort ends it with its reason', async () => {
  const controller = new AbortController()
  const reason = new Error('cancelled')
  const endless = (async function* () {
    for (;;) {
      yield 'x'.repeat(10_000)
      await new Promise((resolve) => setImmediate(resolve))
      controller.abort(reason)
    }
  })()
  expect(await rejection(encodeUpload(FIELDS, endless, { signal: controller.signal }))).toBe(reason)
  expect(await rejection(encodeUpload(FIELDS, chunksOf('x'), { signal: controller.signal }))).toBe(reason)
})
