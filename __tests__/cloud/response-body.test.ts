import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib'
import { afterEach, expect, test } from '@jest/globals'
import { readBody } from '../../src/cloud/http.ts'
import {
  BODY,
  catchError,
  cleanUp,
  createClient,
  deadlineOf,
  PROJECT,
  respond,
  SESSION,
  serve,
  upload,
} from '../rig/cloud-client.ts'

afterEach(cleanUp)

const SIZES = '{"success":true,"data":{"sessions":{"a":1}}}'

async function* chunksOf(...chunks: readonly Buffer[]): AsyncGenerator<Buffer> {
  yield* chunks
}

const read = (body: Buffer, encoding?: string | string[], maxBytes = 1000) =>
  readBody(chunksOf(body.subarray(0, 5), body.subarray(5)), { encoding, maxBytes, mayBeLost: false })

test.each<[string, Buffer]>([
  ['gzip', gzipSync(SIZES)],
  ['x-gzip', gzipSync(SIZES)],
  [' GZip ', gzipSync(SIZES)],
  ['deflate', deflateSync(SIZES)],
  ['deflate', deflateRawSync(SIZES)],
  ['br', brotliCompressSync(SIZES)],
])('decodes a response in %s that was not requested', async (encoding, body) => {
  expect(await read(body, encoding)).toEqual({ body: Buffer.from(SIZES), isCut: false })
  const { url } = await serve(respond(200, body, { 'content-encoding': encoding.trim() }))
  const cloud = await createClient(url)
  expect([...(await cloud.fetchSizes(PROJECT, deadlineOf())).copies.keys()]).toEqual(['a'])
})

test.each<[string | string[] | undefined]>([['identity'], ['zip'], ['constructor'], [['gzip', 'gzip']], [undefined]])(
  'returns the body unchanged when its encoding is %j',
  async (encoding) => {
    expect(await read(Buffer.from(SIZES), encoding)).toEqual({ body: Buffer.from(SIZES), isCut: false })
  },
)

test('returns an empty body when a compressed response is empty', async () => {
  expect(await read(Buffer.alloc(0), 'gzip')).toEqual({ body: Buffer.alloc(0), isCut: false })
})

test.each([
  ['is damaged', Buffer.from(SIZES)],
  ['ends early', gzipSync('x'.repeat(5000)).subarray(0, 20)],
])('returns what it could decode when a compressed response %s', async (_name, body) => {
  const { body: text, isCut } = await read(body, 'gzip', 10_000)
  expect(isCut).toBe(false)
  expect(text.length).toBeLessThan(5000)
})

test('limits the size of the decompressed body', async () => {
  const bomb = gzipSync(Buffer.alloc(200_000_000))
  expect(await read(bomb, 'gzip', 300_000)).toEqual({ body: Buffer.alloc(300_000), isCut: true })
  const { url } = await serve(respond(201, bomb.subarray(0, 60_000), { 'content-encoding': 'gzip' }))
  const cloud = await createClient(url, { retries: 0 })
  expect(await catchError(upload(cloud, SESSION, BODY, deadlineOf()))).toMatchObject({
    code: 'cloud-answer',
    message: expect.stringContaining('body is too large'),
  })
})

test('quotes the error of a compressed response', async () => {
  const { url } = await serve(respond(400, gzipSync('{"error":"not like this"}'), { 'content-encoding': 'gzip' }))
  const cloud = await createClient(url)
  expect(await catchError(upload(cloud, SESSION, BODY, deadlineOf()))).toMatchObject({
    message: expect.stringContaining('HTTP 400: not like this'),
  })
})
