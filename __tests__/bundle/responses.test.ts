import { expect, test } from '@jest/globals'
import type { FaultRule } from '../../local-cloud/faults.ts'
import { errors, PROJECT, type PublishedRun, requests, run } from '../rig/bundle.ts'
import { checkout, sessionId, sessions } from '../rig/checkout.ts'
import { withCloud } from '../rig/with-cloud.ts'

const SESSION_COUNT = 8
const workspace = checkout(sessions(SESSION_COUNT))
const ALL = Array.from({ length: SESSION_COUNT }, (_, index) => sessionId(index)).join(',')

type Body = { readonly body: unknown; readonly type?: string }
const CLOUD: Body = { body: { error: '403 Failure - write scope required for /x' } }
const CLOUD_AS_HTML: Body = { ...CLOUD, type: 'text/html' }
const PAGE: Body = { body: '<html><title>Access denied</title>', type: 'text/html' }
const TEXT: Body = { body: 'Forbidden by policy', type: 'text/plain' }
const GATEWAY: Body = { body: { message: 'Forbidden' } }
const NUMBER_AS_ERROR: Body = { body: { error: 403 } }
const EMPTY: Body = { body: '' }

/** Which requests of a route get the response. */
type When = 'the first' | 'the fifth' | 'all' | 'all from the third on'
const NTH: Readonly<Record<When, FaultRule['match']>> = {
  'the first': { nth: 1 },
  'the fifth': { nth: 5 },
  all: {},
  'all from the third on': { nth: Array.from({ length: 100 }, (_, index) => index + 3) },
}

/** The result of a run. `codes` counts sessions by code, or by outcome where they have none. */
type RunResult = {
  readonly codes: Readonly<Record<string, number>>
  readonly failures: readonly string[]
  readonly status: string
  readonly exitCode: number | null
  readonly errors: number
}

function resultOf(result: PublishedRun): RunResult {
  const { report, outputs, exitCode } = result
  const codes: Record<string, number> = {}
  for (const { code, outcome } of report.sessions) {
    const key = code ?? outcome
    codes[key] = (codes[key] ?? 0) + 1
  }
  const failures = report.failures.map(({ code }) => code)
  return { codes, failures, status: outputs['status'] ?? '', exitCode, errors: errors(result).length }
}

const complete: RunResult = {
  codes: { created: SESSION_COUNT },
  failures: [],
  status: 'complete',
  exitCode: 0,
  errors: 0,
}
const oneFailed = (code: string): RunResult => {
  return {
    codes: { created: SESSION_COUNT - 1, [code]: 1 },
    failures: [],
    status: 'incomplete',
    exitCode: 1,
    errors: 1,
  }
}
const allFailed = (code: string): RunResult => {
  return { codes: { [code]: SESSION_COUNT }, failures: [], status: 'incomplete', exitCode: 1, errors: 1 }
}
const runFailed = (code: string, created = 0): RunResult => {
  const codes = { [code]: SESSION_COUNT - created, ...(created === 0 ? {} : { created }) }
  return { codes, failures: [code], status: 'failed', exitCode: 1, errors: 1 }
}

const LATE_REFUSAL: RunResult = {
  codes: { created: 2, 'cloud-rejected': 1, 'no-write-scope': 5 },
  failures: ['no-write-scope'],
  status: 'failed',
  exitCode: 1,
  errors: 2,
}

const ROUTES = {
  put: { route: 'put', inputs: {} },
  head: { route: 'head', inputs: { sessions: ALL } },
  sizes: { route: 'sizes', inputs: {} },
} as const

type Row = readonly [
  request: keyof typeof ROUTES,
  when: When,
  status: number,
  name: string,
  response: Body,
  concurrency: number,
  expected: RunResult,
]

const TABLE: readonly Row[] = [
  // A 403 of the cloud to an upload concerns the token until an upload was accepted, and then the session.
  ['put', 'the first', 403, "the cloud's error", CLOUD, 1, runFailed('no-write-scope')],
  ['put', 'the first', 403, "the cloud's error", CLOUD, 4, oneFailed('cloud-rejected')],
  ['put', 'the fifth', 403, "the cloud's error", CLOUD, 1, oneFailed('cloud-rejected')],
  ['put', 'the fifth', 403, "the cloud's error as HTML", CLOUD_AS_HTML, 1, oneFailed('cloud-rejected')],
  ['put', 'all', 403, "the cloud's error", CLOUD, 4, runFailed('no-write-scope')],
  // The first 403 concerns its session, the second one in a row the token.
  ['put', 'all from the third on', 403, "the cloud's error", CLOUD, 1, LATE_REFUSAL],
  // A 401 or 403 of a proxy or firewall concerns the request.
  ...([PAGE, TEXT, GATEWAY, NUMBER_AS_ERROR, EMPTY] as const).flatMap((body): Row[] => [
    ['put', 'the first', 403, JSON.stringify(body), body, 1, oneFailed('blocked')],
    ['put', 'the fifth', 401, JSON.stringify(body), body, 1, oneFailed('blocked')],
  ]),
  ['put', 'all', 403, 'a page', PAGE, 4, allFailed('blocked')],
  // A 401 of the cloud to an API key ends the run.
  ['put', 'the first', 401, "the cloud's error", CLOUD, 1, runFailed('token-refused')],
  ['put', 'all from the third on', 401, "the cloud's error", CLOUD, 1, runFailed('token-refused', 2)],
  // A HEAD has no body, so its content type decides.
  ['head', 'the first', 401, 'JSON', { body: '', type: 'application/json' }, 1, runFailed('token-refused')],
  ['head', 'the first', 401, 'no content type', EMPTY, 1, runFailed('token-refused')],
  ['head', 'the first', 403, 'JSON', { body: '', type: 'application/json' }, 1, oneFailed('cloud-copy-unknown')],
  ['head', 'the fifth', 403, 'no content type', EMPTY, 1, oneFailed('cloud-copy-unknown')],
  ['head', 'the first', 401, 'HTML', { body: '', type: 'text/html' }, 1, oneFailed('blocked')],
  ['head', 'the fifth', 403, 'HTML', { body: '', type: 'text/html' }, 1, oneFailed('blocked')],
  ['head', 'the fifth', 403, 'plain text', { body: '', type: 'text/plain' }, 1, oneFailed('blocked')],
  // A refused bulk request ends the run with the code of its cause.
  ['sizes', 'all', 401, "the cloud's error", CLOUD, 4, runFailed('token-refused')],
  ['sizes', 'all', 403, "the cloud's error", CLOUD, 4, runFailed('token-refused')],
  ['sizes', 'all', 401, 'a page', PAGE, 4, runFailed('blocked')],
  ['sizes', 'all', 403, 'a page', PAGE, 4, runFailed('blocked')],
  ['sizes', 'all', 403, 'nothing', EMPTY, 4, runFailed('blocked')],
  // Transient errors are retried.
  ...[408, 425, 500, 502, 503, 504, 507, 520, 521, 522, 523, 524, 527, 529, 530].map((status): Row => {
    return ['put', 'the first', status, 'a page', PAGE, 2, complete]
  }),
  ...[501, 505, 413].map((status): Row => {
    return ['put', 'the fifth', status, 'a page', PAGE, 1, oneFailed(status === 413 ? 'too-large' : 'cloud-rejected')]
  }),
]

test.concurrent.each(TABLE)(
  'resolves codes and status for %s (%s): HTTP %i with %s',
  async (request, when, status, _name, { body, type }, concurrency, expected) => {
    await withCloud({}, async (cloud) => {
      cloud.store.declareProject(PROJECT)
      const { route, inputs } = ROUTES[request]
      const headers: Record<string, string> = type === undefined ? {} : { 'Content-Type': type }
      cloud.addFault({ match: { route, ...NTH[when] }, action: { kind: 'status', status, body, headers } })
      const result = await run(cloud, { workspace, inputs: { concurrency: String(concurrency), ...inputs } })
      expect(resultOf(result)).toEqual(expected)
      const stored = cloud.store.projects.get(PROJECT)?.size
      expect(stored).toBe(expected.codes['created'] ?? 0)
    })
  },
)

test.concurrent('names the host and the title of a page that blocks an upload', async () => {
  await withCloud({}, async (cloud) => {
    const action = { kind: 'status', status: 403, body: PAGE.body, headers: { 'Content-Type': 'text/html' } } as const
    cloud.addFault({ match: { route: 'put', nth: 3 }, action })
    const { report } = await run(cloud, { workspace })
    const blocked = report.sessions.filter(({ code }) => code === 'blocked')
    const host = new URL(cloud.url).host
    expect(blocked.map(({ reason }) => reason)).toEqual([expect.stringMatching(`${host} .*403: .*Access denied`)])
  })
})

test.concurrent('treats a page that blocks every upload as an outage', async () => {
  await withCloud({}, async (cloud) => {
    cloud.addFault({ match: { route: 'put' }, action: { kind: 'status', status: 403, body: PAGE.body } })
    const { report } = await run(cloud, { workspace: checkout(sessions(200)) })
    expect(report.failures).toMatchObject([{ code: 'cloud-down', message: expect.stringContaining('Access denied') }])
    expect(requests(cloud)['put']).toBeLessThan(100)
  })
})
