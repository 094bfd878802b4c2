import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import type { LocalCloud } from '../../local-cloud/options.ts'
import { type ActionResult, runAction } from '../../local-runner/run-action.ts'
import { PROJECT, warnings } from '../rig/bundle.ts'
import { checkout, sessions } from '../rig/checkout.ts'
import { withCloud } from '../rig/with-cloud.ts'

const workspace = checkout(sessions(3))
const missingFile = join(tmpdir(), 'no', 'such', 'directory', 'file')

/** Syncs in a broken environment, and checks that the sync is complete anyway. */
async function sync(cloud: LocalCloud, env: Readonly<Record<string, string | undefined>>): Promise<ActionResult> {
  const result = await runAction({ workspace, inputs: { token: cloud.token, 'cloud-url': cloud.url }, env })
  expect(cloud.store.projects.get(PROJECT)?.size).toBe(3)
  expect(result.exitCode).toBe(0)
  expect(result.log).toMatch(/^SpecStory sync complete\. /m)
  expect(result.log).not.toContain('::error')
  return result
}

const BROKEN: readonly (readonly [name: string, value: string | undefined])[] = [
  ['not set', undefined],
  ['empty', ''],
  ['a file that does not exist', missingFile],
  ['a directory', tmpdir()],
  ...(process.platform === 'linux' ? ([['a full disk', '/dev/full']] as const) : []),
]

describe.each([
  ['GITHUB_OUTPUT', /The outputs were not set/],
  ['GITHUB_STEP_SUMMARY', /The job summary was not written/],
])('%s', (variable, warning) => {
  test.concurrent.each(BROKEN)('costs only a warning when it is %s', async (_name, value) => {
    await withCloud({}, async (cloud) => {
      const result = await sync(cloud, { [variable]: value })
      expect(warnings(result)).toEqual([expect.stringMatching(warning)])
      if (variable === 'GITHUB_OUTPUT') expect(result.summary).toContain('SpecStory sync complete')
      else expect(result.outputs).toMatchObject({ status: 'complete', created: '3' })
    })
  })
})

test.concurrent.each(BROKEN.filter(([name]) => name !== 'a directory'))(
  'writes the report to the temporary directory of the system when RUNNER_TEMP is %s',
  async (_name, value) => {
    await withCloud({}, async (cloud) => {
      const result = await sync(cloud, { RUNNER_TEMP: value })
      expect(warnings(result)).toEqual([])
      expect(result.outputs['report']).toMatch(/specstory-sync-[0-9a-f]+\.json$/)
      expect(result.report).toMatchObject({ status: 'complete' })
      rmSync(result.outputs['report'] ?? '')
    })
  },
)

test.concurrent('warns and leaves the `report` output empty when no temporary directory exists', async () => {
  await withCloud({}, async (cloud) => {
    const result = await sync(cloud, {
      RUNNER_TEMP: missingFile,
      TMPDIR: missingFile,
      TMP: missingFile,
      TEMP: missingFile,
    })
    expect(warnings(result)).toEqual([expect.stringMatching(/The JSON report was not written/)])
    expect(result.outputs).toMatchObject({ status: 'complete', report: '' })
    expect(result.summary).toContain('SpecStory sync complete')
  })
})

test.concurrent('warns three times when outputs, summary and report cannot be written', async () => {
  await withCloud({}, async (cloud) => {
    const result = await sync(cloud, {
      GITHUB_OUTPUT: undefined,
      GITHUB_STEP_SUMMARY: undefined,
      RUNNER_TEMP: missingFile,
      TMPDIR: missingFile,
    })
    expect(warnings(result)).toHaveLength(3)
  })
})

test.concurrent('syncs the working directory with inputs alone, without variables of GitHub', async () => {
  await withCloud({}, async (cloud) => {
    const bare = checkout({ '.specstory/.project.json': JSON.stringify({ git_id: PROJECT }), ...sessions(3) })
    const names = ['ACTIONS', 'WORKSPACE', 'SERVER_URL', 'API_URL', 'REPOSITORY', 'SHA', 'EVENT_NAME', 'EVENT_PATH']
    const more = ['ACTOR', 'RUN_ID', 'RUN_ATTEMPT', 'OUTPUT', 'STEP_SUMMARY']
    const env = Object.fromEntries([...names, ...more].map((name) => [`GITHUB_${name}`, undefined]))
    const step = { workspace: bare, inputs: { token: cloud.token, 'cloud-url': cloud.url } }
    const result = await runAction({ ...step, env: { ...env, RUNNER_TEMP: undefined } })
    expect(result.exitCode).toBe(0)
    expect(cloud.store.projects.get(PROJECT)?.size).toBe(3)
    expect(warnings(result)).toHaveLength(2)
  })
})

test.concurrent('syncs when the event cannot be read', async () => {
  await withCloud({}, async (cloud) => {
    for (const path of [undefined, '', missingFile, tmpdir()]) await sync(cloud, { GITHUB_EVENT_PATH: path })
  })
})

test.concurrent('names SPECSTORY_CLOUD_URL when it decides where the token is sent', async () => {
  await withCloud({}, async (cloud) => {
    const step = { workspace, env: { SPECSTORY_CLOUD_URL: cloud.url } }
    const fromVariable = await runAction({ ...step, inputs: { token: cloud.token } })
    expect(fromVariable.log).toMatch(new RegExp(`${cloud.url}.*SPECSTORY_CLOUD_URL`))
    expect(fromVariable.outputs['created']).toBe('3')
    const fromInput = await runAction({ ...step, inputs: { token: cloud.token, 'cloud-url': cloud.url } })
    expect(fromInput.log).not.toContain('SPECSTORY_CLOUD_URL')
  })
})

test.concurrent.each([
  ['0', 1],
  ['1', 0],
  ['', 0],
])('warns about NODE_TLS_REJECT_UNAUTHORIZED only when it is 0: %j', async (value, times) => {
  await withCloud({}, async (cloud) => {
    const result = await sync(cloud, { NODE_TLS_REJECT_UNAUTHORIZED: value })
    expect(warnings(result)).toHaveLength(times)
    if (times > 0) expect(warnings(result)[0]).toMatch(/title=TLS not verified::.*NODE_TLS_REJECT_UNAUTHORIZED=0/)
  })
})

const BUNDLE = join(import.meta.dirname, '..', '..', 'dist', 'index.js')

// `/dev/full` is Linux only.
const onLinux = process.platform === 'linux' ? test : test.skip

onLinux.each([
  ['a full disk', (command: string) => `${command} > /dev/full 2>&1`],
  ['a closed pipe', (command: string) => `${command} 2>&1 | true; exit "\${PIPESTATUS[0]}"`],
])('syncs when its log goes to %s', async (_name, redirect) => {
  const directory = mkdtempSync(join(tmpdir(), 'no-log-'))
  for (const name of ['output', 'summary']) writeFileSync(join(directory, name), '')
  await withCloud({}, async (cloud) => {
    const child = spawn('bash', ['-c', redirect(`"${process.execPath}" "${BUNDLE}"`)], {
      stdio: 'ignore',
      cwd: workspace,
      env: {
        PATH: process.env['PATH'],
        GITHUB_REPOSITORY: 'octo/sessions',
        GITHUB_SERVER_URL: 'https://github.com',
        GITHUB_OUTPUT: join(directory, 'output'),
        GITHUB_STEP_SUMMARY: join(directory, 'summary'),
        RUNNER_TEMP: directory,
        INPUT_TOKEN: cloud.token,
        'INPUT_CLOUD-URL': cloud.url,
      },
    })
    const [status] = await once(child, 'close')
    expect(cloud.store.projects.get(PROJECT)?.size).toBe(3)
    expect(readFileSync(join(directory, 'output'), 'utf8')).toContain('complete')
    expect(readdirSync(directory).filter((name) => name.endsWith('.json'))).toHaveLength(1)
    expect(status).toBe(0)
  })
  rmSync(directory, { recursive: true })
})
