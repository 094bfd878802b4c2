import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from '@jest/globals'
import { PROJECT, type PublishedRun, run } from '../rig/bundle.ts'
import { checkout, sessionId, sessions, transcript } from '../rig/checkout.ts'
import { withCloud } from '../rig/with-cloud.ts'

const SCRIPT = readFileSync(join(import.meta.dirname, '..', '..', 'examples', 'report.sh'), 'utf8')
/** Each comment of the script with the command below it. */
const queries = [...SCRIPT.matchAll(/^# (.+)\n(jq .+)$/gm)].map(([, title = '', command = '']) => ({
  title,
  command,
}))
// On Windows `bash` may be the one of WSL, which has other paths.
const hasJq = process.platform !== 'win32' && spawnSync('jq', ['--version']).status === 0
const directory = '.specstory/history'
const [first, second] = [sessionId(0), sessionId(1)]
const large = `${directory}/large.md`

let ending: PublishedRun
let cloudUrl: string
beforeAll(async () => {
  await withCloud({}, async (cloud) => {
    cloud.addFault({ match: { route: 'put', sessionId: second }, action: { kind: 'status', status: 413 } })
    const files = { ...sessions(2), [large]: transcript(sessionId(2), 'More. '.repeat(500), 'Codex CLI') }
    ending = await run(cloud, { workspace: checkout(files) })
    cloudUrl = cloud.url
  })
})

/** Runs a command of the script on a report, by default the one of the run above. */
function runQuery(command: string, report = ending.outputs['report']): string {
  const { stdout, stderr } = spawnSync('bash', ['--norc', '-e', '-c', command], {
    env: { PATH: process.env['PATH'], REPORT: report },
    encoding: 'utf8',
  })
  expect(stderr).toBe('')
  return stdout.trim()
}

const errored = `${directory}/2026-01-23_17-24-15Z-session-0001.md`

describe('the script on the report of a run', () => {
  const bytesOf = (provider: string) =>
    ending.report.sessions.filter(({ id }) => (id === sessionId(2)) === (provider === 'Codex CLI'))

  test('consists of comments, each with one jq command', () => {
    expect(queries).toHaveLength(SCRIPT.split('\n').filter((line) => line !== '').length / 2)
  })

  const countRequests = (): number => Object.values(ending.report.requests).reduce((sum, count) => sum + count)
  const expectedOutputs: [string, () => string][] = [
    ['Summary in one line.', () => 'incomplete: 2 created, 0 updated, 1 errored'],
    ['Errored sessions: file, code, reason.', () => `${errored}\ttoo-large\t`],
    ['Number of errored sessions by code.', () => '{\n  "too-large": 1\n}'],
    ['IDs of errored and timed out sessions, for the input `sessions`.', () => second],
    ['Links to created sessions.', () => `${cloudUrl}/projects/${PROJECT}/sessions/${first}`],
    ['Sessions and bytes per agent.', () => `Codex CLI\t${bytesOf('Codex CLI').length}\t`],
    ['The three largest sessions.', () => large],
    ['Number of requests, for the rate limit.', () => String(countRequests())],
  ]

  test('has the queries listed here', () => {
    expect(expectedOutputs.map(([title]) => title)).toEqual(queries.map(({ title }) => title))
  })

  ;(hasJq ? test : test.skip).each(expectedOutputs)('%s', (title, expected) => {
    const command = queries.find((one) => one.title === title)?.command ?? ''
    expect(runQuery(command)).toContain(expected())
  })
})

;(hasJq ? test : test.skip)('every query runs without an error on the report of a run without sessions', async () => {
  await withCloud({}, async (cloud) => {
    const { outputs } = await run(cloud, { workspace: checkout({ 'README.md': '' }) })
    for (const { command } of queries) runQuery(command, outputs['report'])
  })
})

;(hasJq ? test : test.skip)('the last query prints the number of requests', () => {
  const command = queries.at(-1)?.command ?? ''
  const { sizes, head, put, refresh } = ending.report.requests
  expect(runQuery(command)).toBe(String(sizes + head + put + refresh))
})
