import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from '@jest/globals'
import { PROJECT, type PublishedRun, run } from '../rig/bundle.ts'
import { checkout, sessionId, sessions, transcript } from '../rig/checkout.ts'
import { withCloud } from '../rig/with-cloud.ts'

const SCRIPT = readFileSync(join(import.meta.dirname, '..', '..', 'examples', 'report.sh'), 'utf8')
/** Each question with its command, in the order of the file. */
const questions = [...SCRIPT.matchAll(/^# (.+)\n(jq .+)$/gm)].map(([, question = '', command = '']) => ({
  question,
  command,
}))
// On Windows `bash` may be that of WSL, which sees other paths.
const hasJq = process.platform !== 'win32' && spawnSync('jq', ['--version']).status === 0
const directory = '.specstory/history'
const [first, second] = [sessionId(0), sessionId(1)]
const large = `${directory}/large.md`

let told: PublishedRun
let cloudUrl: string
beforeAll(async () => {
  await withCloud({}, async (cloud) => {
    cloud.addFault({ match: { route: 'put', sessionId: second }, action: { kind: 'status', status: 413 } })
    const files = { ...sessions(2), [large]: transcript(sessionId(2), 'More. '.repeat(500), 'Codex CLI') }
    told = await run(cloud, { workspace: checkout(files) })
    cloudUrl = cloud.url
  })
})

/** What a command of the file says of the report of the run, or of another. */
function ask(command: string, report = told.outputs['report']): string {
  const { stdout, stderr } = spawnSync('bash', ['--norc', '-e', '-c', command], {
    env: { PATH: process.env['PATH'], REPORT: report },
    encoding: 'utf8',
  })
  expect(stderr).toBe('')
  return stdout.trim()
}

const errored = `${directory}/2026-01-23_17-24-15Z-session-0001.md`

describe('a question to the report of a run of the bundle', () => {
  const bytesOf = (provider: string) =>
    told.report.sessions.filter(({ id }) => (id === sessionId(2)) === (provider === 'Codex CLI'))

  test('is every line of the file', () => {
    expect(questions).toHaveLength(SCRIPT.split('\n').filter((line) => line !== '').length / 2)
  })

  const answers: [string, () => string][] = [
    ['One line about the run.', () => 'incomplete: 2 created, 0 updated, 1 errored'],
    ['The sessions that errored: file, code, reason.', () => `${errored}\ttoo-large\t`],
    ['How many errored for which code.', () => '{\n  "too-large": 1\n}'],
    ['Their ids, as the input `sessions` takes them.', () => second],
    ['Links to what is new in SpecStory Cloud.', () => `${cloudUrl}/projects/${PROJECT}/sessions/${first}`],
    ['Sessions and bytes by agent.', () => `Codex CLI\t${bytesOf('Codex CLI').length}\t`],
    ['The three largest sessions.', () => large],
    ['How many requests there were, for the rate limit.', () => ''],
  ]

  test('has an answer below', () => {
    expect(answers.map(([question]) => question)).toEqual(questions.map(({ question }) => question))
  })

  ;(hasJq ? test : test.skip).each(answers)('%s', (question, answer) => {
    const command = questions.find((one) => one.question === question)?.command ?? ''
    expect(ask(command)).toContain(answer())
  })
})

;(hasJq ? test : test.skip)('of a run that found nothing no question is an error', async () => {
  await withCloud({}, async (cloud) => {
    const { outputs } = await run(cloud, { workspace: checkout({ 'README.md': '' }) })
    for (const { command } of questions) ask(command, outputs['report'])
  })
})

;(hasJq ? test : test.skip)('the number of requests is the number that the cloud saw', () => {
  const command = questions.at(-1)?.command ?? ''
  const { sizes, head, put, refresh } = told.report.requests
  expect(ask(command)).toBe(String(sizes + head + put + refresh))
})
