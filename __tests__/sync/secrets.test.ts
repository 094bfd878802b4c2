import { appendFileSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { createCliCopy } from '../../local-cloud/cli-copy.ts'
import type { LocalCloud } from '../../local-cloud/options.ts'
import type { Inputs } from '../../src/inputs/inputs.ts'
import { warnUnusedAllowEntries } from '../../src/sync/scan-projects.ts'
import { SecretPolicy } from '../../src/sync/secret-policy.ts'
import { checkout, sessionId, transcript } from '../rig/checkout.ts'
import { localSession } from '../rig/local-session.ts'
import * as runs from '../rig/runs.ts'
import { PROJECT } from '../rig/sync-context.ts'
import { syncOnce } from '../rig/sync-once.ts'
import { withCloud } from '../rig/with-cloud.ts'
import { characters } from '../secrets/formats.ts'

const ID = sessionId(0)
const FILE = '.specstory/history/a.md'
const PAT = `gh${'p_'}${characters(36)}`
const PASSWORD = characters(18, undefined, 'password')
const URL = `postgres://app:${PASSWORD}@db.acme.io/main`
const SECRET = transcript(ID, `Use ${PAT} for the upload.`)
const REDACTED = transcript(ID, 'Use [REDACTED:github-pat] for the upload.')
/** Streamed, with a password long before what gives it away, and a token across the border of two chunks. */
const LONG = transcript(ID, `${PASSWORD} ${'x '.repeat(64 * 1024 - 110)}${PAT} ${'y '.repeat(100_000)} ${URL}`)
const LONG_REDACTED = LONG.replaceAll(PASSWORD, '[REDACTED:postgresql-connection-string]').replaceAll(
  PAT,
  '[REDACTED:github-pat]',
)
const bytes = (text: string): number => Buffer.byteLength(text)
const stored = (cloud: LocalCloud) => cloud.store.session(PROJECT.id, ID)

const texts = [
  ['a small file', SECRET, REDACTED],
  ['a small file of Windows', SECRET.replaceAll('\n', '\r\n'), REDACTED],
  ['a streamed file', LONG, LONG_REDACTED],
  ['a streamed file of Windows', LONG.replaceAll('\n', '\r\n'), LONG_REDACTED],
] as const

describe.each(texts)('%s', (_, text, redacted) => {
  test.each(['larger', 'different'] as const)(
    'is sent without its credentials, found up to date by the next run, and sent when it has grown by a byte (%s)',
    async (updateWhen) => {
      await withCloud({}, async (cloud) => {
        const workspace = checkout({ [FILE]: text })
        const first = await syncOnce(cloud, workspace, { updateWhen })
        expect(first.results).toMatchObject([{ outcome: 'created', localBytes: bytes(redacted) }])
        expect(stored(cloud)?.markdown === redacted).toBe(true)
        expect(readFileSync(join(workspace, FILE), 'utf8') === text).toBe(true)
        const second = await syncOnce(cloud, workspace, { updateWhen })
        expect(second.results).toMatchObject([{ outcome: 'skipped', localBytes: bytes(redacted) }])
        appendFileSync(join(workspace, FILE), text.includes('\r') ? '\r\n' : '\n')
        const third = await syncOnce(cloud, workspace, { updateWhen })
        expect(third.results).toMatchObject([{ outcome: 'updated', plan: 'grown', localBytes: bytes(redacted) + 1 }])
        expect(stored(cloud)?.markdown === `${redacted}\n`).toBe(true)
      })
    },
  )

  test('counts with the size that it is sent with in a check', async () => {
    await withCloud({}, async (cloud) => {
      cloud.seed(PROJECT.id, ID, { markdown: redacted })
      const run = await syncOnce(cloud, checkout({ [FILE]: text }), { mode: 'check' })
      expect(run.results).toMatchObject([{ outcome: 'skipped', localBytes: bytes(redacted) }])
    })
  })
})

describe('a title', () => {
  const long = `${'word,'.repeat(17)}${PAT}`
  test.each([
    ['in the head', PAT],
    ['cut in two', long],
    ['given away below', `${PASSWORD} is it\n\n${URL}`],
    ['below the head', `<a>${'x'.repeat(30_000)}</a> ${PAT}`],
    ['of a streamed file', `${PAT} ${'x '.repeat(200_000)}`],
  ])('%s has marks before it is cut', async (_, message) => {
    await withCloud({}, async (cloud) => {
      const run = await syncOnce(cloud, checkout({ [FILE]: transcript(ID, message) }))
      expect(stored(cloud)?.metadata?.['title']).toContain('[REDACTED:')
      expect(run.results).toMatchObject([{ outcome: 'created', title: stored(cloud)?.metadata?.['title'] }])
      expect(JSON.stringify(run)).not.toContain(PAT.slice(0, 7))
      expect(JSON.stringify(run)).not.toContain(PASSWORD)
    })
  })

  test('of a session that is skipped unread has marks too', async () => {
    await withCloud({}, async (cloud) => {
      const text = transcript(ID, long)
      cloud.seed(PROJECT.id, ID, { markdown: text })
      const run = await syncOnce(cloud, checkout({ [FILE]: text }))
      expect(run.results).toMatchObject([{ outcome: 'skipped', title: expect.stringMatching(/word,\[REDACTED:/) }])
      expect(JSON.stringify(run)).not.toContain(PAT.slice(0, 7))
    })
  })

  test.each([
    ['skipped', {}],
    ['errored', { secrets: 'hold' }],
  ] as const)(
    'of a session that is %s has one for a password that is given away kilobytes below',
    async (outcome, inputs) => {
      await withCloud({}, async (cloud) => {
        const text = transcript(ID, `Use ${PASSWORD} now.\n\n${'It is long. '.repeat(400)}\n\n${URL}`)
        if (outcome === 'skipped') cloud.seed(PROJECT.id, ID, { markdown: text })
        const run = await syncOnce(cloud, checkout({ [FILE]: text }), inputs)
        expect(run.results).toMatchObject([{ outcome, title: expect.stringMatching(/^Use \[REDACTED:/) }])
        expect(JSON.stringify(run)).not.toContain(PASSWORD)
      })
    },
  )
})

test.each([
  ['the agent’s name', transcript(ID, 'Hello.', `Agent ${PAT}`)],
  ['an id that cannot be used', transcript(`${PAT}!`)],
])('%s in the head is neither sent nor told', async (_, text) => {
  await withCloud({}, async (cloud) => {
    const run = await syncOnce(cloud, checkout({ [FILE]: text }))
    expect(JSON.stringify({ results: run.results, projects: run.projects })).not.toContain(PAT)
    expect(JSON.stringify(stored(cloud) ?? {})).not.toContain(PAT)
  })
})

describe('which rule holds', () => {
  const place = (redaction: boolean | undefined) => ({ ...PROJECT, places: [runs.place('.', { redaction })] })
  test.each([
    [undefined, undefined, REDACTED],
    [undefined, true, REDACTED],
    [undefined, false, SECRET],
    ['redact', false, REDACTED],
    ['send', true, SECRET],
    ['send', undefined, SECRET],
  ] as const)('the input %s, and [redaction] enabled = %s', async (secrets, redaction, text) => {
    await withCloud({}, async (cloud) => {
      await syncOnce(cloud, checkout({ [FILE]: SECRET }), { secrets }, place(redaction))
      expect(stored(cloud)?.markdown).toBe(text)
      const title = text === SECRET ? `Use ${PAT} for the upload.` : 'Use [REDACTED:github-pat] for the upload.'
      expect(stored(cloud)?.metadata).toMatchObject({ title })
    })
  })

  test('paths differ', async () => {
    await withCloud({}, async (cloud) => {
      const places = [runs.place('a', { redaction: false }), runs.place('b')]
      const project = { ...PROJECT, paths: ['a', 'b'], places }
      const other = sessionId(1)
      const files = { [`a/${FILE}`]: SECRET, [`b/${FILE}`]: SECRET.replaceAll(ID, other) }
      await syncOnce(cloud, checkout(files), {}, project)
      expect(stored(cloud)?.markdown).toBe(SECRET)
      expect(cloud.store.session(PROJECT.id, other)?.markdown).toBe(REDACTED.replaceAll(ID, other))
    })
  })
})

describe('a copy that was uploaded with its credentials', () => {
  const sync = (cloud: LocalCloud, inputs: Partial<Inputs> = {}) =>
    syncOnce(cloud, checkout({ [FILE]: `${SECRET}\n` }), inputs)
  const grown = `${SECRET}\n`
  test.each([
    ['with all of them, when every session is read', grown, { rescan: true }, 'updated', 'redacted'],
    ['with all of them, and the same size', grown, {}, 'skipped', 'up-to-date'],
    ['in an earlier version', SECRET, {}, 'updated', 'redacted'],
    ['in an earlier version, and any difference counts', SECRET, { updateWhen: 'different' }, 'updated', 'redacted'],
    ['and is larger than that', `${grown}more`, {}, 'skipped', 'cloud-has-more'],
    ['and is smaller than what is sent', SECRET.slice(0, 50), {}, 'updated', 'grown'],
    ['on purpose', SECRET, { secrets: 'send' }, 'updated', 'grown'],
  ] as const)('%s', async (_, markdown, inputs, outcome, plan) => {
    await withCloud({}, async (cloud) => {
      cloud.seed(PROJECT.id, ID, { markdown })
      const run = await sync(cloud, inputs)
      expect(run.results).toMatchObject([{ outcome, plan }])
    })
  })

  test.each([
    ['', {}, 'exposed-cli-copy'],
    [', read because every session is', { rescan: true }, 'exposed-cli-copy'],
    [', although such copies may be overwritten', { rescan: true, overwriteCliSessions: true }, 'exposed-cli-copy'],
    [', and any difference counts', { rescan: true, updateWhen: 'different' }, 'exposed-cli-copy'],
  ] as const)('by the CLI is never replaced for that%s', async (_, inputs, plan) => {
    for (const sessionData of [true, false]) {
      await withCloud({}, async (cloud) => {
        const copy = createCliCopy(SECRET, { rawBytes: 5_000, sessionData })
        cloud.seed(PROJECT.id, ID, copy)
        const run = await sync(cloud, inputs)
        expect(run.results).toMatchObject([{ outcome: 'skipped', plan }])
        expect(stored(cloud)?.rawData).toBe(copy.rawData)
      })
    }
  })

  test('is looked at before it is replaced, and the plan stands', async () => {
    await withCloud({}, async (cloud) => {
      cloud.seed(PROJECT.id, ID, { markdown: SECRET })
      await sync(cloud, { overwriteCliSessions: true })
      expect(cloud.requests.map(({ route }) => route)).toEqual(['sizes', 'head', 'put'])
      expect(stored(cloud)?.markdown).toBe(`${REDACTED}\n`)
    })
  })

  test('is replaced once, and a second run that reads every session finds nothing to do', async () => {
    await withCloud({}, async (cloud) => {
      cloud.seed(PROJECT.id, ID, { markdown: grown })
      await sync(cloud, { rescan: true })
      const again = await sync(cloud, { rescan: true })
      expect(again.results).toMatchObject([{ outcome: 'skipped', plan: 'up-to-date' }])
    })
  })
})

test.each<[string, Parameters<typeof runs.scan>[0], string[]]>([
  ['every transcript was read', {}, ['jwt']],
  ['a filter leaves sessions out', { filteredOut: 1 }, []],
  ['the scan was interrupted', { complete: false }, []],
])('names unused entries of `secrets-allow` only where nothing else can need them: %s', (_, given, unused) => {
  const secrets = new SecretPolicy(runs.inputs({ secretsAllow: ['jwt'] }), [PROJECT])
  const session = localSession()
  secrets.getPolicyForReading(session.file)
  const messages: string[] = []
  warnUnusedAllowEntries({ secrets, observe: (event) => 'notice' in event && messages.push(event.notice.message) }, [
    { project: PROJECT, scan: runs.scan({ sessions: [session], ...given }), bulk: undefined },
  ])
  expect(messages.length).toBe(unused.length)
  for (const entry of unused) expect(messages[0]).toContain(entry)
})
