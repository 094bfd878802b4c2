import { expect, test } from '@jest/globals'
import type { FaultAction } from '../../local-cloud/faults.ts'
import { startLocalCloud } from '../../local-cloud/server.ts'
import { counts, errors, PROJECT, type PublishedRun, requests, run } from '../rig/bundle.ts'
import { checkout, sessionId, sessions } from '../rig/checkout.ts'
import { withCloud } from '../rig/with-cloud.ts'

const MANY = 500
const many = checkout(sessions(MANY))

const OUTAGES: readonly [name: string, action: FaultAction][] = [
  ['HTTP 503', { kind: 'status', status: 503 }],
  ['a captive portal', { kind: 'malformed', form: 'html' }],
  ['a redirect', { kind: 'redirect', to: 'http://127.0.0.1:9/' }],
]
const CONCURRENCIES = [1, 10, 50]

test.concurrent.each(
  OUTAGES.flatMap(([name, action]) => CONCURRENCIES.map((concurrency) => [name, concurrency, action] as const)),
)('stops within 100 requests when every response is %s, with concurrency %i', async (_name, concurrency, action) => {
  await withCloud({}, async (cloud) => {
    cloud.addFault({ action })
    const result = await run(cloud, { workspace: many, inputs: { concurrency: String(concurrency), retries: '0' } })
    expect(cloud.requests.length).toBeGreaterThanOrEqual(30)
    expect(cloud.requests.length).toBeLessThan(100)

    const [attempted, created, updated, skipped, errored, timedOut] = counts(result)
    expect([attempted, created, updated, skipped, timedOut]).toEqual([MANY, 0, 0, 0, 0])
    expect(errored).toBe(MANY)
    expect(result.report.failures).toMatchObject([{ code: 'cloud-down' }])
    const notAttempted = result.report.sessions.filter(({ attempts }) => attempts === 0)
    expect(new Set(notAttempted.map(({ reason }) => reason)).size).toBe(1)
    expect(result.outputs['status']).toBe('incomplete')
    expect(result.exitCode).toBe(1)
  })
})

test.concurrent.each(CONCURRENCIES)(
  'keeps what was uploaded when the cloud dies during the run, with concurrency %i',
  async (concurrency) => {
    await withCloud({}, async (cloud) => {
      const nth = Array.from({ length: MANY * 3 }, (_, index) => index + 101)
      cloud.addFault({ match: { route: 'put', nth }, action: { kind: 'reset' } })
      const result = await run(cloud, { workspace: many, inputs: { concurrency: String(concurrency), retries: '0' } })
      expect(cloud.store.projects.get(PROJECT)?.size).toBe(100)
      expect(counts(result)).toEqual([MANY, 100, 0, 0, MANY - 100, 0, 0])
      // Fewer than 100 failures after the last success, and those of requests that were in flight with it.
      expect(requests(cloud)['put']).toBeLessThan(200 + concurrency)
      expect(result.report.failures).toMatchObject([{ code: 'cloud-down' }])
    })
  },
)

test.concurrent.each([2, MANY])(
  'sends only the size request when no connection can be made, with %i sessions',
  async (number) => {
    const cloud = await startLocalCloud()
    await cloud.close()
    const result = await run(cloud, { workspace: checkout(sessions(number)), inputs: { retries: '0' } })
    expectUnreachable(result, number, { sizes: 3, head: 0, put: 0 })
    expect(result.log).toMatch(/connection refused \(ECONNREFUSED\)/)
  },
)

test.concurrent.each<[string, FaultAction]>([
  ['reset', { kind: 'reset' }],
  ['cut', { kind: 'truncated' }],
  ['not HTTP', { kind: 'invalid-http' }],
])('ends after one HEAD when every response is %s', async (_name, action) => {
  await withCloud({}, async (cloud) => {
    cloud.store.declareProject(PROJECT)
    cloud.addFault({ action })
    const result = await run(cloud, { workspace: checkout(sessions(20)) })
    expectUnreachable(result, 20, { sizes: 3, head: 1, put: 0 })
  })
})

/** Expects one failure and one annotation for any number of sessions. */
function expectUnreachable(result: PublishedRun, sessions: number, requests: object): void {
  expect(counts(result)).toEqual([sessions, 0, 0, 0, sessions, 0, 0])
  expect(result.report.requests).toMatchObject(requests)
  const [failure, ...others] = result.report.failures
  expect(others).toEqual([])
  expect(failure).toMatchObject({ code: 'cloud-unreachable', hint: expect.stringMatching(/cloud-url/) })
  expect(failure?.hint).not.toMatch(/overwrite-cli-sessions|\.md/)
  expect(errors(result)).toHaveLength(1)
  expect([result.outputs['status'], result.exitCode]).toEqual(['incomplete', 1])
}

test.concurrent('names the DNS error when the host does not exist', async () => {
  await withCloud({}, async (cloud) => {
    const result = await run(cloud, {
      workspace: checkout(sessions(2)),
      inputs: { 'cloud-url': 'https://cloud.invalid', retries: '0' },
    })
    expect(counts(result)).toEqual([2, 0, 0, 0, 2, 0, 0])
    expect(result.log).toMatch(/ENOTFOUND|EAI_AGAIN/)
    expect(cloud.requests).toHaveLength(0)
  })
})

test.concurrent('uploads the other sessions when some always fail', async () => {
  await withCloud({}, async (cloud) => {
    for (const [index, action] of OUTAGES.entries())
      cloud.addFault({ match: { route: 'put', sessionId: sessionId(index) }, action: action[1] })
    const result = await run(cloud, { workspace: many, inputs: { retries: '1' } })
    expect(counts(result)).toEqual([MANY, MANY - OUTAGES.length, 0, 0, OUTAGES.length, 0, 0])
    expect(result.report.failures).toEqual([])
  })
})

test.concurrent.each([
  [401, 'token-refused'],
  [403, 'no-write-scope'],
])('ends the run with one reason when every upload gets HTTP %i', async (status, code) => {
  await withCloud({}, async (cloud) => {
    cloud.addFault({ match: { route: 'put' }, action: { kind: 'status', status } })
    const result = await run(cloud, { workspace: many })
    expect(counts(result)).toEqual([MANY, 0, 0, 0, MANY, 0, 0])
    expect(new Set(result.report.sessions.map(({ reason }) => reason)).size).toBe(1)
    expect(requests(cloud)['put']).toBeLessThanOrEqual(10)
    expect(result.report.failures).toMatchObject([{ code }])
    expect(result.outputs['status']).toBe('failed')
  })
})

test.concurrent('keeps what was uploaded and gives the rest one reason when the key is revoked during the run', async () => {
  await withCloud({}, async (cloud) => {
    const nth = Array.from({ length: MANY }, (_, index) => index + 41)
    cloud.addFault({ match: { route: 'put', nth }, action: { kind: 'status', status: 401 } })
    const result = await run(cloud, { workspace: many })
    // Uploads that are aborted when the run stops count as errored, because their result is unknown.
    const [, created = 0, , , errored] = counts(result)
    expect(created).toBeGreaterThan(30)
    expect(created).toBeLessThanOrEqual(40)
    expect(errored).toBe(MANY - created)
    expect(requests(cloud)['put']).toBeLessThanOrEqual(50)
    const open = result.report.sessions.filter(({ outcome }) => outcome === 'errored')
    expect(new Set(open.map(({ reason }) => reason)).size).toBe(1)
    expect(result.outputs['status']).toBe('failed')
    expect(result.exitCode).toBe(1)
  })
})

test.concurrent.each([
  [401, 'sizes', {}],
  [403, 'sizes', {}],
  [401, 'head', { sessions: `${sessionId(0)},${sessionId(1)}` }],
] as const)('ends the run before any upload after HTTP %i for %s', async (status, route, inputs) => {
  await withCloud({}, async (cloud) => {
    cloud.addFault({ match: { route }, action: { kind: 'status', status } })
    const result = await run(cloud, { workspace: many, inputs })
    expect(cloud.requests.length).toBeLessThanOrEqual(2)
    expect(cloud.requests.every((request) => request.route === route)).toBe(true)
    expect(result.report.failures).toMatchObject([{ code: 'token-refused' }])
    expect(result.outputs['status']).toBe('failed')
  })
})
