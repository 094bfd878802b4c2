import { describe, expect, test } from '@jest/globals'
import type { TokenRequest } from '../../local-cloud/tokens.ts'
import { issueToken, verifyToken } from '../../local-cloud/tokens.ts'
import { getSizes, head, list, put, refresh } from '../rig/requests.ts'
import { withCloud } from '../rig/with-cloud.ts'

describe('tokens', () => {
  test('are JWTs that only the right secret verifies', () => {
    const token = issueToken({ type: 'api', expiresInSeconds: 60, notBeforeSeconds: -5, scope: 'read' }, 'secret')
    const payload: unknown = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString())
    expect(payload).toMatchObject({ type: 'api', scope: 'read', exp: expect.any(Number), nbf: expect.any(Number) })
    expect(verifyToken(token, 'secret')).toEqual(payload)
    for (const wrong of [`${token}x`, `${token}.x`, 'opaque', 'a.b', '', token.replace('.', '.x')]) {
      expect(verifyToken(wrong, 'secret')).toBeUndefined()
    }
    expect(verifyToken(token, 'other')).toBeUndefined()
  })

  test.each<[string, TokenRequest, number, number]>([
    ['allow an API key to read and write', { type: 'api' }, 404, 201],
    ['allow an API key with scope `read` to read only', { type: 'api', scope: 'read' }, 404, 403],
    ['allow an access token to read and write', { type: 'device-access' }, 404, 201],
    ['deny a refresh token everything', { type: 'device-refresh' }, 401, 401],
    ['deny a token of the web app everything', { type: 'web-access' }, 401, 401],
    ['deny an expired API key everything', { type: 'api', expiresInSeconds: -1 }, 401, 401],
    ['deny an API key that is not valid yet everything', { type: 'api', notBeforeSeconds: 60 }, 401, 401],
  ])('%s', (_, request, readStatus, writeStatus) =>
    withCloud({}, async (cloud) => {
      const token = cloud.issueToken(request)
      expect((await getSizes(cloud, { token })).status).toBe(readStatus)
      expect((await list(cloud, { token })).status).toBe(readStatus)
      expect((await head(cloud, { token })).status).toBe(readStatus)
      expect((await put(cloud, { token })).status).toBe(writeStatus)
    }),
  )

  test('are accepted from another server only if both have the same secret', () =>
    withCloud({ secret: 'shared' }, async (cloud) => {
      expect((await put(cloud, { token: issueToken({ type: 'api' }, 'shared') })).status).toBe(201)
      expect((await put(cloud, { token: issueToken({ type: 'api' }, 'foreign') })).json).toEqual({
        error: expect.stringMatching(/^401 Failure - token invalid for \/api/),
      })
    }))

  test('can be opaque texts with registered permissions', () =>
    withCloud({ tokens: { writer: 'write', reader: 'read', renew: 'refresh' } }, async (cloud) => {
      expect((await put(cloud, { token: 'writer' })).status).toBe(201)
      expect((await put(cloud, { token: 'reader' })).status).toBe(403)
      expect((await head(cloud, { token: 'reader' })).status).toBe(200)
      expect((await head(cloud, { token: 'renew' })).status).toBe(401)
      expect((await refresh(cloud, 'reader')).status).toBe(401)
      expect((await refresh(cloud, 'renew')).status).toBe(200)
    }))

  test.each([['Basic abc'], ['Bearer'], ['Bearer a b'], ['bearer x']])(
    'are rejected in the Authorization header %j',
    (header) =>
      withCloud({ tokens: { a: 'write', x: 'write' } }, async (cloud) => {
        const response = await getSizes(cloud, { token: null, headers: { authorization: header } })
        expect(response.status).toBe(401)
        expect(response.json).not.toHaveProperty('success')
      }),
  )

  test('of type device-refresh return an access token with the configured lifetime', () =>
    withCloud({ accessTokenSeconds: 90 }, async (cloud) => {
      const renew = cloud.issueToken({ type: 'device-refresh' })
      const { json } = await refresh(cloud, renew)
      const { accessToken, createdAt, expiresAt } = json as Record<string, string>
      expect(Date.parse(expiresAt ?? '') - Date.parse(createdAt ?? '')).toBe(90_000)
      expect((await put(cloud, { token: accessToken ?? '' })).status).toBe(201)
      cloud.revokeToken(accessToken ?? '')
      expect((await put(cloud, { token: accessToken ?? '' })).status).toBe(401)
      cloud.revokeToken(renew)
      expect((await refresh(cloud, renew)).status).toBe(401)
    }))
})

describe('the rate limit', () => {
  test('is counted per key and reported in headers', () =>
    withCloud({ rateLimit: { requests: 2, windowMs: 60_000 }, tokens: { other: 'write' } }, async (cloud) => {
      expect((await put(cloud)).headers.get('x-ratelimit-remaining')).toBe('1')
      expect((await put(cloud)).headers.get('x-ratelimit-remaining')).toBe('0')
      const response = await getSizes(cloud)
      expect(response.status).toBe(429)
      expect(response.json).toEqual({ error: expect.stringMatching(/^429 Failure - rate limit exceeded for \/api/) })
      expect(response.headers.get('x-ratelimit-limit')).toBe('2')
      expect(Number(response.headers.get('x-ratelimit-reset')) * 1000).toBeGreaterThan(Date.now())
      expect(response.headers.has('retry-after')).toBe(false)
      expect((await put(cloud, { token: 'other' })).status).toBe(200)
    }))

  test.each([
    ['seconds', /^\d+$/],
    ['date', /GMT$/],
  ] as const)('can send Retry-After as %s without other headers', (retryAfter, form) =>
    withCloud({ rateLimit: { requests: 0, windowMs: 2000, retryAfter, headers: false } }, async (cloud) => {
      const { headers } = await getSizes(cloud)
      expect(headers.get('retry-after')).toMatch(form)
      expect(headers.has('x-ratelimit-reset')).toBe(false)
    }),
  )

  test('starts a new window when the previous one ends', () =>
    withCloud({ rateLimit: { requests: 1, windowMs: 1 } }, async (cloud) => {
      for (let turn = 0; turn < 3; turn += 1) {
        expect((await put(cloud)).status).toBeLessThan(300)
        await new Promise((resolve) => setTimeout(resolve, 5))
      }
    }))

  test('can start partly used in the first window', () =>
    withCloud({ rateLimit: { requests: 2, windowMs: 300, used: 1 } }, async (cloud) => {
      expect([(await put(cloud)).status, (await put(cloud)).status]).toEqual([201, 429])
      await new Promise((resolve) => setTimeout(resolve, 320))
      expect((await put(cloud)).headers.get('x-ratelimit-remaining')).toBe('1')
    }))

  test('can send a reset time that has passed', () =>
    withCloud({ rateLimit: { requests: 1, windowMs: 1, rounded: 'down' } }, async (cloud) => {
      const { headers } = await put(cloud)
      expect(Number(headers.get('x-ratelimit-reset')) * 1000).toBeLessThanOrEqual(Date.now())
    }))
})

describe('clockAheadMs', () => {
  test.each([3_600_000, -3_600_000])('shifts dates, rate limits and tokens by %i ms', (clockAheadMs) =>
    withCloud({ clockAheadMs, rateLimit: { requests: 9, windowMs: 60_000 } }, async (cloud) => {
      const { headers, status } = await put(cloud)
      expect(status).toBe(201)
      const cloudNow = Date.now() + clockAheadMs
      expect(Math.abs(Date.parse(headers.get('date') ?? '') - cloudNow)).toBeLessThan(10_000)
      expect(Math.abs(Number(headers.get('x-ratelimit-reset')) * 1000 - cloudNow - 60_000)).toBeLessThan(10_000)
      const stale = cloud.issueToken({ type: 'api', expiresInSeconds: -1 })
      expect((await put(cloud, { token: stale })).status).toBe(401)
    }),
  )
})

test('responses can be compressed although the request does not accept it', () =>
  withCloud({ responseEncoding: 'gzip' }, async (cloud) => {
    const response = await put(cloud, { headers: { 'accept-encoding': 'identity' } })
    expect(response.headers.get('content-encoding')).toBe('gzip')
    expect(response.json).toMatchObject({ success: true })
  }))
