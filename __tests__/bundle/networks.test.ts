import { setTimeout as pause } from 'node:timers/promises'
import { describe, expect, test } from '@jest/globals'
import type { FaultAction } from '../../local-cloud/faults.ts'
import type { LocalCloud } from '../../local-cloud/options.ts'
import { counts, requests, run } from '../rig/bundle.ts'
import { checkout, sessions } from '../rig/checkout.ts'
import { withCloud } from '../rig/with-cloud.ts'

const HOUR_MS = 3_600_000
const twenty = checkout(sessions(20))
const sixty = checkout(sessions(60))

/** Refused requests of a cloud. */
function refused(cloud: LocalCloud): number {
  return cloud.requests.filter(({ status }) => status === 429).length
}

describe('rate limits are waited out as they are meant', () => {
  const inSeconds = (ms: number): string => String(Math.floor(ms / 1000))
  test.concurrent.each<[string, () => Record<string, string>]>([
    ['a wait of no seconds', () => ({ 'Retry-After': '0' })],
    ['a reset that has passed', () => ({ 'X-RateLimit-Reset': inSeconds(Date.now()) })],
  ])('%s is a second at least, and no session is given up', async (_name, headers) => {
    await withCloud({}, async (cloud) => {
      const action: FaultAction = { kind: 'status', status: 429, headers: headers() }
      cloud.addFault({ match: { route: 'put' }, times: 10, action })
      const ending = await run(cloud, { workspace: twenty, inputs: { retries: '10' } })
      expect(counts(ending)).toEqual([20, 20, 0, 0, 0, 0, 0])
      const times = cloud.requests.filter(({ route }) => route === 'put').map(({ startedAt }) => startedAt)
      const gaps = times.slice(1).map((time, index) => time - (times[index] ?? time))
      expect(Math.max(...gaps)).toBeGreaterThan(900)
    })
  })

  test.concurrent.each([
    ['told in whole seconds, rounded down', { rounded: 'down' as const }, 0],
    ['by a clock an hour ahead', {}, HOUR_MS],
    ['by a clock an hour behind', {}, -HOUR_MS],
  ])('the end of a window %s', async (_name, form, clockAheadMs) => {
    const rateLimit = { requests: 15, windowMs: 1_500, ...form }
    await withCloud({ clockAheadMs, rateLimit }, async (cloud) => {
      const ending = await run(cloud, { workspace: twenty, inputs: { timeout: '60' } })
      expect(counts(ending)).toEqual([20, 20, 0, 0, 0, 0, 0])
      expect(refused(cloud)).toBeLessThanOrEqual(10)
    })
  })
})

describe('a used-up budget says so', () => {
  test.concurrent('a first sync of 1,200 sessions of which an hour allows a thousand', async () => {
    await withCloud({ rateLimit: { requests: 1_000, windowMs: HOUR_MS } }, async (cloud) => {
      const ending = await run(cloud, { workspace: checkout(sessions(1_200)), inputs: { timeout: '300' } })
      const { log, outputs, report, summary, exitCode } = ending
      expect(counts(ending)).toEqual([1_200, 999, 0, 0, 0, 201, 0])
      expect(refused(cloud)).toBeLessThanOrEqual(10)
      expect([outputs['status'], exitCode]).toEqual(['incomplete', 1])

      const reason =
        /rate limit exceeded: SpecStory Cloud accepts requests again at \d\d:\d\d UTC, after the end of this run/i
      const open = report.sessions.filter(({ outcome }) => outcome === 'timed-out')
      expect(new Set(open.map(({ code }) => code))).toEqual(new Set(['rate-limited']))
      for (const { hint } of open)
        expect(hint).toMatch(/^Re-run the job after \d\d:\d\d UTC\. .* shards that start an hour apart/)
      for (const { reason: why } of open) expect(why).toMatch(reason)
      expect(report.failures).toMatchObject([{ code: 'rate-limited' }])

      const headline = new RegExp(`201 of 1,200 sessions not started; 999 created\\. ${reason.source}`, 'i')
      expect(log.split('\n').findLast((line) => line.startsWith('SpecStory sync incomplete'))).toMatch(headline)
      expect(summary).toMatch(headline)
      expect(log.match(/^::error /gm)).toHaveLength(1)
    })
  })

  test.concurrent('what is left is told as the upload begins, when it will not suffice', async () => {
    await withCloud({ rateLimit: { requests: 1_000, used: 970, windowMs: HOUR_MS } }, async (cloud) => {
      const { log } = await run(cloud, { workspace: sixty })
      const line = /^60 uploads need 60 requests, but only 29 are left until \d\d:\d\d UTC\./m.exec(log)
      expect(line?.index).toBeGreaterThan(log.indexOf('::group::Upload: 60 sessions'))
      expect(line?.index).toBeLessThan(log.indexOf('::endgroup::', log.indexOf('::group::Upload')))
    })
    await withCloud({ rateLimit: { requests: 1_000, used: 900, windowMs: HOUR_MS } }, async (cloud) => {
      const { log } = await run(cloud, { workspace: sixty })
      expect(log).not.toContain('requests left')
    })
  })

  test.concurrent('what is left is kept to, before it is used up', async () => {
    await withCloud({ rateLimit: { requests: 10, windowMs: 3_000 } }, async (cloud) => {
      const ending = await run(cloud, { workspace: twenty, inputs: { concurrency: '1' } })
      expect(counts(ending)).toEqual([20, 20, 0, 0, 0, 0, 0])
      expect(refused(cloud)).toBe(0)
    })
  })
})

describe('an outage of seconds', () => {
  const down: FaultAction = { kind: 'status', status: 503 }

  /** Ends the outage so many ms after the first request. */
  async function comeBack(cloud: LocalCloud, ms: number): Promise<void> {
    while (cloud.requests.length === 0) await pause(20)
    await pause(ms)
    cloud.clearFaults()
  }

  test.concurrent.each(['10', '50'])('of eight is survived with `retries: 10`, %s at a time', async (concurrency) => {
    await withCloud({}, async (cloud) => {
      cloud.addFault({ action: down })
      const inputs = { retries: '10', concurrency }
      const [ending] = await Promise.all([run(cloud, { workspace: sixty, inputs }), comeBack(cloud, 8_000)])
      expect(counts(ending)).toEqual([60, 60, 0, 0, 0, 0, 0])
      expect(cloud.requests.filter(({ status }) => status === 503).length).toBeLessThan(100)
      expect(ending.log).toMatch(/not responding\. Pausing all requests for \d+ s/)
    })
  })

  test.concurrent('all wait together: between two rounds nobody asks', async () => {
    await withCloud({}, async (cloud) => {
      cloud.addFault({ match: { route: 'put' }, action: down })
      const inputs = { retries: '10', timeout: '20' }
      const ending = await run(cloud, { workspace: sixty, inputs })
      expect(ending.outputs['created']).toBe('0')
      const times = cloud.requests.filter(({ route }) => route === 'put').map(({ startedAt }) => startedAt)
      // Ten that fail, and then two at a time.
      expect(times.length).toBeLessThanOrEqual(30)
      expect((times.length - 10) % 2).toBe(0)
      for (let index = 10; index < times.length; index += 2)
        expect((times[index + 1] ?? 0) - (times[index] ?? 0)).toBeLessThan(500)
    })
  })

  test.concurrent('that does not end sees fewer than 100 requests with the default inputs', async () => {
    await withCloud({}, async (cloud) => {
      cloud.addFault({ action: down })
      const ending = await run(cloud, { workspace: checkout(sessions(500)) })
      expect(cloud.requests.length).toBeLessThan(100)
      expect(counts(ending)).toEqual([500, 0, 0, 0, 500, 0, 0])
      expect(ending.report.failures).toMatchObject([{ code: 'cloud-down' }])
    })
  })
})

describe('answers and clocks that differ', () => {
  test.concurrent('answers that come compressed though nobody asked are read', async () => {
    await withCloud({ responseEncoding: 'gzip' }, async (cloud) => {
      expect(counts(await run(cloud, { workspace: twenty }))).toEqual([20, 20, 0, 0, 0, 0, 0])
      expect(counts(await run(cloud, { workspace: twenty }))).toEqual([20, 0, 0, 20, 0, 0, 0])
      expect(requests(cloud)).toEqual({ sizes: 2, put: 20 })
      for (const { headers } of cloud.requests) expect(headers['accept-encoding']).toBe('identity')
    })
  })

  test.concurrent.each([
    ['ahead', 59_000, {}],
    ['behind', -59_000, { expiresInSeconds: 50 }],
  ])('a clock that is a minute %s refuses no token', async (_name, clockAheadMs, times) => {
    await withCloud({ clockAheadMs }, async (cloud) => {
      const token = cloud.issueToken({ type: 'api', notBeforeSeconds: 0, ...times })
      const ending = await run(cloud, { workspace: twenty, inputs: { token } })
      expect(counts(ending)).toEqual([20, 20, 0, 0, 0, 0, 0])
    })
  })
})

describe('a token that cannot be SpecStory’s', () => {
  // Put together here, so that nobody's scanner takes them for leaked ones.
  const secret = 'A1b2C3d4'.repeat(5)
  test.concurrent.each([
    ['GitHub’s', `ghp_${secret}`, /The token belongs to GitHub, not to SpecStory Cloud/],
    ['OpenAI’s', `sk-${secret}`, /The token belongs to OpenAI, not to SpecStory Cloud/],
    ['Anthropic’s', `sk-ant-${secret}`, /The token belongs to Anthropic, not to SpecStory Cloud/],
    ['another service’s', `glpat-${secret}`, /The token belongs to GitLab, not to SpecStory Cloud/],
    ['quoted', `"${secret}"`, /enclosed in quotes/],
    ['an assignment', `SPECSTORY_API_KEY=${secret}`, /The token is given as NAME=value/],
    ['a variable’s name', '$SPECSTORY_API_KEY', /The token is the text of a variable/],
    ['an expression', `\${{ secrets.SPECSTORY_API_KEY }}`, /The token is the text of a variable or expression/],
  ])('because it is %s reaches no network', async (_name, token, words) => {
    await withCloud({}, async (cloud) => {
      const ending = await run(cloud, { workspace: twenty, inputs: { token } })
      expect(cloud.requests).toHaveLength(0)
      expect(ending.report.failures).toMatchObject([{ code: 'token-unusable' }])
      expect(ending.log).toMatch(words)
    })
  })

  test.concurrent('unless `Bearer` in front is all that is wrong', async () => {
    await withCloud({}, async (cloud) => {
      const ending = await run(cloud, { workspace: twenty, inputs: { token: `Bearer ${cloud.token}` } })
      expect(counts(ending)).toEqual([20, 20, 0, 0, 0, 0, 0])
      for (const { authorization } of cloud.requests) expect(authorization).toBe(`Bearer ${cloud.token}`)
    })
  })
})
