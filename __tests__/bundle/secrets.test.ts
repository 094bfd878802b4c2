import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import type { LocalCloud } from '../../local-cloud/options.ts'
import { collectPublishedText } from '../../local-runner/run-checks.ts'
import { CONTEXTS } from '../../scripts/soak/contexts.ts'
import { makeValue } from '../../scripts/soak/make-value.ts'
import { FORMATS as TABLE } from '../../src/secrets/formats.ts'
import { counts, errors, PROJECT, type PublishedRun, requests, run, warnings } from '../rig/bundle.ts'
import { checkout, sessionId, sessions, transcript } from '../rig/checkout.ts'
import { withCloud } from '../rig/with-cloud.ts'
import { randomCharacters, SAMPLE_CREDENTIALS } from '../secrets/credentials.ts'
import { DECOYS } from '../secrets/decoys.ts'

const PAT = `gh${'p_'}${randomCharacters(36)}`
const OTHER = `gl${'pat-'}${randomCharacters(20)}`
const FILE = '.specstory/history/a.md'
const WITH_PAT = transcript(sessionId(0), `A key: ${PAT}`)
const CLEAN = sessions(3)
const DEBUG = { RUNNER_DEBUG: '1' }
const FORK = { pull_request: { user: { login: 'eve' }, head: { repo: { full_name: 'eve/sessions' } } } }
const forkEvent = { eventName: 'pull_request', event: FORK }

/** A session for each format and each decoy, with it at the start of the message, which becomes the title. */
const messages = [...SAMPLE_CREDENTIALS.map(({ value, text = value }) => text), ...Object.values(DECOYS)]
const allMessages = checkout(sessions(messages.length, (index) => messages[index] ?? ''))

function expectNothingShown(result: PublishedRun): void {
  const text = collectPublishedText(result)
  const harmless = Object.values(DECOYS).join('\n')
  for (const { value } of SAMPLE_CREDENTIALS) {
    for (const part of [value, JSON.stringify(value).slice(1, -1), value.slice(0, 30), value.slice(-20)])
      if (part.length > 12 && !harmless.includes(part)) expect(text).not.toContain(part)
  }
}

const markdown = ({ store }: LocalCloud, index: number) => store.findSession(PROJECT, sessionId(index))?.markdown

describe('a credential of every format', () => {
  test('is uploaded as a redaction marker and shown nowhere, and decoys stay unchanged', async () => {
    await withCloud({}, async (cloud) => {
      const first = await run(cloud, { workspace: allMessages, env: DEBUG })
      expect(counts(first)[1]).toBe(messages.length)
      expectNothingShown(first)
      for (const [index, { value, text = value, rule }] of SAMPLE_CREDENTIALS.entries()) {
        const message = text.replaceAll(value, `[REDACTED:${rule}]`)
        expect(markdown(cloud, index)).toBe(transcript(sessionId(index), message))
      }
      for (const [index, decoy] of Object.values(DECOYS).entries()) {
        const place = SAMPLE_CREDENTIALS.length + index
        expect(markdown(cloud, place)).toBe(transcript(sessionId(place), decoy))
      }
      const values = new Set(SAMPLE_CREDENTIALS.map(({ value }) => value)).size
      expect(first.outputs['credentials']).toBe(String(values))
      expect(first.log).toContain(
        `Redacted: ${values} different credentials in ${SAMPLE_CREDENTIALS.length} sessions (`,
      )
      const places = [...first.summary.matchAll(/^\| ([a-z0-9-]+)(?: \([a-z ]+\))? \| \[[^\]]+, line 9\]/gm)]
      expect(places.map(([, rule]) => rule)).toEqual(SAMPLE_CREDENTIALS.slice(0, 20).map(({ rule }) => rule))
      expect(first.log.match(/^::notice title=Credentials found::/gm)).toHaveLength(1)

      const second = await run(cloud, { workspace: allMessages, env: DEBUG })
      expect(counts(second)[3]).toBe(messages.length)
      expectNothingShown(second)
      // A redacted copy and its file differ in size, so each run reads the file again.
      expect(second.log).toMatch(/Redacted in earlier uploads: \d+ different credentials in \d+ sessions \(/)
      expect(Number(second.outputs['credentials'])).toBeGreaterThan(50)
      const file = '.specstory/history/2026-01-23_17-24-15Z-session-0000.md'
      expect(readFileSync(join(allMessages, file), 'utf8')).toBe(transcript(sessionId(0), messages[0] ?? ''))
    })
  })

  test('is uploaded as a redaction marker for each row of the table of formats, in varying contexts', async () => {
    const contexts = Object.values(CONTEXTS)
    const rows = TABLE.map(({ rule, shape, needs = '' }, index) => {
      const context = contexts[index % contexts.length] ?? String
      const message = (value: string): string => `Look: ${context(value)}\n${needs.split('|')[0]}`
      return { value: makeValue(shape, `bundle ${index}`), rule, message }
    })
    await withCloud({}, async (cloud) => {
      const workspace = checkout(sessions(rows.length, (index) => rows[index]?.message(rows[index].value) ?? ''))
      const result = await run(cloud, { workspace, env: DEBUG })
      expect(counts(result)[1]).toBe(rows.length)
      const text = collectPublishedText(result)
      for (const [index, { value, rule, message }] of rows.entries()) {
        expect(markdown(cloud, index)).toBe(transcript(sessionId(index), message(`[REDACTED:${rule}]`)))
        expect(text).not.toContain(value)
      }
    })
  })

  test.each(['sync', 'check'])('is withheld and shown nowhere with `secrets: hold` in a %s', async (mode) => {
    await withCloud({}, async (cloud) => {
      const inputs = { mode, secrets: 'hold' }
      const result = await run(cloud, { workspace: allMessages, env: DEBUG, inputs })
      const [, created, , , errored, , pending] = counts(result)
      expect([errored, (created ?? 0) + (pending ?? 0)]).toEqual([
        SAMPLE_CREDENTIALS.length,
        messages.length - SAMPLE_CREDENTIALS.length,
      ])
      expect(result.exitCode).toBe(1)
      expectNothingShown(result)
      expect(result.log.match(/^::warning title=Sessions withheld::/gm)).toHaveLength(1)
      expect(SAMPLE_CREDENTIALS.map((_, index) => markdown(cloud, index)).filter((text) => text !== undefined)).toEqual(
        [],
      )
    })
  })

  test.each([
    [{}, 0, 1],
    [{ rescan: 'true' }, 1, 0],
  ])('is withheld when the cloud copy has the same size only with `rescan`: %j', async (more, errored, skipped) => {
    await withCloud({}, async (cloud) => {
      cloud.seed(PROJECT, sessionId(0), { markdown: WITH_PAT })
      const inputs = { secrets: 'hold', ...more }
      const result = await run(cloud, { workspace: checkout({ [FILE]: WITH_PAT }), inputs })
      expect(result.outputs).toMatchObject({ errored: String(errored), skipped: String(skipped) })
    })
  })

  test('is shown nowhere when its session is skipped', async () => {
    await withCloud({}, async (cloud) => {
      for (const [index, text] of messages.entries())
        cloud.seed(PROJECT, sessionId(index), { markdown: transcript(sessionId(index), text) })
      const result = await run(cloud, { workspace: allMessages, env: DEBUG })
      expect(counts(result)[3]).toBe(messages.length)
      expectNothingShown(result)
    })
  })
})

describe('a check for credentials', () => {
  const workspace = checkout({ ...CLEAN, [FILE]: `${WITH_PAT.replaceAll(sessionId(0), sessionId(9))}\n${OTHER}\n` })
  const inputs = { mode: 'check', secrets: 'hold' }

  test('reports each credential with its file and line', async () => {
    await withCloud({}, async (cloud) => {
      const result = await run(cloud, { workspace, inputs: { ...inputs, 'fail-on-incomplete': 'errors' } })
      expect(counts(result)).toEqual([4, 0, 0, 0, 1, 0, 3])
      expect(result.exitCode).toBe(1)
      expect(errors(result)).toEqual([
        expect.stringMatching(new RegExp(`^::error title=[^,]*github-pat,file=${FILE},line=9::a.md, line 9: `)),
        expect.stringMatching(new RegExp(`^::error title=[^,]*gitlab-pat,file=${FILE},line=17::a.md, line 17: `)),
      ])
      expect(result.report).toMatchObject({ secrets: { 'github-pat': 1, 'gitlab-pat': 1 } })
      expect(requests(cloud)).toEqual({ sizes: 1 })
    })
  })

  test.each([
    ['true', 1],
    ['errors', 0],
    ['false', 0],
  ])('exits for pending sessions with fail-on-incomplete %s with code %i', async (rule, exitCode) => {
    await withCloud({}, async (cloud) => {
      const step = { workspace: checkout(CLEAN), inputs: { ...inputs, 'fail-on-incomplete': rule } }
      const result = await run(cloud, step)
      expect(counts(result)).toEqual([3, 0, 0, 0, 0, 0, 3])
      expect(result.exitCode).toBe(exitCode)
    })
  })

  test('needs no token and no request on a pull request from a fork', async () => {
    await withCloud({}, async (cloud) => {
      const result = await run(cloud, { workspace, ...forkEvent, inputs: { ...inputs, token: '' } })
      expect(result.outputs).toMatchObject({ status: 'incomplete', attempted: '1', errored: '1' })
      expect(result.exitCode).toBe(1)
      expect(errors(result)).toHaveLength(2)
      expect(result.log).toContain('::notice title=Credential search only::')
      expect(collectPublishedText(result)).not.toContain(PAT)
      expect(cloud.requests).toEqual([])
    })
  })

  test('is complete and succeeds on a fork without credentials', async () => {
    await withCloud({}, async (cloud) => {
      const step = { workspace: checkout(CLEAN), ...forkEvent, inputs: { ...inputs, token: '' } }
      const result = await run(cloud, step)
      expect(result.outputs).toMatchObject({ status: 'complete', attempted: '0', credentials: '0' })
      expect(result.exitCode).toBe(0)
      expect(result.log).toContain('No credentials in 3 transcripts')
    })
  })

  test.each([
    ['incomplete', workspace, '1', 1],
    ['complete', checkout(CLEAN), '0', 0],
  ])(
    'is %s by its findings alone, with a warning, when the token is empty',
    async (status, path, errored, exitCode) => {
      await withCloud({}, async (cloud) => {
        const result = await run(cloud, { workspace: path, inputs: { ...inputs, token: '' } })
        expect(result.outputs).toMatchObject({ status, errored })
        expect(result.exitCode).toBe(exitCode)
        expect(result.log).toMatch(/^::warning title=Credential search only::The `token` input is empty\./m)
        expect(cloud.requests).toEqual([])
      })
    },
  )

  test('is incomplete when it cannot read a transcript', async () => {
    const pointer = `version https://git-lfs.github.com/spec/v1\noid sha256:${'0'.repeat(64)}\nsize 12345\n`
    await withCloud({}, async (cloud) => {
      const workspace = checkout({ ...CLEAN, '.specstory/history/pointer.md': pointer })
      for (const token of [{}, { token: '' }]) {
        const step = { workspace, inputs: { ...inputs, ...token, 'fail-on-incomplete': 'errors' } }
        const result = await run(cloud, step)
        expect(result.outputs).toMatchObject({ status: 'incomplete', errored: '0', credentials: '0' })
        expect(result.exitCode).toBe(1)
        expect(result.log).toContain('Git LFS pointer, not searched for credentials')
      }
    })
  })

  test('reads every transcript in scope, including those that are skipped or ignored', async () => {
    await withCloud({}, async (cloud) => {
      const withCredential = (index: number): string =>
        transcript(sessionId(index), `A key: ${PAT.slice(0, -2)}${index}z`)
      const files = {
        '.specstory/history/equal.md': withCredential(0),
        '.specstory/history/smaller.md': withCredential(1),
        '.specstory/history/cli.md': withCredential(2),
        '.specstory/history/newer.md': `${withCredential(3)}${'More words.\n'.repeat(9)}`,
        '.specstory/history/older.md': withCredential(3),
        '.specstory/history/unidentified.md': withCredential(4).replace(/^.*<!-- .*session.*$/gim, ''),
      }
      cloud.seed(PROJECT, sessionId(0), { markdown: withCredential(0) })
      cloud.seed(PROJECT, sessionId(1), { markdown: `${withCredential(1)}${'More words.\n'.repeat(9)}` })
      cloud.seed(PROJECT, sessionId(2), {
        markdown: withCredential(2),
        rawData: '{"a":"raw log of the CLI"}\n'.repeat(90),
      })
      const result = await run(cloud, { workspace: checkout(files), inputs: { ...inputs, unidentified: 'skip' } })
      expect(result.outputs).toMatchObject({ status: 'incomplete', errored: '4', credentials: '5' })
      for (const file of Object.keys(files)) expect(result.log).toContain(`file=${file},line=`)
      expect(result.log).toContain('5 credentials in 6 transcripts')
    })
  })

  test('does not run on a fork without `secrets: hold`', async () => {
    await withCloud({}, async (cloud) => {
      const result = await run(cloud, { workspace, ...forkEvent, inputs: { mode: 'check', token: '' } })
      expect(result.outputs).toMatchObject({ status: 'not-run', attempted: '0' })
    })
  })
})

describe('`secrets-allow`', () => {
  const hash = `sha256:${createHash('sha256').update(PAT).digest('hex')}`
  const workspace = checkout({ [FILE]: `${WITH_PAT}\n${OTHER}\n` })
  const unusedWarning = '::warning title=Unused secrets-allow entries::'
  test.each([
    ['a rule', 'github-pat', PAT, OTHER],
    ['a hash', hash, PAT, OTHER],
    ['a rule and a hash', `gitlab-pat\n${hash}`, PAT, undefined],
  ])('keeps the credentials of %s', async (_, allowed, kept, redacted) => {
    await withCloud({}, async (cloud) => {
      const result = await run(cloud, { workspace, inputs: { 'secrets-allow': allowed } })
      expect(markdown(cloud, 0)).toContain(kept)
      if (redacted === undefined) expect(markdown(cloud, 0)).toContain(OTHER)
      else expect(markdown(cloud, 0)).not.toContain(redacted)
      expect(result.log).not.toContain(unusedWarning)
    })
  })

  test('warns about unused entries only when every transcript was read', async () => {
    await withCloud({}, async (cloud) => {
      const inputs = { 'secrets-allow': `jwt\n${hash}` }
      const result = await run(cloud, { workspace, inputs })
      expect(warnings(result)).toContainEqual(expect.stringMatching(new RegExp(`^${unusedWarning}.*: \`jwt\`\\.`)))
      expect((await run(cloud, { workspace: checkout(CLEAN), inputs })).log).toContain(unusedWarning)
      expect((await run(cloud, { workspace: checkout(CLEAN), inputs })).log).not.toContain(unusedWarning)
    })
  })

  test('rejects an invalid entry without repeating it', async () => {
    await withCloud({}, async (cloud) => {
      const result = await run(cloud, { workspace, inputs: { 'secrets-allow': PAT } })
      expect(result.outputs['status']).toBe('failed')
      expect(collectPublishedText(result)).not.toContain(PAT)
    })
  })
})
