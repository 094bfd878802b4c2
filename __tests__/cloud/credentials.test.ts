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
const bearer = ({ headers }: IncomingMessage) => headers.authorization?.replace('Bearer ', '')

/** Hands out `access-1`, `access-2` … for refresh tokens, and takes uploads with those that `accepts` names. */
function cloudOf(
  accepts: (token: string | undefined) => boolean,
  refreshTokens: readonly string[] = [REFRESH],
): RequestListener {
  let handedOut = 0
  return (request: IncomingMessage, response: ServerResponse) => {
    if (request.url !== '/api/v1/device-refresh') {
      return (accepts(bearer(request)) ? respondStored(201) : respond(401, '{"error":"unknown token"}'))(
        request,
        response,
      )
    }
    if (!refreshTokens.includes(bearer(request) ?? '')) return respond(401, '{"error":"revoked"}')(request, response)
    handedOut += 1
    return respond(200, JSON.stringify({ accessToken: `access-${handedOut}`, createdAt: 'x', expiresAt: 'y' }))(
      request,
      response,
    )
  }
}

test('an API key is sent as it is, and never exchanged', async () => {
  const { url, seen } = await serve(cloudOf(() => false, [API]))
  const cloud = await createClient(url, { token: API })
  expect(await catchError(upload(cloud, SESSION, BODY, deadlineOf()))).toMatchObject({
    code: 'token-refused',
    fatal: true,
    attempts: 1,
    message: expect.stringContaining('unknown token'),
  })
  expect(seen.map(bearer)).toEqual([API])
})

test('a Bearer in front of a token is taken off, and both are masked', async () => {
  const { url, seen } = await serve(cloudOf((token) => token === API))
  const secrets: string[] = []
  const cloud = await createClient(url, { token: `Bearer ${API}`, onSecret: (secret) => secrets.push(secret) })
  await upload(cloud, SESSION, BODY, deadlineOf())
  expect(seen[0]?.headers.authorization).toBe(`Bearer ${API}`)
  expect(secrets).toEqual([`Bearer ${API}`, API])
})

test('a refresh token is exchanged before its first use, and what it is worth is masked first', async () => {
  const { url, seen } = await serve(cloudOf((token) => token === 'access-1'))
  const secrets: string[] = []
  const cloud = await createClient(url, { token: REFRESH, onSecret: (secret) => secrets.push(secret) })
  expect(seen).toHaveLength(0)
  await Promise.all(Array.from({ length: 10 }, (_, i) => upload(cloud, asSessionId(`s${i}`), BODY, deadlineOf())))
  expect(seen.filter(({ url }) => url === '/api/v1/device-refresh').map(({ method }) => method)).toEqual(['POST'])
  expect(seen.slice(1).every((request) => bearer(request) === 'access-1')).toBe(true)
  expect(secrets).toEqual([REFRESH, 'access-1'])
  expect(cloud.requests).toMatchObject({ put: 10, refresh: 1 })
})

test('in the middle of a run it is exchanged again, once for all workers, and the requests repeated', async () => {
  let current = 'access-1'
  const { url } = await serve(cloudOf((token) => token === current))
  const cloud = await createClient(url, { token: REFRESH })
  await upload(cloud, asSessionId('first'), BODY, deadlineOf())
  current = 'access-2'
  const answers = await Promise.all(
    Array.from({ length: 10 }, (_, i) => upload(cloud, asSessionId(`s${i}`), BODY, deadlineOf())),
  )
  expect(answers.every(({ status, responseLost }) => status === 201 && !responseLost)).toBe(true)
  expect(answers.some(({ attempts }) => attempts === 2)).toBe(true)
  expect(cloud.requests.refresh).toBe(2)
})

test('a token refused right after its exchange ends the run', async () => {
  const { url } = await serve(cloudOf(() => false))
  const cloud = await createClient(url, { token: REFRESH })
  expect(await catchError(upload(cloud, SESSION, BODY, deadlineOf()))).toMatchObject({
    code: 'token-refused',
    fatal: true,
  })
  expect(cloud.requests).toMatchObject({ put: 2, refresh: 2 })
})

test('anything else is sent as it is, and on a 401 exchanged once', async () => {
  const { url, seen } = await serve(cloudOf((token) => token === 'access-1', [TOKEN]))
  const cloud = await createClient(url)
  await upload(cloud, asSessionId('a'), BODY, deadlineOf())
  await upload(cloud, asSessionId('b'), BODY, deadlineOf())
  expect(seen.map(bearer)).toEqual([TOKEN, TOKEN, 'access-1', 'access-1'])
})

test('what is no refresh token is refused with the first refusal', async () => {
  const { url } = await serve(cloudOf(() => false))
  const cloud = await createClient(url)
  expect(await catchError(cloud.head(PROJECT, asSessionId('a'), deadlineOf()))).toMatchObject({
    code: 'token-refused',
    message: 'the session check failed with HTTP 401',
  })
  expect(cloud.requests).toMatchObject({ head: 1, refresh: 1 })
})

test.each<[string, RequestListener, string, number]>([
  ['is refused', respond(401, '{"error":"revoked"}'), 'token-refused', 1],
  ['is not known', respond(404), 'token-refused', 1],
  ['has no access token', respond(200, '{"token":"x"}'), 'cloud-answer', 3],
  ['has an access token that no header can hold', respond(200, '{"accessToken":"a\\nb"}'), 'cloud-answer', 3],
  ['is a login page', respond(200, '<html>'), 'cloud-answer', 3],
  ['fails', respond(503), 'cloud-rejected', 3],
  ['is redirected', respond(302), 'redirected', 1],
])('an exchange that %s', async (_name, listener, code, requests) => {
  const { url } = await serve(listener)
  const cloud = await createClient(url, { token: REFRESH })
  const failure = await catchError(cloud.sizes(PROJECT, deadlineOf()))
  // Nothing can be asked without a token, so it concerns every session.
  expect(failure).toMatchObject({ code, fatal: true })
  expect(cloud.requests).toMatchObject({ sizes: 0, refresh: requests })
})

test('an exchange is tried again like any request', async () => {
  const { url } = await serve(
    respondInTurn(
      respond(500),
      cloudOf(() => true),
    ),
  )
  const cloud = await createClient(url, { token: REFRESH })
  expect(await upload(cloud, SESSION, BODY, deadlineOf())).toMatchObject({ status: 201, attempts: 1 })
  expect(cloud.requests.refresh).toBe(2)
})

test('a HEAD that was never sent, for want of a token, does not leave the cloud’s copy unknown: that would be uploaded', async () => {
  const { url } = await serve(respond(500))
  const cloud = await createClient(url, { token: REFRESH })
  expect(await catchError(cloud.head(PROJECT, asSessionId('a'), deadlineOf()))).toMatchObject({
    code: 'cloud-rejected',
    fatal: true,
  })
  expect(await catchError(upload(cloud, SESSION, BODY, deadlineOf()))).toMatchObject({ fatal: true })
  expect(cloud.requests).toMatchObject({ head: 0, put: 0, refresh: 3 })
})

test('a failing exchange leaves an opaque token with its failure', async () => {
  const { url } = await serve((request, response) => {
    respond(request.url === '/api/v1/device-refresh' ? 503 : 401, '{"error":"no"}')(request, response)
  })
  const cloud = await createClient(url)
  expect(await catchError(upload(cloud, SESSION, BODY, deadlineOf()))).toMatchObject({ code: 'cloud-rejected' })
})

test.each([
  ['expired', jwt({ type: 'api', exp: 1 }), 'token-expired'],
  ['unfit for a header', 'a b', 'token-unusable'],
  ["somebody else's", 'ghp_0123456789', 'token-unusable'],
])('a token that is %s makes no client', async (_name, token, code) => {
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
