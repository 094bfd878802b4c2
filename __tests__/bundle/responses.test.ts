import { expect, test } from '@jest/globals'
import type { FaultRule } from '../../local-cloud/faults.ts'
import { PROJECT, type PublishedRun, requests, run } from '../rig/bundle.ts'
import { checkout, sessionId, sessions } from '../rig/checkout.ts'
import { withCloud } from '../rig/with-cloud.ts'

const NUMBER = 8
const workspace = checkout(sessions(NUMBER))
const ALL = Array.from({ length: NUMBER }, (_, index) => sessionId(index)).join(',')

type Body = { readonly body: unknown; readonly type?: string }
const CLOUD: Body = { body: { error: '403 Failure - write scope required for /x' } }
const CLOUD_AS_HTML: Body = { ...CLOUD, type: 'text/html' }
const PAGE: Body = { body: '<html><title>Access denied</title>', type: 'text/html' }
const TEXT: Body = { body: 'Forbidden by policy', type: 'text/plain' }
const GATEWAY: Body = { body: { message: 'Forbidden' } }
const NUMBER_AS_ERROR: Body = { body: { error: 403 } }
const EMPTY: Body = { body: '' }

/** Which of the requests of a route gets the response. */
type When = 'the first' | 'the fifth' | 'all' | 'all from the third on'
const NTH: Readonly<Record<When, FaultRule['match']>> = {
  'the first': { nth: 1 },
  'the fifth': { nth: 5 },
  all: {},
  'all from the third on': { nth: Array.from({ length: 100 }, (_, index) => index + 3) },
}

/** What a run comes to: sessions by code (created has none), its failures, status, exit code and error annotations. */
type End = {
  readonly codes: Readonly<Record<string, number>>
  readonly failures: readonly string[]
  readonly status: string
  readonly exitCode: number | null
  readonly errors: number
}

function endOf({ report, outputs, exitCode, log }: PublishedRun): End {
  const codes: Record<string, number> = {}
  for (const { code, outcome } of report.sessions) {
    const key = code ?? outcome
    codes[key] = (codes[key] ?? 0) + 1
  }
  const errors = log.split('\n').filter((line) => line.startsWith('::error')).length
  const failures = report.failures.map(({ code }) => code)
  return { codes, failures, status: outputs['status'] ?? '', exitCode, errors }
}

const complete: End = { codes: { created: NUMBER }, failures: [], status: 'complete', exitCode: 0, errors: 0 }
const one = (code: string): End => {
  return { codes: { created: NUMBER - 1, [code]: 1 }, failures: [], status: 'incomplete', exitCode: 1, errors: 1 }
}
const each = (code: string): End => {
  return { codes: { [code]: NUMBER }, failures: [], status: 'incomplete', exitCode: 1, errors: 1 }
}
const ended = (code: string, created = 0): End => {
  const codes = { [code]: NUMBER - created, ...(created === 0 ? {} : { created }) }
  return { codes, failures: [code], status: 'failed', exitCode: 1, errors: 1 }
}

const LATE_REFUSAL: End = {
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
  end: End,
]

const TABLE: readonly Row[] = [
  // The cloud's 403 to an upload: of the token when nothing is accepted, of that session when something is.
  ['put', 'the first', 403, "the cloud's error", CLOUD, 1, ended('no-write-scope')],
  ['put', 'the first', 403, "the cloud's error", CLOUD, 4, one('cloud-rejected')],
  ['put', 'the fifth', 403, "the cloud's error", CLOUD, 1, one('cloud-rejected')],
  ['put', 'the fifth', 403, "the cloud's error as HTML", CLOUD_AS_HTML, 1, one('cloud-rejected')],
  ['put', 'all', 403, "the cloud's error", CLOUD, 4, ended('no-write-scope')],
  // The first one is that session's, the second one in a row the token's.
  ['put', 'all from the third on', 403, "the cloud's error", CLOUD, 1, LATE_REFUSAL],
  // Of something in between: of that request.
  ...([PAGE, TEXT, GATEWAY, NUMBER_AS_ERROR, EMPTY] as const).flatMap((body): Row[] => [
    ['put', 'the first', 403, JSON.stringify(body), body, 1, one('blocked')],
    ['put', 'the fifth', 401, JSON.stringify(body), body, 1, one('blocked')],
  ]),
  ['put', 'all', 403, 'a page', PAGE, 4, each('blocked')],
  // A 401 of the cloud to an API key ends the run.
  ['put', 'the first', 401, "the cloud's error", CLOUD, 1, ended('token-refused')],
  ['put', 'all from the third on', 401, "the cloud's error", CLOUD, 1, ended('token-refused', 2)],
  // A HEAD is judged by its content type.
  ['head', 'the first', 401, 'JSON', { body: '', type: 'application/json' }, 1, ended('token-refused')],
  ['head', 'the first', 401, 'no content type', EMPTY, 1, ended('token-refused')],
  ['head', 'the first', 403, 'JSON', { body: '', type: 'application/json' }, 1, one('cloud-copy-unknown')],
  ['head', 'the fifth', 403, 'no content type', EMPTY, 1, one('cloud-copy-unknown')],
  ['head', 'the first', 401, 'HTML', { body: '', type: 'text/html' }, 1, one('blocked')],
  ['head', 'the fifth', 403, 'HTML', { body: '', type: 'text/html' }, 1, one('blocked')],
  ['head', 'the fifth', 403, 'plain text', { body: '', type: 'text/plain' }, 1, one('blocked')],
  // The bulk request ends the run, told as what it is.
  ['sizes', 'all', 401, "the cloud's error", CLOUD, 4, ended('token-refused')],
  ['sizes', 'all', 403, "the cloud's error", CLOUD, 4, ended('token-refused')],
  ['sizes', 'all', 401, 'a page', PAGE, 4, ended('blocked')],
  ['sizes', 'all', 403, 'a page', PAGE, 4, ended('blocked')],
  ['sizes', 'all', 403, 'nothing', EMPTY, 4, ended('blocked')],
  // Passing faults are tried again.
  ...[408, 425, 500, 502, 503, 504, 507, 520, 521, 522, 523, 524, 527, 529, 530].map((status): Row => {
    return ['put', 'the first', status, 'a page', PAGE, 2, complete]
  }),
  ...[501, 505, 413].map((status): Row => {
    return ['put', 'the fifth', status, 'a page', PAGE, 1, one(status === 413 ? 'too-large' : 'cloud-rejected')]
  }),
]

test.concurrent.each(TABLE)(
  'ends as it should when %s: %s gets %i with %s',
  async (request, when, status, _name, { body, type }, concurrency, end) => {
    await withCloud({}, async (cloud) => {
      cloud.store.declare(PROJECT)
      const { route, inputs } = ROUTES[request]
      const headers: Record<string, string> = type === undefined ? {} : { 'Content-Type': type }
      cloud.addFault({ match: { route, ...NTH[when] }, action: { kind: 'status', status, body, headers } })
      const ending = await run(cloud, { workspace, inputs: { concurrency: String(concurrency), ...inputs } })
      expect(endOf(ending)).toEqual(end)
      const stored = cloud.store.projects.get(PROJECT)?.size
      expect(stored).toBe(end.codes['created'] ?? 0)
    })
  },
)

test.concurrent('names the host and the first words of the page that blocks an upload', async () => {
  await withCloud({}, async (cloud) => {
    const action = { kind: 'status', status: 403, body: PAGE.body, headers: { 'Content-Type': 'text/html' } } as const
    cloud.addFault({ match: { route: 'put', nth: 3 }, action })
    const { report } = await run(cloud, { workspace })
    const blocked = report.sessions.filter(({ code }) => code === 'blocked')
    const host = new URL(cloud.url).host
    expect(blocked.map(({ reason }) => reason)).toEqual([expect.stringMatching(`${host} .*403: .*Access denied`)])
  })
})

test.concurrent('counts a page that blocks every upload as an outage', async () => {
  await withCloud({}, async (cloud) => {
    cloud.addFault({ match: { route: 'put' }, action: { kind: 'status', status: 403, body: PAGE.body } })
    const { report } = await run(cloud, { workspace: checkout(sessions(200)) })
    expect(report.failures).toMatchObject([{ code: 'cloud-down', message: expect.stringContaining('Access denied') }])
    expect(requests(cloud)['put']).toBeLessThan(100)
  })
})
