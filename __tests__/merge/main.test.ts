import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, jest, test } from '@jest/globals'
import { parseCommandFile } from '../../local-runner/command-file.ts'
import { main } from '../../src/merge/main.ts'
import { firstSync } from '../rig/runs.ts'
import { shardReportTexts } from '../rig/shard-reports.ts'

const environment = { ...process.env }
const exitCode = process.exitCode
afterEach(() => {
  process.env = { ...environment }
  process.exitCode = exitCode
  jest.restoreAllMocks()
})

/** Runs the merge action in a workspace with these reports. */
async function merge(reports: Readonly<Record<string, string>>, input = 'reports') {
  const workspace = mkdtempSync(join(tmpdir(), 'merge-'))
  for (const [name, text] of Object.entries(reports)) {
    mkdirSync(join(workspace, 'reports', name), { recursive: true })
    writeFileSync(join(workspace, 'reports', name, 'report.json'), text)
  }
  const [output = '', summary = ''] = ['output', 'summary'].map((name) => join(workspace, name))
  for (const file of [output, summary]) writeFileSync(file, '')
  process.env = {
    GITHUB_WORKSPACE: workspace,
    GITHUB_OUTPUT: output,
    GITHUB_STEP_SUMMARY: summary,
    RUNNER_TEMP: workspace,
    INPUT_REPORTS: input,
  }
  jest.spyOn(process.stdout, 'write').mockReturnValue(true)
  main()
  jest.restoreAllMocks()
  return {
    outputs: parseCommandFile(readFileSync(output, 'utf8')),
    summary: readFileSync(summary, 'utf8'),
    exitCode: process.exitCode,
  }
}

const [first = '', second = ''] = shardReportTexts(firstSync(), 2)

test('merges one report of each shard into one verdict', async () => {
  const { outputs, summary, exitCode } = await merge({ a: second, b: first })
  expect(outputs).toMatchObject({ status: 'complete', attempted: String(firstSync().counts.attempted) })
  expect(summary).toContain('✅')
  expect(exitCode).toBe(0)
})

test('fails and names a shard without a report', async () => {
  const { outputs, summary, exitCode } = await merge({ a: first })
  expect(outputs).toMatchObject({ status: 'failed', attempted: '0' })
  expect(summary).toContain('shard 2/2 has none')
  expect(exitCode).toBe(1)
})

test('fails and names a directory that does not exist', async () => {
  const { outputs, summary, exitCode } = await merge({}, 'elsewhere')
  expect(outputs).toMatchObject({ status: 'failed' })
  expect(summary).toContain('elsewhere')
  expect(exitCode).toBe(1)
})

test.each(['', '  '])('fails without reading reports of the checkout when `reports` is %j', async (input) => {
  const { outputs, summary, exitCode } = await merge({ a: first, b: second }, input)
  expect(outputs).toMatchObject({ status: 'failed', attempted: '0' })
  expect(summary).toContain('`reports` input is empty')
  expect(exitCode).toBe(1)
})
