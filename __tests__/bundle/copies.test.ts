import { describe, expect, test } from '@jest/globals'
import type { FaultAction } from '../../local-cloud/faults.ts'
import type { LocalCloud } from '../../local-cloud/options.ts'
import { counts, PROJECT, type PublishedRun, requests, run } from '../rig/bundle.ts'
import { checkout, sessionId, sessions } from '../rig/checkout.ts'
import { withCloud } from '../rig/with-cloud.ts'

const RAW_LOG = 'x'.repeat(300_000)
const ID = sessionId(0)

/** What the cloud holds of the one session: its Markdown and its raw data. */
function held(cloud: LocalCloud): [markdown: string | undefined, rawBytes: number | undefined] {
  const stored = cloud.store.session(PROJECT, ID)
  return [stored?.markdown, stored?.rawData.length]
}

/** One session that has grown here, whose copy in the cloud is `seed`. */
async function grown(
  seed: { readonly rawData?: string; readonly sessionData?: string },
  inputs: Readonly<Record<string, string>> = {},
  faults: readonly { readonly route: 'sizes' | 'head'; readonly action: FaultAction }[] = [],
): Promise<{ ending: PublishedRun; kept: [string | undefined, number | undefined]; asked: Record<string, number> }> {
  return await withCloud({}, async (cloud) => {
    cloud.seed(PROJECT, ID, { markdown: 'a shorter copy', ...seed })
    for (const { route, action } of faults) cloud.addFault({ match: { route }, action })
    const ending = await run(cloud, { workspace: checkout(sessions(1)), inputs })
    return { ending, kept: held(cloud), asked: requests(cloud) }
  })
}

describe('does not overwrite a copy whose HEAD failed', () => {
  const down = { route: 'sizes', action: { kind: 'status', status: 500 } } as const
  test.concurrent.each<[string, FaultAction, RegExp]>([
    ['a HEAD that fails after its retries', { kind: 'status', status: 500 }, /HTTP 500/],
    ['an unexpected status', { kind: 'status', status: 405 }, /HTTP 405/],
    ['a HEAD without an answer', { kind: 'reset' }, /ECONNRESET|UND_ERR_SOCKET/],
    ['no Markdown size', { kind: 'header', headers: { 'X-Markdown-Size': null } }, /no X-Markdown-Size/],
    ['a senseless one', { kind: 'header', headers: { 'X-Markdown-Size': '-5' } }, /invalid/],
  ])('%s', async (_name, action, why) => {
    for (const inputs of [{}, { mode: 'check' }, { sessions: ID }] as const) {
      const { ending, kept } = await grown({ rawData: RAW_LOG }, { retries: '0', ...inputs }, [
        down,
        { route: 'head', action },
      ])
      expect(kept).toEqual(['a shorter copy', RAW_LOG.length])
      expect(counts(ending)).toEqual([1, 0, 0, 0, 1, 0, 0])
      expect(ending.exitCode).toBe(1)
      const [session] = ending.report.sessions
      expect(session).toMatchObject({ code: 'cloud-copy-unknown', reason: expect.stringMatching(why) })
      expect(session?.hint).not.toMatch(/overwrite-cli-sessions|\.md/)
    }
  })

  test.concurrent('uploads it with `overwrite-cli-sessions: true`', async () => {
    const faults = [down, { route: 'head', action: { kind: 'status', status: 405 } }] as const
    const { ending } = await grown({ rawData: RAW_LOG }, { 'overwrite-cli-sessions': 'true' }, faults)
    expect(counts(ending)).toEqual([1, 0, 1, 0, 0, 0, 0])
  })
})

describe('inspects a copy right before it is replaced', () => {
  test.concurrent.each([
    ['a raw log, which the bulk answer does not tell', { rawData: RAW_LOG }, 'kept-cli-copy'],
    ['a small raw log', { rawData: 'x'.repeat(1_100) }, 'kept-cli-copy'],
    ['session data', { sessionData: '{"resume":1}' }, 'kept-cli-copy'],
  ] as const)('%s keeps it', async (_name, seed, plan) => {
    for (const mode of ['sync', 'check']) {
      const { ending, kept, asked } = await grown(seed, { mode })
      expect(kept[0]).toBe('a shorter copy')
      expect(ending.report.sessions).toMatchObject([{ outcome: 'skipped', plan }])
      expect(asked['put']).toBeUndefined()
    }
  })

  test.concurrent('what this action sent itself is updated, with one HEAD', async () => {
    const { ending, asked } = await grown({ rawData: '{"source":"specstory-sync-action"}' })
    expect(counts(ending)).toEqual([1, 0, 1, 0, 0, 0, 0])
    expect(asked).toEqual({ sizes: 1, head: 1, put: 1 })
  })

  test.concurrent('a copy that the sizes name and a HEAD does not find is unknown', async () => {
    const { ending, asked } = await grown({}, {}, [{ route: 'head', action: { kind: 'status', status: 404 } }])
    expect(ending.report.sessions).toMatchObject([{ outcome: 'errored', code: 'cloud-copy-unknown' }])
    expect(asked['put']).toBeUndefined()
  })

  test.concurrent('a copy that has grown by then is kept', async () => {
    const action = { kind: 'header', headers: { 'X-Markdown-Size': '999999' } } as const
    const { ending } = await grown({}, {}, [{ route: 'head', action }])
    expect(ending.report.sessions).toMatchObject([{ outcome: 'skipped', plan: 'cloud-has-more', cloudBytes: 999_999 }])
  })

  test.concurrent('a HEAD without the size of the raw data tells nothing, and the hint names the header and the host', async () => {
    const action = { kind: 'header', headers: { 'X-Raw-Data-Size': null } } as const
    const { ending, kept } = await grown({ rawData: RAW_LOG }, {}, [{ route: 'head', action }])
    expect(kept).toEqual(['a shorter copy', RAW_LOG.length])
    const hint = expect.stringMatching(/127\.0\.0\.1:\d+ removes `X-Raw-Data-Size`/)
    expect(ending.report.sessions).toMatchObject([{ outcome: 'errored', code: 'cloud-copy-unknown', hint }])
  })

  test.concurrent('a HEAD of the comparison is followed by another one, and a first sync needs none at all', async () => {
    const { asked } = await grown({}, { sessions: ID })
    expect(asked).toEqual({ head: 2, put: 1 })
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
    const ending = await run(cloud, { workspace: checkout(sessions(40)), inputs: { concurrency: '1' } })
    expect(counts(ending)).toEqual([40, 0, 0, 40, 0, 0, 0])
    expect(ending.log).toContain('::warning title=Incomplete size listing')
    expect(keptLogs(cloud, ending)).toBe(40)
    expect(requests(cloud)).toEqual({ sizes: 1, put: 1, head: 40 })
  })
})

test.concurrent('replaces one copy when the bulk response omits all of them and conditions are ignored', async () => {
  await withCloud({}, async (cloud) => {
    for (let index = 0; index < 40; index += 1)
      cloud.seed(PROJECT, sessionId(index), { markdown: 'x', rawData: RAW_LOG })
    cloud.addFault({ match: { route: 'sizes' }, action: { kind: 'unknown-project' } })
    cloud.addFault({ match: { route: 'put' }, action: { kind: 'conditions', mode: 'ignore' } })
    const ending = await run(cloud, { workspace: checkout(sessions(40)) })
    const replaced = ending.report.sessions.filter(({ outcome }) => outcome === 'updated')
    expect(replaced).toHaveLength(1)
    expect(replaced[0]?.reason).toContain('omitted')
    expect(counts(ending)).toEqual([40, 0, 1, 39, 0, 0, 0])
    expect(ending.log).toContain('::warning title=Incomplete size listing')
    expect(keptLogs(cloud, ending)).toBe(39)
  })
})

/** Copies that still have the raw log of the CLI. */
function keptLogs(cloud: LocalCloud, { report }: PublishedRun): number {
  return report.sessions.filter(({ id }) => cloud.store.session(PROJECT, id)?.rawData === RAW_LOG).length
}

test.concurrent('reports a session as created when the first response was lost', async () => {
  await withCloud({}, async (cloud) => {
    cloud.addFault({ match: { route: 'put' }, times: 1, action: { kind: 'reset-after-store' } })
    const ending = await run(cloud, { workspace: checkout(sessions(3)) })
    expect(counts(ending)).toEqual([3, 3, 0, 0, 0, 0, 0])
    expect(ending.log).not.toContain('::warning')
  })
})

test.concurrent('equal sizes are called that where any difference counts, and a copy that shrinks by half is a warning', async () => {
  await withCloud({}, async (cloud) => {
    const files = sessions(2)
    const [, text = ''] = Object.entries(files)[0] ?? []
    cloud.seed(PROJECT, sessionId(0), { markdown: 'y'.repeat(Buffer.byteLength(text)) })
    cloud.seed(PROJECT, sessionId(1), { markdown: 'y'.repeat(5_000) })
    const ending = await run(cloud, { workspace: checkout(files), inputs: { 'update-when': 'different' } })
    expect(ending.report.sessions).toMatchObject([
      { plan: 'same-size', reason: 'same size' },
      { outcome: 'updated', plan: 'shrunk' },
    ])
    expect(ending.log).toMatch(/::warning title=Large size decrease,file=[^:]*::.*5\.0 KB → 268 B/)
  })
})
