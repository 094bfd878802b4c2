import { afterEach, expect, test } from '@jest/globals'
import type { FaultRule } from '../../local-cloud/faults.ts'
import type { LocalCloudOptions } from '../../local-cloud/options.ts'
import { startLocalCloud } from '../../local-cloud/server.ts'
import type { CloudFailure } from '../../src/cloud/cloud-failure.ts'
import { UNKNOWN_ORIGIN } from '../../src/cloud/copies.ts'
import { encodeUpload } from '../../src/cloud/upload-body.ts'
import {
  catchError,
  cleanUp,
  createClient,
  deadlineOf,
  FIELDS,
  onCleanUp,
  PROJECT,
  SESSION,
  upload,
} from '../rig/cloud-client.ts'

afterEach(cleanUp)

const MARKDOWN = '# Grüße 😀\n'

async function start(
  options: LocalCloudOptions = {},
  token?: (cloud: Awaited<ReturnType<typeof startLocalCloud>>) => string,
) {
  const server = await startLocalCloud(options)
  onCleanUp(() => server.close())
  const cloud = await createClient(server.url, {
    token: token?.(server) ?? server.token,
    requestTimeoutMs: 500,
    retries: 1,
  })
  const body = await encodeUpload(FIELDS, MARKDOWN)
  const markdownBytes = Buffer.byteLength(MARKDOWN)
  const put = (session = SESSION) => upload(cloud, session, body, deadlineOf())
  return { server, cloud, put, markdownBytes }
}

test('reports the size of an uploaded session in bulk and by HEAD', async () => {
  const { cloud, put, markdownBytes } = await start()
  expect(await cloud.fetchSizes(PROJECT, deadlineOf())).toMatchObject({ copies: new Map(), isNew: true })
  expect(await cloud.head(PROJECT, SESSION, deadlineOf())).toEqual({ state: 'absent' })
  expect(await put()).toMatchObject({ status: 201, attempts: 1, responseLost: false })
  expect(await put()).toMatchObject({ status: 200, attempts: 1, responseLost: false })
  const copy = { state: 'present', bytes: markdownBytes, isCliCopy: false }
  expect((await cloud.fetchSizes(PROJECT, deadlineOf())).copies.get(SESSION)).toEqual({ ...copy, ...UNKNOWN_ORIGIN })
  const origin = { rawBytes: Buffer.byteLength(FIELDS.rawData), sessionDataBytes: 0 }
  expect(await cloud.head(PROJECT, SESSION, deadlineOf())).toMatchObject({ ...copy, ...origin })
})

test('recognizes a CLI copy by its session data, in bulk and by HEAD', async () => {
  const { server, cloud } = await start()
  server.seed(PROJECT, SESSION, { markdown: MARKDOWN, sessionData: '{"resume":true}' })
  expect((await cloud.fetchSizes(PROJECT, deadlineOf())).copies.get(SESSION)).toMatchObject({ isCliCopy: true })
  expect(await cloud.head(PROJECT, SESSION, deadlineOf())).toMatchObject({ isCliCopy: true })
})

test('recognizes the copy of an older CLI by its raw log, but only by HEAD', async () => {
  const { server, cloud } = await start()
  server.seed(PROJECT, SESSION, { markdown: MARKDOWN, rawData: 'x'.repeat(2000) })
  expect((await cloud.fetchSizes(PROJECT, deadlineOf())).copies.get(SESSION)).toMatchObject({ isCliCopy: false })
  expect(await cloud.head(PROJECT, SESSION, deadlineOf())).toMatchObject({ isCliCopy: true, rawBytes: 2000 })
})

test('reports a lost response when the connection is reset after the session was stored', async () => {
  const { put } = await start({
    faults: [{ match: { route: 'put' }, times: 1, action: { kind: 'reset-after-store' } }],
  })
  expect(await put()).toMatchObject({ status: 200, attempts: 2, responseLost: true })
})

test.each<[string, FaultRule['action'], string]>([
  ['a stall', { kind: 'stall' }, 'cloud-unreachable'],
  ['a stalled body', { kind: 'stall-body' }, 'cloud-unreachable'],
  ['a slow response', { kind: 'slow' }, 'cloud-unreachable'],
  ['a truncated response', { kind: 'truncated' }, 'cloud-unreachable'],
  ['a response that is not HTTP', { kind: 'invalid-http' }, 'cloud-unreachable'],
  ['a response of 100 MB', { kind: 'malformed', form: 'huge' }, 'cloud-answer'],
  ['HTML', { kind: 'malformed', form: 'html' }, 'cloud-answer'],
  ['an empty body', { kind: 'malformed', form: 'empty' }, 'cloud-answer'],
  ['garbage', { kind: 'malformed', form: 'garbage' }, 'cloud-answer'],
  ['a redirect', { kind: 'redirect', to: 'http://127.0.0.1:9/' }, 'redirected'],
])('reports %s in one short line', async (_name, action, code) => {
  const { put } = await start({ faults: [{ match: { route: 'put' }, action }] })
  const failure = (await catchError(put())) as CloudFailure
  expect(failure).toMatchObject({ code })
  expect(failure.message).toMatch(/^[^\p{Cc}]{1,400}$/u)
})

test.each([413, 400, 429, 503])('reports HTTP %d when it arrives before the body was sent', async (status) => {
  const rule: FaultRule = { match: { route: 'put' }, action: { kind: 'status', status }, early: true }
  const { cloud } = await start({ faults: [rule] })
  const large = Buffer.alloc(8_000_000, 'x')
  const failure = await catchError(upload(cloud, SESSION, large, deadlineOf()))
  expect((failure as CloudFailure).message).toContain(`HTTP ${status}`)
})

test('exchanges a refresh token before the upload', async () => {
  const { server, put } = await start({}, (cloud) => cloud.issueToken({ type: 'device-refresh' }))
  expect(await put()).toMatchObject({ status: 201 })
  expect(server.requests.map(({ method }) => method)).toEqual(['POST', 'PUT'])
})

test('reports `no-write-scope` for a key that may only read', async () => {
  const { put } = await start({}, (cloud) => cloud.issueToken({ type: 'api', scope: 'read' }))
  expect(await catchError(put())).toMatchObject({ code: 'no-write-scope', fatal: true })
})
