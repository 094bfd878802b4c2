import { describe, expect, test } from '@jest/globals'
import type { FaultAction, FaultRule } from '../../local-cloud/faults.ts'
import type { LocalCloud } from '../../local-cloud/options.ts'
import { counts, PROJECT, type PublishedRun, run } from '../rig/bundle.ts'
import { checkout, sessionId, sessions } from '../rig/checkout.ts'
import { withCloud } from '../rig/with-cloud.ts'

const RAW_LOG = 'x'.repeat(300_000)
const ID = sessionId(0)
const CLI_UPLOAD = { markdown: 'uploaded by the CLI meanwhile', rawData: RAW_LOG }
const ACTION_UPLOAD = { markdown: 'a shorter copy', rawData: '{"source":"specstory-sync-action"}' }

const put = (action: FaultAction, more: Partial<FaultRule> = {}): FaultRule => ({
  match: { route: 'put' },
  action,
  ...more,
})
const IGNORED = put({ kind: 'conditions', mode: 'ignore' })
const CONDITIONS = [
  ['with conditions', []],
  ['without conditions', [IGNORED]],
] as const

/** Syncs one session, new or larger than its seeded copy, to a cloud with these faults. */
async function sync(
  seeded: boolean,
  faults: readonly FaultRule[],
  inputs: Readonly<Record<string, string>> = {},
): Promise<{ result: PublishedRun; cloud: LocalCloud }> {
  return await withCloud({}, async (cloud) => {
    cloud.store.declareProject(PROJECT)
    if (seeded) cloud.seed(PROJECT, ID, ACTION_UPLOAD)
    for (const fault of faults) cloud.addFault(fault)
    return { result: await run(cloud, { workspace: checkout(sessions(1)), inputs }), cloud }
  })
}

function storedRawData({ store }: LocalCloud): string | undefined {
  return store.findSession(PROJECT, ID)?.rawData
}

function conditionsOf({ requests }: LocalCloud): (string | undefined)[] {
  return requests
    .filter(({ route }) => route === 'put')
    .map(({ headers }) => headers['if-none-match'] ?? headers['if-match'])
}

describe('the condition of an upload', () => {
  test.concurrent('is `If-None-Match: *` when a session is created', async () => {
    const { result, cloud } = await sync(false, [])
    expect(counts(result)).toEqual([1, 1, 0, 0, 0, 0, 0])
    expect(conditionsOf(cloud)).toEqual(['*'])
  })

  test.concurrent('is the ETag of the inspected copy when a session is updated', async () => {
    const { result, cloud } = await sync(true, [])
    expect(counts(result)).toEqual([1, 0, 1, 0, 0, 0, 0])
    expect(conditionsOf(cloud)).toEqual([expect.stringMatching(/^"[0-9a-f]{32}"$/)])
  })

  test.concurrent.each(['weak', 'none'] as const)('is omitted when the ETag is %s', async (form) => {
    const { result, cloud } = await sync(true, [{ match: { route: 'head' }, action: { kind: 'tags', form } }])
    expect(counts(result)).toEqual([1, 0, 1, 0, 0, 0, 0])
    expect(conditionsOf(cloud)).toEqual([undefined])
  })
})

describe('an upload by another client during the run', () => {
  const uploadMeanwhile = (times: number): FaultRule => put({ kind: 'other-client', upload: CLI_UPLOAD }, { times })

  test.concurrent.each([
    ['a create', false],
    ['an update', true],
  ])('is kept when it comes right before %s', async (_name, seeded) => {
    const { result, cloud } = await sync(seeded, [uploadMeanwhile(1)])
    expect(storedRawData(cloud)).toBe(RAW_LOG)
    expect(result.report.sessions).toMatchObject([{ outcome: 'skipped', code: null }])
    expect(result.log).toContain('::notice title=Another client')
    expect(result.log).toContain('Another client uploaded 1 session during this run')
    expect(result.log).not.toContain('Incomplete size listing')
    expect(result.exitCode).toBe(0)
  })

  test.concurrent('fails the session after the second 412', async () => {
    const upload = { ...ACTION_UPLOAD, markdown: 'short' }
    const changing: FaultRule[] = [1, 2, 3].map((nth) => {
      return put({ kind: 'other-client', upload: { ...upload, rawData: `{"n":${nth}}` } }, { times: 1 })
    })
    const { result, cloud } = await sync(
      true,
      changing.map((rule, index) => ({ ...rule, match: { route: 'put', nth: index + 1 } })),
    )
    expect(result.report.sessions).toMatchObject([{ outcome: 'errored', code: 'cloud-copy-changing', attempts: 2 }])
    expect(conditionsOf(cloud)).toHaveLength(2)
    expect(storedRawData(cloud)).toBe('{"n":2}')
  })

  test.concurrent('leads to a new comparison after the first 412', async () => {
    const upload = { ...ACTION_UPLOAD, markdown: 'short' }
    const { result, cloud } = await sync(true, [put({ kind: 'other-client', upload }, { times: 1 })])
    expect(result.report.sessions).toMatchObject([{ outcome: 'updated', attempts: 2 }])
    expect(conditionsOf(cloud)).toHaveLength(2)
  })

  test.concurrent.each([
    ['a 429', { kind: 'status', status: 429, headers: { 'Retry-After': '0' } }],
    ['a 503', { kind: 'status', status: 503 }],
    ['a 524', { kind: 'status', status: 524 }],
    ['a reset', { kind: 'reset' }],
  ] as const)(
    'is kept between two attempts after %s, even when the server ignores conditions',
    async (_name, action) => {
      for (const seeded of [false, true]) {
        const between: FaultRule = {
          match: { route: 'head', nth: seeded ? 2 : 1 },
          action: { kind: 'other-client', upload: CLI_UPLOAD },
        }
        const { result, cloud } = await sync(seeded, [put(action, { times: 1 }), between, IGNORED])
        expect(storedRawData(cloud)).toBe(RAW_LOG)
        expect(result.report.sessions).toMatchObject([{ outcome: 'skipped' }])
      }
    },
  )

  test.concurrent.each([
    ['the bulk request failed', { match: { route: 'sizes' }, action: { kind: 'status', status: 500 } }, {}],
    ['`sessions` is set', { match: { route: 'list' }, action: { kind: 'reset' } }, { sessions: ID }],
  ] as const)(
    'is kept after the comparison when %s, even when the server ignores conditions',
    async (_name, fault, inputs) => {
      for (const seeded of [false, true]) {
        const between: FaultRule = {
          match: { route: 'head', nth: 2 },
          action: { kind: 'other-client', upload: CLI_UPLOAD },
        }
        const { result, cloud } = await sync(seeded, [fault, between, IGNORED], inputs)
        expect(storedRawData(cloud)).toBe(RAW_LOG)
        expect(result.report.sessions).toMatchObject([{ outcome: 'skipped' }])
      }
    },
  )
})

describe('a server without conditional uploads', () => {
  test.concurrent.each([
    ['always returns 412', [put({ kind: 'conditions', mode: 412 })]],
    ['always returns 304', [put({ kind: 'conditions', mode: 304 })]],
    ['changes its ETags', [{ match: { route: 'head' }, action: { kind: 'tags', form: 'changing' } }]],
  ] as const)('gets unconditional uploads after one notice when it %s', async (_name, faults) => {
    await withCloud({}, async (cloud) => {
      for (let index = 0; index < 12; index += 1) cloud.seed(PROJECT, sessionId(index), ACTION_UPLOAD)
      for (const fault of faults) cloud.addFault(fault)
      const result = await run(cloud, { workspace: checkout(sessions(12)), inputs: { concurrency: '4' } })
      expect(counts(result)).toEqual([12, 0, 12, 0, 0, 0, 0])
      expect(result.log.match(/::notice title=Uploads without conditions/g)).toHaveLength(1)
      expect(result.log).not.toContain('Another client')
      expect(result.exitCode).toBe(0)
    })
  })

  test.concurrent('gets an individual check before each create after its first 412', async () => {
    await withCloud({}, async (cloud) => {
      cloud.store.declareProject(PROJECT)
      cloud.addFault(put({ kind: 'conditions', mode: 412 }))
      const result = await run(cloud, { workspace: checkout(sessions(12)), inputs: { concurrency: '1' } })
      expect(counts(result)).toEqual([12, 12, 0, 0, 0, 0, 0])
      expect(result.report.requests).toMatchObject({ head: 12, put: 13 })
    })
  })

  test.concurrent('fails a session with its 428 when it sends weak ETags and requires a condition', async () => {
    const { result } = await sync(true, [
      { match: { route: 'head' }, action: { kind: 'tags', form: 'weak' } },
      put({ kind: 'status', status: 428 }),
    ])
    const hint = expect.stringContaining('ETag')
    expect(result.report.sessions).toMatchObject([
      { code: 'cloud-rejected', reason: expect.stringMatching(/428/), hint },
    ])
  })
})

describe('a lost response', () => {
  const LOST: readonly (readonly [string, FaultAction])[] = [
    ['a reset', { kind: 'reset-after-store' }],
    ['a truncated response', { kind: 'truncated' }],
    ['a 503', { kind: 'status', status: 503 }],
    ['a 524', { kind: 'status', status: 524 }],
    ['an HTML page', { kind: 'malformed', form: 'html' }],
  ]
  const cases = CONDITIONS.flatMap(([mode, rules]) =>
    LOST.map(([name, action]) => [mode, name, action, rules] as const),
  )

  test.concurrent.each(cases)(
    'costs no second attempt when the upload was stored, %s: %s',
    async (_mode, _name, action, rules) => {
      for (const seeded of [false, true]) {
        for (const retries of ['0', '2']) {
          const lost = put(action, { times: 1, stored: true })
          const { result } = await sync(seeded, [lost, ...rules], { retries })
          const outcome = seeded ? 'updated' : 'created'
          expect(result.report.sessions).toMatchObject([{ outcome, attempts: 1 }])
          expect(result.log).not.toMatch(/Another client|size listing|without conditions/)
        }
      }
    },
  )

  test.concurrent.each(CONDITIONS)('leads to a retry when the upload was not stored, %s', async (_mode, rules) => {
    for (const seeded of [false, true]) {
      const { result } = await sync(seeded, [put({ kind: 'status', status: 524 }, { times: 1 }), ...rules])
      expect(result.report.sessions).toMatchObject([{ outcome: seeded ? 'updated' : 'created', attempts: 2 }])
    }
  })

  test.concurrent.each(CONDITIONS)(
    'does not lead to an overwrite when a raw log was uploaded meanwhile, %s',
    async (_mode, rules) => {
      const lost = put({ kind: 'reset-after-store' }, { times: 1 })
      const between: FaultRule = {
        match: { route: 'head' },
        action: { kind: 'other-client', upload: CLI_UPLOAD },
        times: 1,
      }
      const { cloud } = await sync(false, [lost, between, ...rules])
      expect(storedRawData(cloud)).toBe(RAW_LOG)
    },
  )
})
