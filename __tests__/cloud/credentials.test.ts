import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { afterEach, expect, test } from '@jest/globals'
import { createCloud } from '../../src/cloud/client.ts'
import {
  BODY,
  catchError,
  cleanUp,
  createClient,
  deadlineOf,
  jwt,
  PROJECT,
  respond,
  respondInTurn,
  respondStored,
  SESSION,
  serve,
  TOKEN,
  upload,
} from '../rig/cloud-client.ts'
import { asSessionId } from '../rig/ids.ts'

afterEach(cleanUp)

const REFRESH = jwt({ type: 'device-refresh' })
const API = jwt({ type: 'api' })
const bearerOf = ({ headers }: IncomingMessage) => headers.authorization?.replace('Bearer ', '')

/** Exchanges refresh tokens for `access-1`, `access-2` …, and stores uploads whose token `accepts` approves. */
function respondByToken(
  accepts: (token: string | undefined) => boolean,
  refreshTokens: readonly string[] = [REFRESH],
): RequestListener {
  let issuedCount = 0
  return (request: IncomingMessage, response: ServerResponse) => {
    if (request.url !== '/api/v1/device-refresh') {
      return (accepts(bearerOf(request)) ? respondStored(201) : respond(401, '{"error":"unknown token"}'))(
        request,
        response,
      )
    }
    if (!refreshTokens.includes(bearerOf(request) ?? '')) return respond(401, '{"error":"revoked"}')(request, response)
    issuedCount += 1
    return respond(200, JSON.stringify({ accessToken: `access-${issuedCount}`, createdAt: 'x', expiresAt: 'y' }))(
      request,
      response,
    )
  }
}

test('sends an API key unchanged and never exchanges it', async () => {
  const { url, seen } = await serve(respondByToken(() => false, [API]))
  const cloud = await createClient(url, { token: API })
  expect(await catchError(upload(cloud, SESSION, BODY, deadlineOf()))).toMatchObject({
    code: 'token-refused',
    fatal: true,
    attempts: 1,
    message: expect.stringContaining('unknown token'),
  })
  expect(seen.map(bearerOf)).toEqual([API])
})

test('strips `Bearer` from a token and masks both forms', async () => {
  const { url, seen } = await serve(respondByToken((token) => token === API))
  const secrets: string[] = []
  const cloud = await createClient(url, { token: `Bearer ${API}`, onSecret: (secret) => secrets.push(secret) })
  await upload(cloud, SESSION, BODY, deadlineOf())
  expect(seen[0]?.headers.authorization).toBe(`Bearer ${API}`)
  expect(secrets).toEqual([`Bearer ${API}`, API])
})

test('exchanges a refresh token before its first use and masks the access token', async () => {
  const { url, seen } = await serve(respondByToken((token) => token === 'access-1'))
  const secrets: string[] = []
  const cloud = await createClient(url, { token: REFRESH, onSecret: (secret) => secrets.push(secret) })
  expect(seen).toHaveLength(0)
  await Promise.all(Array.from({ length: 10 }, (_, i) => upload(cloud, asSessionId(`s${i}`), BODY, deadlineOf())))
  expect(seen.filter(({ url }) => url === '/api/v1/device-refresh').map(({ method }) => method)).toEqual(['POST'])
  expect(seen.slice(1).every((request) => bearerOf(request) === 'access-1')).toBe(true)
  expect(secrets).toEqual([REFRESH, 'access-1'])
  expect(cloud.requests).toMatchObject({ put: 10, refresh: 1 })
})

test('exchanges a refresh token once for all workers when the access token expires, and retries', async () => {
  let current = 'access-1'
  const { url } = await serve(respondByToken((token) => token === current))
  const cloud = await createClient(url, { token: REFRESH })
  await upload(cloud, asSessionId('first'), BODY, deadlineOf())
  current = 'access-2'
  const responses = await Promise.all(
    Array.from({ length: 10 }, (_, i) => upload(cloud, asSessionId(`s${i}`), BODY, deadlineOf())),
  )
  expect(responses.every(({ status, responseLost }) => status === 201 && !responseLost)).toBe(true)
  expect(responses.some(({ attempts }) => attempts === 2)).toBe(true)
  expect(cloud.requests.refresh).toBe(2)
})

test('ends the run when a new access token is refused', async () => {
  const { url } = await serve(respondByToken(() => false))
  const cloud = await createClient(url, { token: REFRESH })
  expect(await catchError(upload(cloud, SESSION, BODY, deadlineOf()))).toMatchObject({
    code: 'token-refused',
    fatal: true,
  })
  expect(cloud.requests).toMatchObject({ put: 2, refresh: 2 })
})

test('sends an opaque token unchanged and exchanges it once after a 401', async () => {
  const { url, seen } = await serve(respondByToken((token) => token === 'access-1', [TOKEN]))
  const cloud = await createClient(url)
  await upload(cloud, asSessionId('a'), BODY, deadlineOf())
  await upload(cloud, asSessionId('b'), BODY, deadlineOf())
  expect(seen.map(bearerOf)).toEqual([TOKEN, TOKEN, 'access-1', 'access-1'])
})

test('reports the first 401 when an opaque token cannot be exchanged', async () => {
  const { url } = await serve(respondByToken(() => false))
  const cloud = await createClient(url)
  expect(await catchError(cloud.head(PROJECT, asSessionId('a'), deadlineOf()))).toMatchObject({
    code: 'token-refused',
    message: 'SpecStory Cloud rejected the token with HTTP 401',
  })
  expect(cloud.requests).toMatchObject({ head: 1, refresh: 1 })
})

test.each<[string, RequestListener, string, number]>([
  ['is refused', respond(401, '{"error":"revoked"}'), 'token-refused', 1],
  ['returns 404', respond(404), 'token-refused', 1],
  ['returns no access token', respond(200, '{"token":"x"}'), 'cloud-answer', 3],
  ['returns an access token with a line break', respond(200, '{"accessToken":"a\\nb"}'), 'cloud-answer', 3],
  ['returns a login page', respond(200, '<html>'), 'cloud-answer', 3],
  ['returns 503', respond(503), 'cloud-rejected', 3],
  ['is redirected', respond(302), 'redirected', 1],
])('ends the run when an exchange %s', async (_name, listener, code, requests) => {
  const { url } = await serve(listener)
  const cloud = await createClient(url, { token: REFRESH })
  const failure = await catchError(cloud.fetchSizes(PROJECT, deadlineOf()))
  // Without a token no request can be sent, so the failure is fatal.
  expect(failure).toMatchObject({ code, fatal: true })
  expect(cloud.requests).toMatchObject({ sizes: 0, refresh: requests })
})

test('retries an exchange after a 500', async () => {
  const { url } = await serve(
    respondInTurn(
      respond(500),
      respondByToken(() => true),
    ),
  )
  const cloud = await createClient(url, { token: REFRESH })
  expect(await upload(cloud, SESSION, BODY, deadlineOf())).toMatchObject({ status: 201, attempts: 1 })
  expect(cloud.requests.refresh).toBe(2)
})

test('fails a HEAD instead of calling the copy unknown when the token exchange fails', async () => {
  const { url } = await serve(respond(500))
  const cloud = await createClient(url, { token: REFRESH })
  expect(await catchError(cloud.head(PROJECT, asSessionId('a'), deadlineOf()))).toMatchObject({
    code: 'cloud-rejected',
    fatal: true,
  })
  expect(await catchError(upload(cloud, SESSION, BODY, deadlineOf()))).toMatchObject({ fatal: true })
  expect(cloud.requests).toMatchObject({ head: 0, put: 0, refresh: 3 })
})

test('reports the failed exchange, not the 401, when an opaque token is refused', async () => {
  const { url } = await serve((request, response) => {
    respond(request.url === '/api/v1/device-refresh' ? 503 : 401, '{"error":"no"}')(request, response)
  })
  const cloud = await createClient(url)
  expect(await catchError(upload(cloud, SESSION, BODY, deadlineOf()))).toMatchObject({ code: 'cloud-rejected' })
})

test.each([
  ['expired', jwt({ type: 'api', exp: 1 }), 'token-expired'],
  ['invalid in a header', 'a b', 'token-unusable'],
  ['of another service', 'ghp_0123456789', 'token-unusable'],
])('masks and rejects a token that is %s', async (_name, token, code) => {
  const secrets: string[] = []
  const options = {
    baseUrl: 'http://127.0.0.1:1',
    token,
    version: '1',
    concurrency: 1,
    retries: 0,
    requestTimeoutMs: 1,
  }
  const failure = await catchError(createCloud({ ...options, onSecret: (secret) => secrets.push(secret) }))
  expect(failure).toMatchObject({ code })
  expect(secrets).toEqual([token])
})
