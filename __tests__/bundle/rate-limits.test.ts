import { expect, test } from '@jest/globals'
import type { FaultAction } from '../../local-cloud/faults.ts'
import type { LocalCloud } from '../../local-cloud/options.ts'
import { counts, requests, run } from '../rig/bundle.ts'
import { checkout, sessions } from '../rig/checkout.ts'
import { withCloud } from '../rig/with-cloud.ts'

const workspace = checkout(sessions(30))

const limited = (headers: () => Record<string, string>): FaultAction => ({
  kind: 'status',
  status: 429,
  headers: headers(),
})

/** Longest time in which no request came in after the first 429, ms. */
function silence(cloud: LocalCloud): number {
  const first = cloud.requests.findIndex(({ status }) => status === 429)
  const times = cloud.requests.slice(first).map(({ startedAt }) => startedAt)
  return Math.max(...times.slice(1).map((time, index) => time - (times[index] ?? time)))
}

const seconds = (from: number): number => Math.ceil(Date.now() / 1000) + from

test.concurrent.each([
  ['nothing told', () => ({}), 1000],
  ['Retry-After in seconds', () => ({ 'Retry-After': '2' }), 2000],
  ['Retry-After as a date', () => ({ 'Retry-After': new Date(seconds(2) * 1000).toUTCString() }), 1000],
  ['X-RateLimit-Reset', () => ({ 'X-RateLimit-Reset': String(seconds(2)) }), 1000],
  ['nonsense', () => ({ 'Retry-After': '-5', 'X-RateLimit-Reset': 'soon' }), 1000],
] as const)('a 429 with %s pauses every worker', async (_name, headers, pause) => {
  await withCloud({ latencyMs: 20 }, async (cloud) => {
    cloud.addFault({ match: { route: 'put', nth: 5 }, action: limited(headers) })
    const ending = await run(cloud, { workspace, inputs: { concurrency: '4' } })
    expect(counts(ending)).toEqual([30, 30, 0, 0, 0, 0, 0])
    // What had to wait is inspected before it is sent.
    expect(requests(cloud)).toMatchObject({ sizes: 1, put: 31 })
    expect(silence(cloud)).toBeGreaterThan(pause - 250)
    expect(ending.log).toMatch(/^Rate limited .*Pausing all requests for \d s/m)
  })
})

test.concurrent.each(['3600', '99999999999999999999999', 'Fri, 31 Dec 2100 23:59:59 GMT'])(
  'a 429 that asks to come back after the deadline (%s) ends the run at once, with everything timed out',
  async (retryAfter) => {
    await withCloud({}, async (cloud) => {
      cloud.addFault({ match: { route: 'put' }, action: limited(() => ({ 'Retry-After': retryAfter })) })
      const ending = await run(cloud, { workspace, inputs: { timeout: '60' } })
      expect(ending.durationMs).toBeLessThan(30_000)
      expect(counts(ending)).toEqual([30, 0, 0, 0, 0, 30, 0])
      expect(ending.outputs['status']).toBe('incomplete')
      expect(requests(cloud)['put']).toBeLessThanOrEqual(10)
    })
  },
)

test.concurrent('a 429 for the sizes is waited out, and never becomes a storm of HEADs', async () => {
  await withCloud({}, async (cloud) => {
    cloud.addFault({ match: { route: 'sizes' }, times: 2, action: limited(() => ({})) })
    expect(counts(await run(cloud, { workspace }))).toEqual([30, 30, 0, 0, 0, 0, 0])
    expect(requests(cloud)).toEqual({ sizes: 3, put: 30 })
  })
  await withCloud({}, async (cloud) => {
    cloud.addFault({ match: { route: 'sizes' }, action: limited(() => ({})) })
    const ending = await run(cloud, { workspace, inputs: { timeout: '2' } })
    expect(counts(ending)).toEqual([30, 0, 0, 0, 0, 30, 0])
    expect(requests(cloud)['head']).toBeUndefined()
  })
})

test.concurrent('a limit of the cloud is kept to, window after window', async () => {
  await withCloud({ rateLimit: { requests: 20, windowMs: 1500, retryAfter: 'seconds' } }, async (cloud) => {
    const ending = await run(cloud, { workspace, inputs: { concurrency: '3' } })
    expect(counts(ending)).toEqual([30, 30, 0, 0, 0, 0, 0])
    expect(cloud.requests.filter(({ status }) => status === 429).length).toBeLessThanOrEqual(6)
  })
})

test.concurrent.each([
  ['stalls', { kind: 'stall' }],
  ['drips', { kind: 'slow' }],
  ['stops half way', { kind: 'stall-body' }],
] as const)('a cloud that %s for the sizes cannot hold the run beyond its deadline', async (_name, action) => {
  await withCloud({}, async (cloud) => {
    cloud.addFault({ match: { route: 'sizes' }, action })
    const ending = await run(cloud, { workspace, inputs: { timeout: '1' } })
    expect(ending.durationMs).toBeLessThan(30_000)
    expect(counts(ending)).toEqual([30, 0, 0, 0, 0, 30, 0])
  })
})
