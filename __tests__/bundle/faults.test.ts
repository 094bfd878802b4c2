import { expect, test } from '@jest/globals'
import type { FaultAction, FaultRule } from '../../local-cloud/faults.ts'
import type { LocalCloud } from '../../local-cloud/options.ts'
import { counts, PROJECT, requests, run } from '../rig/bundle.ts'
import { checkout, sessionId, sessions } from '../rig/checkout.ts'
import { withCloud } from '../rig/with-cloud.ts'

/** A fault of one session, its number of attempts with one retry, and the reason of its failure. */
type Fault = readonly [name: string, action: FaultAction, attempts: number, reason: RegExp, rule?: Partial<FaultRule>]

const status = (code: number, attempts: number, text = `Unexpected error: ${code}`): Fault => [
  `HTTP ${code}`,
  { kind: 'status', status: code, body: { success: false, error: text } },
  attempts,
  new RegExp(`HTTP ${code}: ${text}`),
]

const STATUSES: readonly Fault[] = [
  ...[408, 425, 500, 502, 503, 504, 520, 524, 530].map((code) => status(code, 2)),
  ...[400, 404, 409, 413, 422, 428, 501, 505].map((code) => status(code, 1, `no ${code} for you`)),
]

const CUT: readonly Fault[] = [
  ['a reset connection', { kind: 'reset' }, 2, /ECONNRESET|UND_ERR_SOCKET/],
  ['a truncated response', { kind: 'truncated' }, 1, /UND_ERR|cut/],
  ['no response', { kind: 'stall' }, 2, /no response in 1 s/],
  ['no response to an unread body', { kind: 'stall' }, 2, /no response in 1 s/, { early: true }],
  ['half a response', { kind: 'stall-body' }, 1, /no response in 1 s/],
  ['a slow response', { kind: 'slow' }, 1, /no response in 1 s/],
  ['a response that is not HTTP', { kind: 'invalid-http' }, 2, /not HTTP/],
]

const UNEXPECTED: readonly Fault[] = [
  ['a captive portal', { kind: 'malformed', form: 'html' }, 2, /HTML page titled Welcome to Airport Wi-Fi/],
  ['an empty body', { kind: 'malformed', form: 'empty' }, 2, /the body is empty/],
  ['garbage', { kind: 'malformed', form: 'garbage' }, 2, /^unexpected response .*HTTP 200/],
  ['truncated JSON', { kind: 'malformed', form: 'text' }, 2, /^unexpected response /],
  ['JSON of another shape', { kind: 'malformed', form: 'wrong-shape' }, 2, /does not confirm success/],
  ['5 MB of JSON', { kind: 'malformed', form: 'huge', megabytes: 5 }, 2, /body is too large/],
  ['a 204', { kind: 'malformed', form: 'empty', status: 204 }, 2, /HTTP 204/],
  ['a 202', { kind: 'malformed', form: 'wrong-shape', status: 202 }, 2, /HTTP 202/],
  ['a 502 with HTML', { kind: 'malformed', form: 'html', status: 502 }, 2, /HTTP 502: an HTML page titled/],
  ['a redirect', { kind: 'redirect', to: 'http://127.0.0.1:9/login' }, 1, /redirect/],
  ['a 400 with JSON of another shape', { kind: 'malformed', form: 'wrong-shape', status: 400 }, 1, /HTTP 400/],
]

/** Faults after the upload was stored, which the inspection before the next attempt shows. */
const STORED: ReadonlySet<FaultAction['kind']> = new Set(['truncated', 'stall-body', 'slow'] as const)

/** Sessions without a fault, so that the circuit breaker does not open. */
const GOOD = 5

function addFaults(cloud: LocalCloud, route: 'put' | 'head', faults: readonly Fault[], times?: number): void {
  faults.forEach(([, action, , , rule], index) => {
    cloud.addFault({
      ...rule,
      action,
      match: { route, sessionId: sessionId(index) },
      ...(times === undefined ? {} : { times }),
    })
  })
}

function countAttempts(cloud: LocalCloud, route: string, index: number): number {
  return cloud.requests.filter((request) => request.route === route && request.sessionId === sessionId(index)).length
}

const GROUPS = [
  ['an error status', STATUSES],
  ['a cut connection', CUT],
  ['an unexpected response', UNEXPECTED],
] as const

test.concurrent.each(GROUPS)('fails only the sessions whose uploads always end with %s', async (_, faults) => {
  await withCloud({}, async (cloud) => {
    addFaults(cloud, 'put', faults)
    const workspace = checkout(sessions(faults.length + GOOD))
    const result = await run(cloud, { workspace, inputs: { retries: '1', 'request-timeout': '1' } })
    const stored = faults.filter(([, action]) => STORED.has(action.kind)).length
    expect(counts(result)).toEqual([faults.length + GOOD, GOOD + stored, 0, 0, faults.length - stored, 0, 0])
    expect(result.outputs['status']).toBe('incomplete')
    expect(result.report.failures).toEqual([])
    const seen = faults.map(([name], index) => [name, countAttempts(cloud, 'put', index)])
    expect(seen).toEqual(faults.map(([name, , expected]) => [name, expected]))
    faults.forEach(([, action, expected, reason], index) => {
      if (STORED.has(action.kind)) return
      const session = result.report.sessions.find(({ id }) => id === sessionId(index))
      expect(session).toMatchObject({ outcome: 'errored', attempts: expected, reason: expect.stringMatching(reason) })
      expect(session?.reason.length).toBeLessThan(400)
      expect(session?.hint).not.toBe('')
    })
    expect(result.report.requests).toMatchObject(requests(cloud))
  })
})

test.concurrent.each(GROUPS)('retries where it can when only the first attempt ends with %s', async (_, faults) => {
  await withCloud({}, async (cloud) => {
    addFaults(cloud, 'put', faults, 1)
    const workspace = checkout(sessions(faults.length))
    const result = await run(cloud, { workspace, inputs: { 'request-timeout': '1' } })
    const failed = faults.filter(([, action, expected]) => expected === 1 && !STORED.has(action.kind)).length
    expect(counts(result)).toEqual([faults.length, faults.length - failed, 0, 0, failed, 0, 0])
    expect(cloud.store.projects.get(PROJECT)?.size).toBe(faults.length - failed)
  })
})

/** Without the faults of bodies, which a HEAD does not have. */
const HEAD_FAULTS = [...STATUSES.filter(([name]) => name !== 'HTTP 404'), ...CUT.slice(0, 1), ...CUT.slice(-1)]

test.concurrent('retries failed HEADs like uploads, then fails the sessions because their copies are unknown', async () => {
  await withCloud({}, async (cloud) => {
    addFaults(cloud, 'head', HEAD_FAULTS)
    const ids = Array.from({ length: HEAD_FAULTS.length + GOOD }, (_, index) => sessionId(index))
    const workspace = checkout(sessions(ids.length))
    const result = await run(cloud, { workspace, inputs: { sessions: ids.join(','), retries: '1' } })
    const seen = HEAD_FAULTS.map(([name], index) => [name, countAttempts(cloud, 'head', index)])
    expect(seen).toEqual(HEAD_FAULTS.map(([name, , expected]) => [name, expected]))
    expect(counts(result)).toEqual([ids.length, GOOD, 0, 0, HEAD_FAULTS.length, 0, 0])
    const unknown = result.report.sessions.filter(({ plan }) => plan === 'cloud-copy-unknown')
    expect(unknown.map(({ id }) => id).sort()).toEqual(ids.slice(0, HEAD_FAULTS.length).sort())
  })
})

test.concurrent('counts an upload as created, not updated, when its response was lost', async () => {
  await withCloud({}, async (cloud) => {
    const lost: readonly FaultRule[] = [
      { action: { kind: 'reset-after-store' } },
      { action: { kind: 'truncated' } },
      { action: { kind: 'status', status: 502 }, stored: true },
      { action: { kind: 'malformed', form: 'html' }, stored: true },
      { action: { kind: 'stall-body' } },
    ]
    lost.forEach((rule, index) => {
      cloud.addFault({ ...rule, times: 1, match: { route: 'put', sessionId: sessionId(index) } })
    })
    const result = await run(cloud, { workspace: checkout(sessions(lost.length)), inputs: { 'request-timeout': '1' } })
    expect(counts(result)).toEqual([lost.length, lost.length, 0, 0, 0, 0, 0])
    expect(requests(cloud)).toEqual({ sizes: 1, put: lost.length, head: lost.length })
    expect(result.log).not.toContain('Another client')
  })
})
