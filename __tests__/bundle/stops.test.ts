import { expect, test } from '@jest/globals'
import type { FaultAction } from '../../local-cloud/faults.ts'
import { startLocalCloud } from '../../local-cloud/server.ts'
import { counts, PROJECT, type PublishedRun, requests, run } from '../rig/bundle.ts'
import { checkout, sessionId, sessions } from '../rig/checkout.ts'
import { withCloud } from '../rig/with-cloud.ts'

const MANY = 500
const many = checkout(sessions(MANY))

const DEAD: readonly [name: string, action: FaultAction][] = [
  ['HTTP 503', { kind: 'status', status: 503 }],
  ['a captive portal', { kind: 'malformed', form: 'html' }],
  ['a redirect', { kind: 'redirect', to: 'http://127.0.0.1:9/' }],
]
const WIDTHS = [1, 10, 50]

test.concurrent.each(DEAD.flatMap(([name, action]) => WIDTHS.map((width) => [name, width, action] as const)))(
  'a cloud that answers everything with %s, %i at a time: the run stops knocking',
  async (_name, concurrency, action) => {
    await withCloud({}, async (cloud) => {
      cloud.addFault({ action })
      const ending = await run(cloud, { workspace: many, inputs: { concurrency: String(concurrency), retries: '0' } })
      expect(cloud.requests.length).toBeGreaterThanOrEqual(30)
      expect(cloud.requests.length).toBeLessThan(100)
      // A HEAD without an answer leads to an upload; those that were cut short by the stop have the one reason.
      const [attempted, created, updated, skipped, errored, timedOut] = counts(ending)
      expect([attempted, created, updated, skipped, timedOut]).toEqual([MANY, 0, 0, 0, 0])
      expect(errored).toBe(MANY)
      expect(ending.report.failures).toMatchObject([{ code: 'cloud-down' }])
      const unasked = ending.report.sessions.filter(({ attempts }) => attempts === 0)
      expect(new Set(unasked.map(({ reason }) => reason)).size).toBe(1)
      expect(ending.outputs['status']).toBe('incomplete')
      expect(ending.exitCode).toBe(1)
    })
  },
)

test.concurrent.each(WIDTHS)('a cloud that dies in the middle, %i at a time', async (concurrency) => {
  await withCloud({}, async (cloud) => {
    const nth = Array.from({ length: MANY * 3 }, (_, index) => index + 101)
    cloud.addFault({ match: { route: 'put', nth }, action: { kind: 'reset' } })
    const ending = await run(cloud, { workspace: many, inputs: { concurrency: String(concurrency), retries: '0' } })
    expect(cloud.store.projects.get(PROJECT)?.size).toBe(100)
    expect(counts(ending)).toEqual([MANY, 100, 0, 0, MANY - 100, 0, 0])
    // Fewer than 100 failures after the last good answer; failures before that one came from its neighbours.
    expect(requests(cloud)['put']).toBeLessThan(200 + concurrency)
    expect(ending.report.failures).toMatchObject([{ code: 'cloud-down' }])
  })
})

test.concurrent.each([2, MANY])(
  'asks for nothing else when no connection can be made, with %i sessions',
  async (number) => {
    const cloud = await startLocalCloud()
    await cloud.close()
    const ending = await run(cloud, { workspace: checkout(sessions(number)), inputs: { retries: '0' } })
    expectUnreachable(ending, number, { sizes: 3, head: 0, put: 0 })
    expect(ending.log).toMatch(/connection refused \(ECONNREFUSED\)/)
  },
)

test.concurrent.each<[string, FaultAction]>([
  ['reset', { kind: 'reset' }],
  ['cut', { kind: 'truncated' }],
  ['not HTTP', { kind: 'invalid-http' }],
])('asks one HEAD when every answer is %s, and ends', async (_name, action) => {
  await withCloud({}, async (cloud) => {
    cloud.store.declare(PROJECT)
    cloud.addFault({ action })
    const ending = await run(cloud, { workspace: checkout(sessions(20)) })
    expectUnreachable(ending, 20, { sizes: 3, head: 1, put: 0 })
  })
})

/** One failure and one annotation, whatever the number of sessions. */
function expectUnreachable(ending: PublishedRun, sessions: number, requests: object): void {
  expect(counts(ending)).toEqual([sessions, 0, 0, 0, sessions, 0, 0])
  expect(ending.report.requests).toMatchObject(requests)
  const [failure, ...others] = ending.report.failures
  expect(others).toEqual([])
  expect(failure).toMatchObject({ code: 'cloud-unreachable', hint: expect.stringMatching(/cloud-url/) })
  expect(failure?.hint).not.toMatch(/overwrite-cli-sessions|\.md/)
  expect(ending.log.split('\n').filter((line) => line.startsWith('::error'))).toHaveLength(1)
  expect([ending.outputs['status'], ending.exitCode]).toEqual(['incomplete', 1])
}

test.concurrent('a host name that does not exist says so', async () => {
  await withCloud({}, async (cloud) => {
    const ending = await run(cloud, {
      workspace: checkout(sessions(2)),
      inputs: { 'cloud-url': 'https://cloud.invalid', retries: '0' },
    })
    expect(counts(ending)).toEqual([2, 0, 0, 0, 2, 0, 0])
    expect(ending.log).toMatch(/ENOTFOUND|EAI_AGAIN/)
    expect(cloud.requests).toHaveLength(0)
  })
})

test.concurrent('bad sessions never stop the others', async () => {
  await withCloud({}, async (cloud) => {
    for (const [index, action] of DEAD.entries())
      cloud.addFault({ match: { route: 'put', sessionId: sessionId(index) }, action: action[1] })
    const ending = await run(cloud, { workspace: many, inputs: { retries: '1' } })
    expect(counts(ending)).toEqual([MANY, MANY - DEAD.length, 0, 0, DEAD.length, 0, 0])
    expect(ending.report.failures).toEqual([])
  })
})

test.concurrent.each([
  [401, 'token-refused'],
  [403, 'no-write-scope'],
])('HTTP %i from the first upload on ends the run with one reason', async (status, code) => {
  await withCloud({}, async (cloud) => {
    cloud.addFault({ match: { route: 'put' }, action: { kind: 'status', status } })
    const ending = await run(cloud, { workspace: many })
    expect(counts(ending)).toEqual([MANY, 0, 0, 0, MANY, 0, 0])
    expect(new Set(ending.report.sessions.map(({ reason }) => reason)).size).toBe(1)
    expect(requests(cloud)['put']).toBeLessThanOrEqual(10)
    expect(ending.report.failures).toMatchObject([{ code }])
    expect(ending.outputs['status']).toBe('failed')
  })
})

test.concurrent('a key revoked in the middle of the run: what is there counts, the rest has one reason', async () => {
  await withCloud({}, async (cloud) => {
    const nth = Array.from({ length: MANY }, (_, index) => index + 41)
    cloud.addFault({ match: { route: 'put', nth }, action: { kind: 'status', status: 401 } })
    const ending = await run(cloud, { workspace: many })
    // Uploads in flight when the run stops are cut short: nobody knows of them, so they count as errored.
    const [, created = 0, , , errored] = counts(ending)
    expect(created).toBeGreaterThan(30)
    expect(created).toBeLessThanOrEqual(40)
    expect(errored).toBe(MANY - created)
    expect(requests(cloud)['put']).toBeLessThanOrEqual(50)
    const open = ending.report.sessions.filter(({ outcome }) => outcome === 'errored')
    expect(new Set(open.map(({ reason }) => reason)).size).toBe(1)
    expect(ending.outputs['status']).toBe('failed')
    expect(ending.exitCode).toBe(1)
  })
})

test.concurrent.each([
  [401, 'sizes', {}],
  [403, 'sizes', {}],
  [401, 'head', { sessions: `${sessionId(0)},${sessionId(1)}` }],
] as const)('HTTP %i for the first %s ends the run before any upload', async (status, route, inputs) => {
  await withCloud({}, async (cloud) => {
    cloud.addFault({ match: { route }, action: { kind: 'status', status } })
    const ending = await run(cloud, { workspace: many, inputs })
    expect(cloud.requests.length).toBeLessThanOrEqual(2)
    expect(cloud.requests.every((request) => request.route === route)).toBe(true)
    expect(ending.report.failures).toMatchObject([{ code: 'token-refused' }])
    expect(ending.outputs['status']).toBe('failed')
  })
})
