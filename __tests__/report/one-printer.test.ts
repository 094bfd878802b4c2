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

/** A text that a run wrote, and the files of `src/` in the call stack. */
type Write = { readonly text: string; readonly through: readonly string[] }

/** Runs the sources and records every write. */
async function recordWrites(step: ActionStep): Promise<Write[]> {
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
    .map((line): Write => JSON.parse(line))
  // If a write was not recorded, the test would prove nothing.
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
  { name: 'that uploads hostile text', step: () => ({ workspace: hostile }) },
  {
    name: 'that checks hostile text',
    step: ({ token, url }) => ({ workspace: hostile, inputs: { token, 'cloud-url': url, mode: 'check' } }),
  },
  {
    name: 'whose cloud responds with hostile text',
    prepare(cloud) {
      for (const text of HOSTILE_TEXTS)
        cloud.addFault({
          match: { route: 'put' },
          times: 1,
          action: { kind: 'status', status: 400, body: { error: text } },
        })
    },
  },
  { name: 'with a rejected token', prepare: (cloud) => cloud.revokeToken(cloud.token) },
  {
    name: 'with invalid inputs',
    step: () => ({ inputs: { mode: HOSTILE_TEXTS[0] ?? '', path: '../x', token: 'secret' } }),
  },
  {
    name: 'without command files and temporary directory',
    step: () => ({ env: { GITHUB_OUTPUT: undefined, GITHUB_STEP_SUMMARY: undefined, RUNNER_TEMP: '/nowhere' } }),
  },
  {
    name: 'that merges a directory without reports',
    step: () => ({ action: 'merge', entry: 'src/merge.ts', inputs: { reports: HOSTILE_TEXTS[0] ?? '' } }),
  },
]

describe('the printer', () => {
  test.each(CASES)('writes all output of a run $name', async ({ step, prepare }) => {
    await withCloud({}, async (cloud) => {
      prepare?.(cloud)
      const inputs = { token: cloud.token, 'cloud-url': cloud.url, retries: '0' }
      const all = await recordWrites({ workspace: checkout(sessions(30)), inputs, ...step?.(cloud) })
      expect(all.length).toBeGreaterThan(0)
      expect(all.filter(({ through }) => !through.includes('report/print.ts'))).toEqual([])
    })
  })
})
