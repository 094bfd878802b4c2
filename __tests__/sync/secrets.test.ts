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
import { randomCharacters } from '../secrets/credentials.ts'

const ID = sessionId(0)
const FILE = '.specstory/history/a.md'
const PAT = `gh${'p_'}${randomCharacters(36)}`
const PASSWORD = randomCharacters(18, undefined, 'password')
const URL = `postgres://app:${PASSWORD}@db.acme.io/main`
const SECRET = transcript(ID, `Use ${PAT} for the upload.`)
const REDACTED = transcript(ID, 'Use [REDACTED:github-pat] for the upload.')
/** Streamed, with a password long before the URL that reveals it, and a token across the boundary of two chunks. */
const LONG = transcript(ID, `${PASSWORD} ${'x '.repeat(64 * 1024 - 110)}${PAT} ${'y '.repeat(100_000)} ${URL}`)
const LONG_REDACTED = LONG.replaceAll(PASSWORD, '[REDACTED:postgresql-connection-string]').replaceAll(
  PAT,
  '[REDACTED:github-pat]',
)
const byteLength = (text: string): number => Buffer.byteLength(text)
const storedSession = (cloud: LocalCloud) => cloud.store.findSession(PROJECT.id, ID)

const texts = [
  ['a small file', SECRET, REDACTED],
  ['a small file with CRLF', SECRET.replaceAll('\n', '\r\n'), REDACTED],
  ['a streamed file', LONG, LONG_REDACTED],
  ['a streamed file with CRLF', LONG.replaceAll('\n', '\r\n'), LONG_REDACTED],
] as const

describe.each(texts)('%s', (_, text, redacted) => {
  test.each(['larger', 'different'] as const)(
    'with credentials is redacted, then up to date, then updated when it grows by a byte (`update-when: %s`)',
    async (updateWhen) => {
      await withCloud({}, async (cloud) => {
        const workspace = checkout({ [FILE]: text })
        const first = await syncOnce(cloud, workspace, { updateWhen })
        expect(first.results).toMatchObject([{ outcome: 'created', localBytes: byteLength(redacted) }])
        expect(storedSession(cloud)?.markdown === redacted).toBe(true)
        expect(readFileSync(join(workspace, FILE), 'utf8') === text).toBe(true)
        const second = await syncOnce(cloud, workspace, { updateWhen })
        expect(second.results).toMatchObject([{ outcome: 'skipped', localBytes: byteLength(redacted) }])
        appendFileSync(join(workspace, FILE), text.includes('\r') ? '\r\n' : '\n')
        const third = await syncOnce(cloud, workspace, { updateWhen })
        expect(third.results).toMatchObject([
          { outcome: 'updated', plan: 'grown', localBytes: byteLength(redacted) + 1 },
        ])
        expect(storedSession(cloud)?.markdown === `${redacted}\n`).toBe(true)
      })
    },
  )

  test('with credentials is compared by its redacted size in a check', async () => {
    await withCloud({}, async (cloud) => {
      cloud.seed(PROJECT.id, ID, { markdown: redacted })
      const run = await syncOnce(cloud, checkout({ [FILE]: text }), { mode: 'check' })
      expect(run.results).toMatchObject([{ outcome: 'skipped', localBytes: byteLength(redacted) }])
    })
  })
})

describe('a title with a credential', () => {
  const long = `${'word,'.repeat(17)}${PAT}`
  test.each([
    ['in the head', PAT],
    ['across the end of the cut title', long],
    ['revealed by a later line', `${PASSWORD} is it\n\n${URL}`],
    ['below the head', `<a>${'x'.repeat(30_000)}</a> ${PAT}`],
    ['in a streamed file', `${PAT} ${'x '.repeat(200_000)}`],
  ])('%s is redacted before it is cut', async (_, message) => {
    await withCloud({}, async (cloud) => {
      const run = await syncOnce(cloud, checkout({ [FILE]: transcript(ID, message) }))
      expect(storedSession(cloud)?.metadata?.['title']).toContain('[REDACTED:')
      expect(run.results).toMatchObject([{ outcome: 'created', title: storedSession(cloud)?.metadata?.['title'] }])
      expect(JSON.stringify(run)).not.toContain(PAT.slice(0, 7))
      expect(JSON.stringify(run)).not.toContain(PASSWORD)
    })
  })

  test('is redacted when the session is skipped unread', async () => {
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
  ] as const)('revealed kilobytes later is redacted when the session is %s', async (outcome, inputs) => {
    await withCloud({}, async (cloud) => {
      const text = transcript(ID, `Use ${PASSWORD} now.\n\n${'It is long. '.repeat(400)}\n\n${URL}`)
      if (outcome === 'skipped') cloud.seed(PROJECT.id, ID, { markdown: text })
      const run = await syncOnce(cloud, checkout({ [FILE]: text }), inputs)
      expect(run.results).toMatchObject([{ outcome, title: expect.stringMatching(/^Use \[REDACTED:/) }])
      expect(JSON.stringify(run)).not.toContain(PASSWORD)
    })
  })
})

test.each([
  ['the name of the agent', transcript(ID, 'Hello.', `Agent ${PAT}`)],
  ['an unusable session ID', transcript(`${PAT}!`)],
])('a credential in %s is neither uploaded nor reported', async (_, text) => {
  await withCloud({}, async (cloud) => {
    const run = await syncOnce(cloud, checkout({ [FILE]: text }))
    expect(JSON.stringify({ results: run.results, projects: run.projects })).not.toContain(PAT)
    expect(JSON.stringify(storedSession(cloud) ?? {})).not.toContain(PAT)
  })
})

describe('the redactionMode of credentials', () => {
  const place = (redaction: boolean | undefined) => ({ ...PROJECT, locations: [runs.place('.', { redaction })] })
  test.each([
    [undefined, undefined, REDACTED],
    [undefined, true, REDACTED],
    [undefined, false, SECRET],
    ['redact', false, REDACTED],
    ['send', true, SECRET],
    ['send', undefined, SECRET],
  ] as const)('follows `secrets: %s` before `redaction.enabled = %s`', async (secrets, redaction, text) => {
    await withCloud({}, async (cloud) => {
      await syncOnce(cloud, checkout({ [FILE]: SECRET }), { secrets }, place(redaction))
      expect(storedSession(cloud)?.markdown).toBe(text)
      const title = text === SECRET ? `Use ${PAT} for the upload.` : 'Use [REDACTED:github-pat] for the upload.'
      expect(storedSession(cloud)?.metadata).toMatchObject({ title })
    })
  })

  test('differs between paths with different settings', async () => {
    await withCloud({}, async (cloud) => {
      const locations = [runs.place('a', { redaction: false }), runs.place('b')]
      const project = { ...PROJECT, paths: ['a', 'b'], locations }
      const other = sessionId(1)
      const files = { [`a/${FILE}`]: SECRET, [`b/${FILE}`]: SECRET.replaceAll(ID, other) }
      await syncOnce(cloud, checkout(files), {}, project)
      expect(storedSession(cloud)?.markdown).toBe(SECRET)
      expect(cloud.store.findSession(PROJECT.id, other)?.markdown).toBe(REDACTED.replaceAll(ID, other))
    })
  })
})

describe('an unredacted cloud copy', () => {
  const sync = (cloud: LocalCloud, inputs: Partial<Inputs> = {}) =>
    syncOnce(cloud, checkout({ [FILE]: `${SECRET}\n` }), inputs)
  const grown = `${SECRET}\n`
  test.each([
    ['of the same version is replaced with `rescan`', grown, { rescan: true }, 'updated', 'redacted'],
    ['of the same size is skipped without `rescan`', grown, {}, 'skipped', 'up-to-date'],
    ['of an earlier version is replaced', SECRET, {}, 'updated', 'redacted'],
    [
      'of an earlier version is replaced with `update-when: different`',
      SECRET,
      { updateWhen: 'different' },
      'updated',
      'redacted',
    ],
    ['that is larger than the transcript is skipped', `${grown}more`, {}, 'skipped', 'cloud-has-more'],
    ['that is smaller than the redacted transcript is updated', SECRET.slice(0, 50), {}, 'updated', 'grown'],
    ['is updated like any other with `secrets: send`', SECRET, { secrets: 'send' }, 'updated', 'grown'],
  ] as const)('%s', async (_, markdown, inputs, outcome, plan) => {
    await withCloud({}, async (cloud) => {
      cloud.seed(PROJECT.id, ID, { markdown })
      const run = await sync(cloud, inputs)
      expect(run.results).toMatchObject([{ outcome, plan }])
    })
  })

  test.each([
    ['', {}, 'exposed-cli-copy'],
    [' with `rescan`', { rescan: true }, 'exposed-cli-copy'],
    [' with `overwrite-cli-sessions`', { rescan: true, overwriteCliSessions: true }, 'exposed-cli-copy'],
    [' with `update-when: different`', { rescan: true, updateWhen: 'different' }, 'exposed-cli-copy'],
  ] as const)('of the CLI is kept and reported as exposed%s', async (_, inputs, plan) => {
    for (const sessionData of [true, false]) {
      await withCloud({}, async (cloud) => {
        const copy = createCliCopy(SECRET, { rawBytes: 5_000, sessionData })
        cloud.seed(PROJECT.id, ID, copy)
        const run = await sync(cloud, inputs)
        expect(run.results).toMatchObject([{ outcome: 'skipped', plan }])
        expect(storedSession(cloud)?.rawData).toBe(copy.rawData)
      })
    }
  })

  test('is inspected before it is replaced', async () => {
    await withCloud({}, async (cloud) => {
      cloud.seed(PROJECT.id, ID, { markdown: SECRET })
      await sync(cloud, { overwriteCliSessions: true })
      expect(cloud.requests.map(({ route }) => route)).toEqual(['sizes', 'head', 'put'])
      expect(storedSession(cloud)?.markdown).toBe(`${REDACTED}\n`)
    })
  })

  test('is inspected only once with `rescan` when the `sessions` input already required it', async () => {
    await withCloud({}, async (cloud) => {
      cloud.seed(PROJECT.id, ID, { markdown: `${grown}more` })
      const run = await sync(cloud, { rescan: true, sessions: [ID] })
      expect(run.results).toMatchObject([{ outcome: 'skipped', plan: 'cloud-has-more' }])
      expect(cloud.requests.map(({ route }) => route)).toEqual(['head'])
    })
  })

  test('is replaced only once by two runs with `rescan`', async () => {
    await withCloud({}, async (cloud) => {
      cloud.seed(PROJECT.id, ID, { markdown: grown })
      await sync(cloud, { rescan: true })
      const again = await sync(cloud, { rescan: true })
      expect(again.results).toMatchObject([{ outcome: 'skipped', plan: 'up-to-date' }])
    })
  })
})

test.each<[string, Parameters<typeof runs.scan>[0], string[]]>([
  ['warns when every transcript was read', {}, ['jwt']],
  ['does not warn when sessions were filtered out', { filteredOut: 1 }, []],
  ['does not warn when the scan was interrupted', { complete: false }, []],
])('warnUnusedAllowEntries %s', (_, given, unused) => {
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
