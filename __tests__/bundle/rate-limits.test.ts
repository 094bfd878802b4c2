import { expect, test } from '@jest/globals'
import type { FaultAction } from '../../local-cloud/faults.ts'
import type { LocalCloud } from '../../local-cloud/options.ts'
import { counts, requests, run } from '../rig/bundle.ts'
import { checkout, sessions } from '../rig/checkout.ts'
import { withCloud } from '../rig/with-cloud.ts'

const workspace = checkout(sessions(30))

const createRateLimit = (headers: () => Record<string, string>): FaultAction => ({
  kind: 'status',
  status: 429,
  headers: headers(),
})

/** The longest time without a request after the first 429, in ms. */
function longestPause(cloud: LocalCloud): number {
  const first = cloud.requests.findIndex(({ status }) => status === 429)
  const times = cloud.requests.slice(first).map(({ startedAt }) => startedAt)
  return Math.max(...times.slice(1).map((time, index) => time - (times[index] ?? time)))
}

const epochSecondsIn = (seconds: number): number => Math.ceil(Date.now() / 1000) + seconds

test.concurrent.each([
  ['no headers', () => ({}), 1000],
  ['Retry-After in seconds', () => ({ 'Retry-After': '2' }), 2000],
  ['Retry-After as a date', () => ({ 'Retry-After': new Date(epochSecondsIn(2) * 1000).toUTCString() }), 1000],
  ['X-RateLimit-Reset', () => ({ 'X-RateLimit-Reset': String(epochSecondsIn(2)) }), 1000],
  ['invalid headers', () => ({ 'Retry-After': '-5', 'X-RateLimit-Reset': 'soon' }), 1000],
] as const)('pauses every worker after a 429 with %s', async (_name, headers, pause) => {
  await withCloud({ latencyMs: 20 }, async (cloud) => {
    cloud.addFault({ match: { route: 'put', nth: 5 }, action: createRateLimit(headers) })
    const result = await run(cloud, { workspace, inputs: { concurrency: '4' } })
    expect(counts(result)).toEqual([30, 30, 0, 0, 0, 0, 0])
    // Delayed uploads also need a HEAD before they are sent.
    expect(requests(cloud)).toMatchObject({ sizes: 1, put: 31 })
    expect(longestPause(cloud)).toBeGreaterThan(pause - 250)
    expect(result.log).toMatch(/^Rate limited .*Pausing all requests for \d s/m)
  })
})

test.concurrent.each(['3600', '99999999999999999999999', 'Fri, 31 Dec 2100 23:59:59 GMT'])(
  'ends the run at once, with all sessions timed out, when Retry-After is %s',
  async (retryAfter) => {
    await withCloud({}, async (cloud) => {
      cloud.addFault({ match: { route: 'put' }, action: createRateLimit(() => ({ 'Retry-After': retryAfter })) })
      const result = await run(cloud, { workspace, inputs: { timeout: '60' } })
      expect(result.durationMs).toBeLessThan(30_000)
      expect(counts(result)).toEqual([30, 0, 0, 0, 0, 30, 0])
      expect(result.outputs['status']).toBe('incomplete')
      expect(requests(cloud)['put']).toBeLessThanOrEqual(10)
    })
  },
)

test.concurrent('waits for a 429 of the size request without falling back to HEADs', async () => {
  await withCloud({}, async (cloud) => {
    cloud.addFault({ match: { route: 'sizes' }, times: 2, action: createRateLimit(() => ({})) })
    expect(counts(await run(cloud, { workspace }))).toEqual([30, 30, 0, 0, 0, 0, 0])
    expect(requests(cloud)).toEqual({ sizes: 3, put: 30 })
  })
  await withCloud({}, async (cloud) => {
    cloud.addFault({ match: { route: 'sizes' }, action: createRateLimit(() => ({})) })
    const result = await run(cloud, { workspace, inputs: { timeout: '2' } })
    expect(counts(result)).toEqual([30, 0, 0, 0, 0, 30, 0])
    expect(requests(cloud)['head']).toBeUndefined()
  })
})

test.concurrent('respects the rate limit over several windows', async () => {
  await withCloud({ rateLimit: { requests: 20, windowMs: 1500, retryAfter: 'seconds' } }, async (cloud) => {
    const result = await run(cloud, { workspace, inputs: { concurrency: '3' } })
    expect(counts(result)).toEqual([30, 30, 0, 0, 0, 0, 0])
    expect(cloud.requests.filter(({ status }) => status === 429).length).toBeLessThanOrEqual(6)
  })
})

test.concurrent.each([
  ['stalls', { kind: 'stall' }],
  ['is slow', { kind: 'slow' }],
  ['stalls half way', { kind: 'stall-body' }],
] as const)('ends at its deadline when the response with the sizes %s', async (_name, action) => {
  await withCloud({}, async (cloud) => {
    cloud.addFault({ match: { route: 'sizes' }, action })
    const result = await run(cloud, { workspace, inputs: { timeout: '1' } })
    expect(result.durationMs).toBeLessThan(30_000)
    expect(counts(result)).toEqual([30, 0, 0, 0, 0, 30, 0])
  })
})
