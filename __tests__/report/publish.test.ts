import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { EOL } from 'node:os'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { buildOutputs, writeOutputs } from '../../src/report/outputs.ts'
import { createPrinter } from '../../src/report/print.ts'
import { publish, writeSummary } from '../../src/report/publish.ts'
import type { Run } from '../../src/run/run.ts'
import { captureStdout, createCommandFiles } from '../rig/runner-output.ts'
import * as runs from '../rig/runs.ts'

const printer = createPrinter({ debug: false, onGithub: true })
let files: ReturnType<typeof createCommandFiles>

beforeEach(() => {
  files = createCommandFiles()
})

afterEach(() => files.done())

function inTemporaryDirectory(run: Run): Run {
  return { ...run, runner: runs.runner({ temporaryDirectory: files.directory }) }
}

/** Reads outputs as the runner does: `name<<delimiter`, value, delimiter. */
function readOutputs(): Record<string, string> {
  const lines = readFileSync(files.file('GITHUB_OUTPUT'), 'utf8').split(EOL)
  return Object.fromEntries(
    lines.flatMap((line, index) => (line.includes('<<') ? [[line.split('<<')[0] ?? '', lines[index + 1] ?? '']] : [])),
  )
}

test('buildOutputs returns every output, even for a failed run', () => {
  const names = [
    'status',
    'attempted',
    'created',
    'updated',
    'skipped',
    'errored',
    'timed-out',
    'pending',
    'credentials',
    'project-id',
    'project-url',
    'report',
  ]
  expect(Object.keys(buildOutputs(runs.invalidInputs(), ''))).toEqual(names)
  expect(buildOutputs(runs.twoProjects(), '/tmp/r.json')).toEqual({
    status: 'complete',
    attempted: '6',
    created: '3',
    updated: '1',
    skipped: '2',
    errored: '0',
    'timed-out': '0',
    pending: '0',
    credentials: '0',
    'project-id': 'f60e-cdb1-6e5e-8e82,72dd-4b22-3941-477a',
    'project-url':
      'https://cloud.specstory.com/projects/f60e-cdb1-6e5e-8e82,https://cloud.specstory.com/projects/72dd-4b22-3941-477a',
    report: '/tmp/r.json',
  })
  expect(
    buildOutputs({ ...runs.invalidInputs(), projects: [runs.unscannedProject(runs.WIDGETS)] }, '')['project-url'],
  ).toBe('')
})

test('publish writes report, outputs and summary, and ends with a result line', async () => {
  const log = await captureStdout(() => publish(inTemporaryDirectory(runs.partialFailure()), printer))
  const outputs = readOutputs()
  expect(outputs).toMatchObject({ status: 'incomplete', created: '5', errored: '2' })
  expect(JSON.parse(readFileSync(outputs['report'] ?? '', 'utf8')).counts.created).toBe(5)
  expect(readFileSync(files.file('GITHUB_STEP_SUMMARY'), 'utf8')).toMatch(/^## ⚠️ SpecStory sync incomplete/)
  expect(log.trimEnd().split(EOL).at(-1)).toEqual(
    expect.stringMatching(
      /^SpecStory sync incomplete\. 2 of 43 sessions failed to sync, .* \(3\.2 s, 3 bulk size requests, /,
    ),
  )
  expect(log.match(/^::error /gm)).toHaveLength(3)
  expect(log.match(/^::warning /gm)).toHaveLength(2)
})

test('publish prints no workflow commands from hostile titles', async () => {
  const log = await captureStdout(() => publish(inTemporaryDirectory(runs.hostileTitles()), printer))
  const commands = new Set(log.split(/\r?\n/).map((line) => line.trim().match(/^::([\w-]*)/)?.[1]))
  expect(commands).toEqual(new Set([undefined, 'error', 'group', 'endgroup']))
  expect(log).not.toMatch(/##\w*\[|\p{Bidi_Control}/u)
})

test('publish writes no summary when `summary` is false', async () => {
  await captureStdout(() =>
    publish({ ...inTemporaryDirectory(runs.check()), inputs: runs.inputs({ summary: false }) }, printer),
  )
  expect(readFileSync(files.file('GITHUB_STEP_SUMMARY'), 'utf8')).toBe('')
})

test('publish writes outputs and a result line when inputs are invalid', async () => {
  const log = await captureStdout(() => publish(inTemporaryDirectory(runs.invalidInputs()), printer))
  expect(readOutputs()).toMatchObject({ status: 'failed', attempted: '0', 'project-id': '' })
  expect(log).toContain('SpecStory sync failed. 2 invalid inputs. `mode`: `dry-run` ')
})

describe('publish', () => {
  test('warns and continues when there are no command files', async () => {
    files.done()
    files = createCommandFiles([])
    const log = await captureStdout(() => publish(inTemporaryDirectory(runs.check()), printer))
    expect(log).toContain('::warning title=SpecStory sync::The outputs were not set: GITHUB_OUTPUT is not set.')
    expect(log).toContain('The job summary was not written: GITHUB_STEP_SUMMARY is not set.')
    expect(log).not.toContain('::set-output')
    expect(log).toContain('SpecStory check failed. ')
  })

  test('warns when command files do not exist', async () => {
    rmSync(files.file('GITHUB_OUTPUT'))
    rmSync(files.file('GITHUB_STEP_SUMMARY'))
    const log = await captureStdout(() => publish(inTemporaryDirectory(runs.check()), printer))
    expect(log).toContain('the file that GITHUB_OUTPUT names does not exist')
    expect(log).toContain('the file that GITHUB_STEP_SUMMARY names does not exist')
  })

  test('returns a warning for each command file that cannot be written', () => {
    for (const name of ['GITHUB_OUTPUT', 'GITHUB_STEP_SUMMARY']) {
      rmSync(files.file(name))
      mkdirSync(files.file(name))
    }
    expect(writeOutputs(buildOutputs(runs.check(), ''))).toMatch(/^The outputs were not set: EISDIR/)
    expect(writeSummary('x')).toMatch(/^The job summary was not written: EISDIR/)
  })

  test('warns and continues when one of its steps throws', async () => {
    const broken = { ...inTemporaryDirectory(runs.check()), startedAt: new Date(Number.NaN) }
    const log = await captureStdout(() => publish(broken, printer))
    expect(log).toContain('The JSON report was not written: Invalid time value')
    expect(readOutputs()).toMatchObject({ status: 'incomplete', report: '' })
    const worse = {
      ...inTemporaryDirectory(runs.check()),
      get notices(): Run['notices'] {
        throw new Error('boom')
      },
    }
    expect(await captureStdout(() => publish(worse, printer))).toContain('The annotations could not be written: boom')
  })
})
