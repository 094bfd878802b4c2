import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import type { LocalCloud } from '../../local-cloud/options.ts'
import { type ActionStep, runAction } from '../../local-runner/run-action.ts'
import { checkout, sessionId, sessions, transcript } from '../rig/checkout.ts'
import { HOSTILE_TEXTS } from '../rig/runs.ts'
import { withCloud } from '../rig/with-cloud.ts'

const WATCH = new URL('../rig/watch-output.mjs', import.meta.url).href

/** Something that a run wrote, and the files of `src/` that it came through. */
type Written = { readonly text: string; readonly through: readonly string[] }

/** Runs the sources, and notes who writes what. */
async function written(step: ActionStep): Promise<Written[]> {
  const file = join(mkdtempSync(join(tmpdir(), 'written-')), 'written')
  writeFileSync(file, '')
  const { log } = await runAction({
    entry: 'src/index.ts',
    nodeOptions: ['--import', WATCH],
    ...step,
    env: { RUNNER_DEBUG: '1', WATCHED_OUTPUT: file, ...step.env },
  })
  const all = readFileSync(file, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line): Written => JSON.parse(line))
  // What was noted is what was written, or the watch proves nothing.
  expect(all.map(({ text }) => text).join('')).toBe(log)
  return all
}

const hostile = checkout(
  Object.fromEntries(
    HOSTILE_TEXTS.flatMap((text, index) => [
      [`.specstory/history/title-${index}.md`, transcript(sessionId(index), text)],
      [`.specstory/history/agent-${index}.md`, transcript(sessionId(100 + index), 'Hi', text.slice(0, 300))],
      [`.specstory/history/id-${index}.md`, transcript(text.slice(0, 300))],
    ]),
  ),
)

type Case = {
  readonly name: string
  readonly step?: (cloud: LocalCloud) => Partial<ActionStep>
  readonly prepare?: (cloud: LocalCloud) => void
}

const CASES: readonly Case[] = [
  { name: 'that brings hostile text into the cloud', step: () => ({ workspace: hostile }) },
  {
    name: 'that only checks it',
    step: ({ token, url }) => ({ workspace: hostile, inputs: { token, 'cloud-url': url, mode: 'check' } }),
  },
  {
    name: 'whose cloud answers with hostile text',
    prepare(cloud) {
      for (const text of HOSTILE_TEXTS)
        cloud.addFault({
          match: { route: 'put' },
          times: 1,
          action: { kind: 'status', status: 400, body: { error: text } },
        })
    },
  },
  { name: 'with a token that is refused', prepare: (cloud) => cloud.revokeToken(cloud.token) },
  {
    name: 'with invalid inputs',
    step: () => ({ inputs: { mode: HOSTILE_TEXTS[0] ?? '', path: '../x', token: 'secret' } }),
  },
  {
    name: 'whose runner gives it nothing to write to',
    step: () => ({ env: { GITHUB_OUTPUT: undefined, GITHUB_STEP_SUMMARY: undefined, RUNNER_TEMP: '/nowhere' } }),
  },
  {
    name: 'that merges reports there are none of',
    step: () => ({ action: 'merge', entry: 'src/merge.ts', inputs: { reports: HOSTILE_TEXTS[0] ?? '' } }),
  },
]

describe('everything that a run writes goes through the printer: a run', () => {
  test.each(CASES)('$name', async ({ step, prepare }) => {
    await withCloud({}, async (cloud) => {
      prepare?.(cloud)
      const inputs = { token: cloud.token, 'cloud-url': cloud.url, retries: '0' }
      const all = await written({ workspace: checkout(sessions(30)), inputs, ...step?.(cloud) })
      expect(all.length).toBeGreaterThan(0)
      expect(all.filter(({ through }) => !through.includes('report/print.ts'))).toEqual([])
    })
  })
})
