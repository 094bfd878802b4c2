import { describe, expect, test } from '@jest/globals'
import type { FaultAction } from '../../local-cloud/faults.ts'
import type { LocalCloud } from '../../local-cloud/options.ts'
import { counts, PROJECT, type PublishedRun, requests, run } from '../rig/bundle.ts'
import { checkout, sessionId, sessions } from '../rig/checkout.ts'
import { withCloud } from '../rig/with-cloud.ts'

const RAW_LOG = 'x'.repeat(300_000)
const ID = sessionId(0)

/** The stored copy: its Markdown and the length of its raw data. */
function storedCopy(cloud: LocalCloud): [markdown: string | undefined, rawBytes: number | undefined] {
  const stored = cloud.store.findSession(PROJECT, ID)
  return [stored?.markdown, stored?.rawData.length]
}

/** Syncs one session that is larger than its cloud copy `seed`. */
async function syncGrownSession(
  seed: { readonly rawData?: string; readonly sessionData?: string },
  inputs: Readonly<Record<string, string>> = {},
  faults: readonly { readonly route: 'sizes' | 'head'; readonly action: FaultAction }[] = [],
): Promise<{ result: PublishedRun; copy: [string | undefined, number | undefined]; sent: Record<string, number> }> {
  return await withCloud({}, async (cloud) => {
    cloud.seed(PROJECT, ID, { markdown: 'a shorter copy', ...seed })
    for (const { route, action } of faults) cloud.addFault({ match: { route }, action })
    const result = await run(cloud, { workspace: checkout(sessions(1)), inputs })
    return { result, copy: storedCopy(cloud), sent: requests(cloud) }
  })
}

describe('a copy whose individual check fails', () => {
  const sizesFault = { route: 'sizes', action: { kind: 'status', status: 500 } } as const
  test.concurrent.each<[string, FaultAction, RegExp]>([
    ['HTTP 500', { kind: 'status', status: 500 }, /HTTP 500/],
    ['HTTP 405', { kind: 'status', status: 405 }, /HTTP 405/],
    ['a reset connection', { kind: 'reset' }, /ECONNRESET|UND_ERR_SOCKET/],
    [
      'a response without a Markdown size',
      { kind: 'header', headers: { 'X-Markdown-Size': null } },
      /no X-Markdown-Size/,
    ],
    ['an invalid Markdown size', { kind: 'header', headers: { 'X-Markdown-Size': '-5' } }, /invalid/],
  ])('is not overwritten after %s', async (_name, action, reason) => {
    for (const inputs of [{}, { mode: 'check' }, { sessions: ID }] as const) {
      const { result, copy } = await syncGrownSession({ rawData: RAW_LOG }, { retries: '0', ...inputs }, [
        sizesFault,
        { route: 'head', action },
      ])
      expect(copy).toEqual(['a shorter copy', RAW_LOG.length])
      expect(counts(result)).toEqual([1, 0, 0, 0, 1, 0, 0])
      expect(result.exitCode).toBe(1)
      const [session] = result.report.sessions
      expect(session).toMatchObject({ code: 'cloud-copy-unknown', reason: expect.stringMatching(reason) })
      expect(session?.hint).not.toMatch(/overwrite-cli-sessions|\.md/)
    }
  })

  test.concurrent('is overwritten with `overwrite-cli-sessions: true`', async () => {
    const faults = [sizesFault, { route: 'head', action: { kind: 'status', status: 405 } }] as const
    const { result } = await syncGrownSession({ rawData: RAW_LOG }, { 'overwrite-cli-sessions': 'true' }, faults)
    expect(counts(result)).toEqual([1, 0, 1, 0, 0, 0, 0])
  })
})

describe('the inspection right before an update', () => {
  test.concurrent.each([
    ['a raw log, which the bulk response does not show', { rawData: RAW_LOG }, 'kept-cli-copy'],
    ['a small raw log', { rawData: 'x'.repeat(1_100) }, 'kept-cli-copy'],
    ['session data', { sessionData: '{"resume":1}' }, 'kept-cli-copy'],
  ] as const)('keeps a copy with %s', async (_name, seed, plan) => {
    for (const mode of ['sync', 'check']) {
      const { result, copy, sent } = await syncGrownSession(seed, { mode })
      expect(copy[0]).toBe('a shorter copy')
      expect(result.report.sessions).toMatchObject([{ outcome: 'skipped', plan }])
      expect(sent['put']).toBeUndefined()
    }
  })

  test.concurrent('updates a copy of this action after one HEAD', async () => {
    const { result, sent } = await syncGrownSession({ rawData: '{"source":"specstory-sync-action"}' })
    expect(counts(result)).toEqual([1, 0, 1, 0, 0, 0, 0])
    expect(sent).toEqual({ sizes: 1, head: 1, put: 1 })
  })

  test.concurrent('fails the session when the sizes list a copy for which a HEAD returns 404', async () => {
    const { result, sent } = await syncGrownSession({}, {}, [
      { route: 'head', action: { kind: 'status', status: 404 } },
    ])
    expect(result.report.sessions).toMatchObject([{ outcome: 'errored', code: 'cloud-copy-unknown' }])
    expect(sent['put']).toBeUndefined()
  })

  test.concurrent('keeps a copy that is larger by then', async () => {
    const action = { kind: 'header', headers: { 'X-Markdown-Size': '999999' } } as const
    const { result } = await syncGrownSession({}, {}, [{ route: 'head', action }])
    expect(result.report.sessions).toMatchObject([{ outcome: 'skipped', plan: 'cloud-has-more', cloudBytes: 999_999 }])
  })

  test.concurrent('names the missing header and the host when a HEAD has no raw data size', async () => {
    const action = { kind: 'header', headers: { 'X-Raw-Data-Size': null } } as const
    const { result, copy } = await syncGrownSession({ rawData: RAW_LOG }, {}, [{ route: 'head', action }])
    expect(copy).toEqual(['a shorter copy', RAW_LOG.length])
    const hint = expect.stringMatching(/127\.0\.0\.1:\d+ removes `X-Raw-Data-Size`/)
    expect(result.report.sessions).toMatchObject([{ outcome: 'errored', code: 'cloud-copy-unknown', hint }])
  })

  test.concurrent('is repeated after a HEAD of the comparison, and not needed in a first sync', async () => {
    const { sent } = await syncGrownSession({}, { sessions: ID })
    expect(sent).toEqual({ head: 2, put: 1 })
    await withCloud({}, async (cloud) => {
      await run(cloud, { workspace: checkout(sessions(12)) })
      expect(requests(cloud)).toEqual({ sizes: 1, put: 12 })
    })
  })
})

test.concurrent('replaces no copy and warns when the bulk response omits all of them', async () => {
  await withCloud({}, async (cloud) => {
    for (let index = 0; index < 40; index += 1)
      cloud.seed(PROJECT, sessionId(index), { markdown: 'x', rawData: RAW_LOG })
    cloud.addFault({ match: { route: 'sizes' }, action: { kind: 'unknown-project' } })
    const result = await run(cloud, { workspace: checkout(sessions(40)), inputs: { concurrency: '1' } })
    expect(counts(result)).toEqual([40, 0, 0, 40, 0, 0, 0])
    expect(result.log).toContain('::warning title=Incomplete size listing')
    expect(countRawLogs(cloud, result)).toBe(40)
    expect(requests(cloud)).toEqual({ sizes: 1, put: 1, head: 40 })
  })
})

test.concurrent('replaces one copy when the bulk response omits all of them and conditions are ignored', async () => {
  await withCloud({}, async (cloud) => {
    for (let index = 0; index < 40; index += 1)
      cloud.seed(PROJECT, sessionId(index), { markdown: 'x', rawData: RAW_LOG })
    cloud.addFault({ match: { route: 'sizes' }, action: { kind: 'unknown-project' } })
    cloud.addFault({ match: { route: 'put' }, action: { kind: 'conditions', mode: 'ignore' } })
    const result = await run(cloud, { workspace: checkout(sessions(40)) })
    const replaced = result.report.sessions.filter(({ outcome }) => outcome === 'updated')
    expect(replaced).toHaveLength(1)
    expect(replaced[0]?.reason).toContain('omitted')
    expect(counts(result)).toEqual([40, 0, 1, 39, 0, 0, 0])
    expect(result.log).toContain('::warning title=Incomplete size listing')
    expect(countRawLogs(cloud, result)).toBe(39)
  })
})

/** Copies that still have the raw log of the CLI. */
function countRawLogs(cloud: LocalCloud, { report }: PublishedRun): number {
  return report.sessions.filter(({ id }) => cloud.store.findSession(PROJECT, id)?.rawData === RAW_LOG).length
}

test.concurrent('reports a session as created when the first response was lost', async () => {
  await withCloud({}, async (cloud) => {
    cloud.addFault({ match: { route: 'put' }, times: 1, action: { kind: 'reset-after-store' } })
    const result = await run(cloud, { workspace: checkout(sessions(3)) })
    expect(counts(result)).toEqual([3, 3, 0, 0, 0, 0, 0])
    expect(result.log).not.toContain('::warning')
  })
})

test.concurrent('reports equal sizes and warns about a copy that shrinks by half with `update-when: different`', async () => {
  await withCloud({}, async (cloud) => {
    const files = sessions(2)
    const [, text = ''] = Object.entries(files)[0] ?? []
    cloud.seed(PROJECT, sessionId(0), { markdown: 'y'.repeat(Buffer.byteLength(text)) })
    cloud.seed(PROJECT, sessionId(1), { markdown: 'y'.repeat(5_000) })
    const result = await run(cloud, { workspace: checkout(files), inputs: { 'update-when': 'different' } })
    expect(result.report.sessions).toMatchObject([
      { plan: 'same-size', reason: 'same size' },
      { outcome: 'updated', plan: 'shrunk' },
    ])
    expect(result.log).toMatch(/::warning title=Large size decrease,file=[^:]*::.*5\.0 KB → 268 B/)
  })
})
