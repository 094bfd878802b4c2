import { setTimeout as pause } from 'node:timers/promises'
import { describe, expect, test } from '@jest/globals'
import type { FaultAction } from '../../local-cloud/faults.ts'
import type { LocalCloud } from '../../local-cloud/options.ts'
import { counts, requests, run } from '../rig/bundle.ts'
import { checkout, sessions } from '../rig/checkout.ts'
import { withCloud } from '../rig/with-cloud.ts'

const HOUR_MS = 3_600_000
const twentySessions = checkout(sessions(20))
const sixtySessions = checkout(sessions(60))

/** Requests that got a 429. */
function countRateLimited(cloud: LocalCloud): number {
  return cloud.requests.filter(({ status }) => status === 429).length
}

describe('a rate limit', () => {
  const inSeconds = (ms: number): string => String(Math.floor(ms / 1000))
  test.concurrent.each<[string, () => Record<string, string>]>([
    ['a Retry-After of 0 seconds', () => ({ 'Retry-After': '0' })],
    ['a reset time that has passed', () => ({ 'X-RateLimit-Reset': inSeconds(Date.now()) })],
  ])('pauses all requests for at least a second, and fails no session, with %s', async (_name, headers) => {
    await withCloud({}, async (cloud) => {
      const action: FaultAction = { kind: 'status', status: 429, headers: headers() }
      cloud.addFault({ match: { route: 'put' }, times: 10, action })
      const result = await run(cloud, { workspace: twentySessions, inputs: { retries: '10' } })
      expect(counts(result)).toEqual([20, 20, 0, 0, 0, 0, 0])
      const times = cloud.requests.filter(({ route }) => route === 'put').map(({ startedAt }) => startedAt)
      const gaps = times.slice(1).map((time, index) => time - (times[index] ?? time))
      expect(Math.max(...gaps)).toBeGreaterThan(900)
    })
  })

  test.concurrent.each([
    ['in whole seconds, rounded down', { rounded: 'down' as const }, 0],
    ['by a clock an hour ahead', {}, HOUR_MS],
    ['by a clock an hour behind', {}, -HOUR_MS],
  ])('pauses all requests until its reset time, %s', async (_name, form, clockAheadMs) => {
    const rateLimit = { requests: 15, windowMs: 1_500, ...form }
    await withCloud({ clockAheadMs, rateLimit }, async (cloud) => {
      const result = await run(cloud, { workspace: twentySessions, inputs: { timeout: '60' } })
      expect(counts(result)).toEqual([20, 20, 0, 0, 0, 0, 0])
      expect(countRateLimited(cloud)).toBeLessThanOrEqual(10)
    })
  })
})

describe('the request budget', () => {
  test.concurrent('ends a first sync of 1,200 sessions as rate limited after 1,000 requests', async () => {
    await withCloud({ rateLimit: { requests: 1_000, windowMs: HOUR_MS } }, async (cloud) => {
      const result = await run(cloud, { workspace: checkout(sessions(1_200)), inputs: { timeout: '300' } })
      const { log, outputs, report, summary, exitCode } = result
      expect(counts(result)).toEqual([1_200, 999, 0, 0, 0, 201, 0])
      expect(countRateLimited(cloud)).toBeLessThanOrEqual(10)
      expect([outputs['status'], exitCode]).toEqual(['incomplete', 1])

      const reason = /rate limit exceeded: .* \d\d:\d\d UTC/i
      const open = report.sessions.filter(({ outcome }) => outcome === 'timed-out')
      expect(new Set(open.map(({ code }) => code))).toEqual(new Set(['rate-limited']))
      for (const session of open) {
        expect(session.hint).toMatch(/after \d\d:\d\d UTC\./)
        expect(session.reason).toMatch(reason)
      }
      expect(report.failures).toMatchObject([{ code: 'rate-limited' }])

      const headline = new RegExp(`201 of 1,200 sessions were not started; 999 created\\. ${reason.source}`, 'i')
      expect(log.split('\n').findLast((line) => line.startsWith('SpecStory sync incomplete'))).toMatch(headline)
      expect(summary).toMatch(headline)
      expect(log.match(/^::error /gm)).toHaveLength(1)
    })
  })

  test.concurrent('is logged at the start of the upload when it is too small', async () => {
    await withCloud({ rateLimit: { requests: 1_000, used: 970, windowMs: HOUR_MS } }, async (cloud) => {
      const { log } = await run(cloud, { workspace: sixtySessions })
      const line = /^60 uploads need 60 requests, but only 29 are left until \d\d:\d\d UTC\./m.exec(log)
      expect(line?.index).toBeGreaterThan(log.indexOf('::group::Upload: 60 sessions'))
      expect(line?.index).toBeLessThan(log.indexOf('::endgroup::', log.indexOf('::group::Upload')))
    })
    await withCloud({ rateLimit: { requests: 1_000, used: 900, windowMs: HOUR_MS } }, async (cloud) => {
      const { log } = await run(cloud, { workspace: sixtySessions })
      expect(log).not.toMatch(/uploads need \d+ requests/)
    })
  })

  test.concurrent('pauses all requests before a 429', async () => {
    await withCloud({ rateLimit: { requests: 10, windowMs: 3_000 } }, async (cloud) => {
      const result = await run(cloud, { workspace: twentySessions, inputs: { concurrency: '1' } })
      expect(counts(result)).toEqual([20, 20, 0, 0, 0, 0, 0])
      expect(countRateLimited(cloud)).toBe(0)
    })
  })
})

describe('an outage', () => {
  const down: FaultAction = { kind: 'status', status: 503 }

  /** Ends the outage `ms` after the first request. */
  async function endOutage(cloud: LocalCloud, ms: number): Promise<void> {
    while (cloud.requests.length === 0) await pause(20)
    await pause(ms)
    cloud.clearFaults()
  }

  test.concurrent.each(['10', '50'])(
    'of eight seconds fails no session with `retries: 10` and `concurrency: %s`',
    async (concurrency) => {
      await withCloud({}, async (cloud) => {
        cloud.addFault({ action: down })
        const inputs = { retries: '10', concurrency }
        const [result] = await Promise.all([run(cloud, { workspace: sixtySessions, inputs }), endOutage(cloud, 8_000)])
        expect(counts(result)).toEqual([60, 60, 0, 0, 0, 0, 0])
        expect(cloud.requests.filter(({ status }) => status === 503).length).toBeLessThan(100)
        expect(result.log).toMatch(/not responding\. Pausing all requests for \d+ s/)
      })
    },
  )

  test.concurrent('pauses all requests between two rounds of attempts', async () => {
    await withCloud({}, async (cloud) => {
      cloud.addFault({ match: { route: 'put' }, action: down })
      const inputs = { retries: '10', timeout: '20' }
      const result = await run(cloud, { workspace: sixtySessions, inputs })
      expect(result.outputs['created']).toBe('0')
      const times = cloud.requests.filter(({ route }) => route === 'put').map(({ startedAt }) => startedAt)
      // Ten failures, and then two in each round.
      expect(times.length).toBeLessThanOrEqual(30)
      expect((times.length - 10) % 2).toBe(0)
      for (let index = 10; index < times.length; index += 2)
        expect((times[index + 1] ?? 0) - (times[index] ?? 0)).toBeLessThan(500)
    })
  })

  test.concurrent('that does not end gets fewer than 100 requests with the default inputs', async () => {
    await withCloud({}, async (cloud) => {
      cloud.addFault({ action: down })
      const result = await run(cloud, { workspace: checkout(sessions(500)) })
      expect(cloud.requests.length).toBeLessThan(100)
      expect(counts(result)).toEqual([500, 0, 0, 0, 500, 0, 0])
      expect(result.report.failures).toMatchObject([{ code: 'cloud-down' }])
    })
  })
})

describe('an unusual cloud', () => {
  test.concurrent('is understood when it compresses responses without being asked to', async () => {
    await withCloud({ responseEncoding: 'gzip' }, async (cloud) => {
      expect(counts(await run(cloud, { workspace: twentySessions }))).toEqual([20, 20, 0, 0, 0, 0, 0])
      expect(counts(await run(cloud, { workspace: twentySessions }))).toEqual([20, 0, 0, 20, 0, 0, 0])
      expect(requests(cloud)).toEqual({ sizes: 2, put: 20 })
      for (const { headers } of cloud.requests) expect(headers['accept-encoding']).toBe('identity')
    })
  })

  test.concurrent.each([
    ['ahead', 59_000, {}],
    ['behind', -59_000, { expiresInSeconds: 50 }],
  ])('has its tokens accepted when its clock is a minute %s', async (_name, clockAheadMs, times) => {
    await withCloud({ clockAheadMs }, async (cloud) => {
      const token = cloud.issueToken({ type: 'api', notBeforeSeconds: 0, ...times })
      const result = await run(cloud, { workspace: twentySessions, inputs: { token } })
      expect(counts(result)).toEqual([20, 20, 0, 0, 0, 0, 0])
    })
  })
})

describe('an unusable token', () => {
  // Assembled at run time, so that secret scanners do not report this file.
  const secret = 'A1b2C3d4'.repeat(5)
  test.concurrent.each([
    ['a GitHub token', `ghp_${secret}`, /The token belongs to GitHub, not to SpecStory Cloud/],
    ['an OpenAI key', `sk-${secret}`, /The token belongs to OpenAI, not to SpecStory Cloud/],
    ['an Anthropic key', `sk-ant-${secret}`, /The token belongs to Anthropic, not to SpecStory Cloud/],
    ['a GitLab token', `glpat-${secret}`, /The token belongs to GitLab, not to SpecStory Cloud/],
    ['in quotes', `"${secret}"`, /enclosed in quotes/],
    ['an assignment', `SPECSTORY_API_KEY=${secret}`, /The token is given as NAME=value/],
    ['the name of a variable', '$SPECSTORY_API_KEY', /The token is the text of a variable/],
    ['an expression', `\${{ secrets.SPECSTORY_API_KEY }}`, /The token is the text of a variable or expression/],
  ])('is rejected before any request when it is %s', async (_name, token, message) => {
    await withCloud({}, async (cloud) => {
      const result = await run(cloud, { workspace: twentySessions, inputs: { token } })
      expect(cloud.requests).toHaveLength(0)
      expect(result.report.failures).toMatchObject([{ code: 'token-unusable' }])
      expect(result.log).toMatch(message)
    })
  })

  test.concurrent('is accepted when only the `Bearer` in front is wrong', async () => {
    await withCloud({}, async (cloud) => {
      const result = await run(cloud, { workspace: twentySessions, inputs: { token: `Bearer ${cloud.token}` } })
      expect(counts(result)).toEqual([20, 20, 0, 0, 0, 0, 0])
      for (const { authorization } of cloud.requests) expect(authorization).toBe(`Bearer ${cloud.token}`)
    })
  })
})
