import { describe, expect, test } from '@jest/globals'
import type { TokenRequest } from '../../local-cloud/tokens.ts'
import { collectPublishedText } from '../../local-runner/run-checks.ts'
import { counts, requests, run } from '../rig/bundle.ts'
import { checkout, sessions } from '../rig/checkout.ts'
import { withCloud } from '../rig/with-cloud.ts'

const DAY = 86_400
const workspace = checkout(sessions(3))

const REFUSED: readonly [name: string, request: TokenRequest, code: string, message: RegExp][] = [
  [
    'an expired API key',
    { type: 'api', expiresInSeconds: -3600 },
    'token-expired',
    /expired on \d{4}-\d\d-\d\d.*new API key/s,
  ],
  ['an expired refresh token', { type: 'device-refresh', expiresInSeconds: -3600 }, 'token-expired', /specstory login/],
  ['a browser token', { type: 'web-access' }, 'token-unusable', /web-access.*API key/s],
  [
    'an API key that is not yet valid',
    { type: 'api', notBeforeSeconds: DAY },
    'token-unusable',
    /not valid before.*clock/s,
  ],
]

describe.each(['sync', 'check'])('%s mode', (mode) => {
  test.concurrent.each(REFUSED)('sends no request with %s', async (_name, request, code, message) => {
    await withCloud({}, async (cloud) => {
      const result = await run(cloud, { workspace, inputs: { token: cloud.issueToken(request), mode } })
      expect(cloud.requests).toHaveLength(0)
      expect(result.report.failures).toMatchObject([{ code }])
      expect(result.log).toMatch(message)
      expect(result.outputs['status']).toBe('failed')
    })
  })
})

test.concurrent.each([
  ['a space', 'a token'],
  ['a letter outside of ASCII', 'töken'],
  ['a line break', 'token\nx: y'],
  ['9,000 characters', 't'.repeat(9000)],
])('sends no request when the token has %s, which a header cannot contain', async (_name, token) => {
  await withCloud({}, async (cloud) => {
    const result = await run(cloud, { workspace, inputs: { token } })
    expect(cloud.requests).toHaveLength(0)
    expect(result.report.failures).toMatchObject([{ code: 'token-unusable' }])
  })
})

test.concurrent.each([
  [13, true],
  [15, false],
])('warns about a key that expires in %i days: %p', async (days, isWarned) => {
  await withCloud({}, async (cloud) => {
    const token = cloud.issueToken({ type: 'api', expiresInSeconds: days * DAY + 60 })
    const result = await run(cloud, { workspace, inputs: { token } })
    const warning = result.log.split('\n').find((line) => line.startsWith('::warning title=SpecStory token::'))
    expect(warning !== undefined).toBe(isWarned)
    if (isWarned) expect(warning).toContain(`expires in ${days} days`)
    expect(counts(result)).toEqual([3, 3, 0, 0, 0, 0, 0])
  })
})

/** The `Authorization` headers of all requests but exchanges. */
function authorizations(
  requests: readonly { route: string; authorization: string | undefined }[],
): Set<string | undefined> {
  return new Set(requests.filter(({ route }) => route !== 'refresh').map(({ authorization }) => authorization))
}

test.concurrent('exchanges a refresh token first and masks the access token', async () => {
  await withCloud({}, async (cloud) => {
    const token = cloud.issueToken({ type: 'device-refresh' })
    const result = await run(cloud, { workspace, inputs: { token } })
    expect(requests(cloud)).toEqual({ refresh: 1, sizes: 1, put: 3 })
    expect(cloud.requests[0]?.route).toBe('refresh')
    expect(counts(result)).toEqual([3, 3, 0, 0, 0, 0, 0])
    const [access = ''] = authorizations(cloud.requests)
    expect(result.log).toContain(`::add-mask::${access.slice('Bearer '.length)}`)
    expect(collectPublishedText(result)).not.toContain(access.slice('Bearer '.length))
  })
})

test.concurrent('renews an access token that expires during the run once for all workers', async () => {
  await withCloud({ accessTokenSeconds: 3, latencyMs: 400 }, async (cloud) => {
    const token = cloud.issueToken({ type: 'device-refresh' })
    const result = await run(cloud, { workspace: checkout(sessions(70)), inputs: { token } })
    expect(counts(result)).toEqual([70, 70, 0, 0, 0, 0, 0])
    const { refresh = 0, put = 0 } = requests(cloud)
    expect(refresh).toBeGreaterThanOrEqual(2)
    expect(refresh).toBeLessThanOrEqual(4)
    expect(authorizations(cloud.requests).size).toBe(refresh)
    expect(put).toBeLessThanOrEqual(70 + 10 * refresh)
  })
})

test.concurrent('exchanges an opaque token once when it is refused, because it may be a refresh token', async () => {
  await withCloud({ tokens: { 'opaque-refresh': 'refresh' } }, async (cloud) => {
    const result = await run(cloud, { workspace, inputs: { token: 'opaque-refresh' } })
    expect(counts(result)).toEqual([3, 3, 0, 0, 0, 0, 0])
    expect(requests(cloud)).toEqual({ sizes: 2, refresh: 1, put: 3 })
  })
  await withCloud({}, async (cloud) => {
    const result = await run(cloud, { workspace, inputs: { token: 'nothing-at-all' } })
    expect(requests(cloud)).toEqual({ sizes: 1, refresh: 1 })
    expect(result.report.failures).toMatchObject([{ code: 'token-refused' }])
    expect(result.outputs['status']).toBe('failed')
  })
})

test.concurrent('ends the run at the first exchange when the refresh token is revoked', async () => {
  await withCloud({}, async (cloud) => {
    const token = cloud.issueToken({ type: 'device-refresh' })
    cloud.revokeToken(token)
    const result = await run(cloud, { workspace, inputs: { token } })
    expect(requests(cloud)).toEqual({ refresh: 1 })
    expect(result.report.failures).toMatchObject([{ code: 'token-refused' }])
    expect(counts(result)).toEqual([3, 0, 0, 0, 3, 0, 0])
  })
})

test.concurrent('fails every session within 100 exchanges when exchanges return 503', async () => {
  await withCloud({}, async (cloud) => {
    cloud.addFault({ match: { route: 'refresh' }, action: { kind: 'status', status: 503 } })
    const token = cloud.issueToken({ type: 'device-refresh' })
    const result = await run(cloud, { workspace: checkout(sessions(100)), inputs: { token, retries: '0' } })
    expect(counts(result)).toEqual([100, 0, 0, 0, 100, 0, 0])
    expect(cloud.requests.every(({ route }) => route === 'refresh')).toBe(true)
    expect(cloud.requests.length).toBeLessThan(100)
  })
})

test.concurrent('ends the run at the first upload when the key may only read, but allows a check', async () => {
  await withCloud({}, async (cloud) => {
    const token = cloud.issueToken({ type: 'api', scope: 'read' })
    const result = await run(cloud, { workspace, inputs: { token } })
    expect(result.report.failures).toMatchObject([{ code: 'no-write-scope' }])
    expect(counts(result)).toEqual([3, 0, 0, 0, 3, 0, 0])
    const check = await run(cloud, { workspace, inputs: { token, mode: 'check' } })
    expect(counts(check)).toEqual([3, 0, 0, 0, 0, 0, 3])
  })
})
