import { describe, expect, test } from '@jest/globals'
import type { TokenRequest } from '../../local-cloud/tokens.ts'
import { collectPublishedText } from '../../local-runner/run-checks.ts'
import { counts, requests, run } from '../rig/bundle.ts'
import { checkout, sessions } from '../rig/checkout.ts'
import { withCloud } from '../rig/with-cloud.ts'

const DAY = 86_400
const workspace = checkout(sessions(3))

const REFUSED: readonly [name: string, request: TokenRequest, code: string, words: RegExp][] = [
  ['expired', { type: 'api', expiresInSeconds: -3600 }, 'token-expired', /expired on \d{4}-\d\d-\d\d.*new API key/s],
  ['expired refresh', { type: 'device-refresh', expiresInSeconds: -3600 }, 'token-expired', /specstory login/],
  ['web-access', { type: 'web-access' }, 'token-unusable', /web-access.*API key/s],
  ['not yet valid', { type: 'api', notBeforeSeconds: DAY }, 'token-unusable', /not valid before.*clock/s],
]

describe.each(['sync', 'check'])('in %s mode', (mode) => {
  test.concurrent.each(REFUSED)('a token that is %s makes no request at all', async (_name, request, code, words) => {
    await withCloud({}, async (cloud) => {
      const ending = await run(cloud, { workspace, inputs: { token: cloud.issueToken(request), mode } })
      expect(cloud.requests).toHaveLength(0)
      expect(ending.report.failures).toMatchObject([{ code }])
      expect(ending.log).toMatch(words)
      expect(ending.outputs['status']).toBe('failed')
    })
  })
})

test.concurrent.each(['a token', 'töken', 'token\nx: y', 't'.repeat(9000)])(
  'a token that no header can hold makes no request: %.12j',
  async (token) => {
    await withCloud({}, async (cloud) => {
      const ending = await run(cloud, { workspace, inputs: { token } })
      expect(cloud.requests).toHaveLength(0)
      expect(ending.report.failures).toMatchObject([{ code: 'token-unusable' }])
    })
  },
)

test.concurrent.each([
  [13, true],
  [15, false],
])('a key that expires in %i days: a warning, %p', async (days, warned) => {
  await withCloud({}, async (cloud) => {
    const token = cloud.issueToken({ type: 'api', expiresInSeconds: days * DAY + 60 })
    const ending = await run(cloud, { workspace, inputs: { token } })
    const warning = ending.log.split('\n').find((line) => line.startsWith('::warning title=SpecStory token::'))
    expect(warning !== undefined).toBe(warned)
    if (warned) expect(warning).toContain(`expires in ${days} days`)
    expect(counts(ending)).toEqual([3, 3, 0, 0, 0, 0, 0])
  })
})

/** Every access token that a cloud has seen. */
function bearers(requests: readonly { route: string; authorization: string | undefined }[]): Set<string | undefined> {
  return new Set(requests.filter(({ route }) => route !== 'refresh').map(({ authorization }) => authorization))
}

test.concurrent('a refresh token is exchanged before its use, and the access token is masked before it is used', async () => {
  await withCloud({}, async (cloud) => {
    const token = cloud.issueToken({ type: 'device-refresh' })
    const ending = await run(cloud, { workspace, inputs: { token } })
    expect(requests(cloud)).toEqual({ refresh: 1, sizes: 1, put: 3 })
    expect(cloud.requests[0]?.route).toBe('refresh')
    expect(counts(ending)).toEqual([3, 3, 0, 0, 0, 0, 0])
    const [access = ''] = bearers(cloud.requests)
    expect(ending.log).toContain(`::add-mask::${access.slice('Bearer '.length)}`)
    expect(collectPublishedText(ending)).not.toContain(access.slice('Bearer '.length))
  })
})

test.concurrent('an access token that expires in the middle is renewed once for all workers', async () => {
  await withCloud({ accessTokenSeconds: 3, latencyMs: 400 }, async (cloud) => {
    const token = cloud.issueToken({ type: 'device-refresh' })
    const ending = await run(cloud, { workspace: checkout(sessions(70)), inputs: { token } })
    expect(counts(ending)).toEqual([70, 70, 0, 0, 0, 0, 0])
    const { refresh = 0, put = 0 } = requests(cloud)
    expect(refresh).toBeGreaterThanOrEqual(2)
    expect(refresh).toBeLessThanOrEqual(4)
    expect(bearers(cloud.requests).size).toBe(refresh)
    expect(put).toBeLessThanOrEqual(70 + 10 * refresh)
  })
})

test.concurrent('an opaque token that is refused is exchanged once, in case it is a refresh token', async () => {
  await withCloud({ tokens: { 'opaque-refresh': 'refresh' } }, async (cloud) => {
    const ending = await run(cloud, { workspace, inputs: { token: 'opaque-refresh' } })
    expect(counts(ending)).toEqual([3, 3, 0, 0, 0, 0, 0])
    expect(requests(cloud)).toEqual({ sizes: 2, refresh: 1, put: 3 })
  })
  await withCloud({}, async (cloud) => {
    const ending = await run(cloud, { workspace, inputs: { token: 'nothing-at-all' } })
    expect(requests(cloud)).toEqual({ sizes: 1, refresh: 1 })
    expect(ending.report.failures).toMatchObject([{ code: 'token-refused' }])
    expect(ending.outputs['status']).toBe('failed')
  })
})

test.concurrent('a revoked refresh token ends the run at its first exchange', async () => {
  await withCloud({}, async (cloud) => {
    const token = cloud.issueToken({ type: 'device-refresh' })
    cloud.revokeToken(token)
    const ending = await run(cloud, { workspace, inputs: { token } })
    expect(requests(cloud)).toEqual({ refresh: 1 })
    expect(ending.report.failures).toMatchObject([{ code: 'token-refused' }])
    expect(counts(ending)).toEqual([3, 0, 0, 0, 3, 0, 0])
  })
})

test.concurrent('an exchange that is down is a cloud that is down', async () => {
  await withCloud({}, async (cloud) => {
    cloud.addFault({ match: { route: 'refresh' }, action: { kind: 'status', status: 503 } })
    const token = cloud.issueToken({ type: 'device-refresh' })
    const ending = await run(cloud, { workspace: checkout(sessions(100)), inputs: { token, retries: '0' } })
    expect(counts(ending)).toEqual([100, 0, 0, 0, 100, 0, 0])
    expect(cloud.requests.every(({ route }) => route === 'refresh')).toBe(true)
    expect(cloud.requests.length).toBeLessThan(100)
  })
})

test.concurrent('a key that may only read ends the run at its first upload', async () => {
  await withCloud({}, async (cloud) => {
    const token = cloud.issueToken({ type: 'api', scope: 'read' })
    const ending = await run(cloud, { workspace, inputs: { token } })
    expect(ending.report.failures).toMatchObject([{ code: 'no-write-scope' }])
    expect(counts(ending)).toEqual([3, 0, 0, 0, 3, 0, 0])
    const check = await run(cloud, { workspace, inputs: { token, mode: 'check' } })
    expect(counts(check)).toEqual([3, 0, 0, 0, 0, 0, 3])
  })
})
