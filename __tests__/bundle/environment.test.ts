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
const nowhere = join(tmpdir(), 'no', 'such', 'directory', 'file')

/** Runs the bundle in a broken environment: the sync has to be complete all the same. */
async function sync(cloud: LocalCloud, env: Readonly<Record<string, string | undefined>>): Promise<ActionResult> {
  const ending = await runAction({ workspace, inputs: { token: cloud.token, 'cloud-url': cloud.url }, env })
  expect(cloud.store.projects.get(PROJECT)?.size).toBe(3)
  expect(ending.exitCode).toBe(0)
  expect(ending.log).toMatch(/^SpecStory sync complete\. /m)
  expect(ending.log).not.toContain('::error')
  return ending
}

const BROKEN: readonly (readonly [name: string, value: string | undefined])[] = [
  ['not set', undefined],
  ['empty', ''],
  ['a file that does not exist', nowhere],
  ['a directory', tmpdir()],
  ...(process.platform === 'linux' ? ([['a full disk', '/dev/full']] as const) : []),
]

describe.each([
  ['GITHUB_OUTPUT', /The outputs were not set/],
  ['GITHUB_STEP_SUMMARY', /The job summary was not written/],
])('%s', (variable, warning) => {
  test.concurrent.each(BROKEN)('that is %s costs a warning, not the sync', async (_name, value) => {
    await withCloud({}, async (cloud) => {
      const ending = await sync(cloud, { [variable]: value })
      expect(warnings(ending)).toEqual([expect.stringMatching(warning)])
      if (variable === 'GITHUB_OUTPUT') expect(ending.summary).toContain('SpecStory sync complete')
      else expect(ending.outputs).toMatchObject({ status: 'complete', created: '3' })
    })
  })
})

test.concurrent.each(BROKEN.filter(([name]) => name !== 'a directory'))(
  'RUNNER_TEMP that is %s: the report goes to the directory of the system',
  async (_name, value) => {
    await withCloud({}, async (cloud) => {
      const ending = await sync(cloud, { RUNNER_TEMP: value })
      expect(warnings(ending)).toEqual([])
      expect(ending.outputs['report']).toMatch(/specstory-sync-[0-9a-f]+\.json$/)
      expect(ending.report).toMatchObject({ status: 'complete' })
      rmSync(ending.outputs['report'] ?? '')
    })
  },
)

test.concurrent('no place for a report at all costs a warning, and its output is empty', async () => {
  await withCloud({}, async (cloud) => {
    const ending = await sync(cloud, { RUNNER_TEMP: nowhere, TMPDIR: nowhere, TMP: nowhere, TEMP: nowhere })
    expect(warnings(ending)).toEqual([expect.stringMatching(/The JSON report was not written/)])
    expect(ending.outputs).toMatchObject({ status: 'complete', report: '' })
    expect(ending.summary).toContain('SpecStory sync complete')
  })
})

test.concurrent('everything at once', async () => {
  await withCloud({}, async (cloud) => {
    const ending = await sync(cloud, {
      GITHUB_OUTPUT: undefined,
      GITHUB_STEP_SUMMARY: undefined,
      RUNNER_TEMP: nowhere,
      TMPDIR: nowhere,
    })
    expect(warnings(ending)).toHaveLength(3)
  })
})

test.concurrent('another CI: no variable of GitHub, only inputs, in the checkout as the working directory', async () => {
  await withCloud({}, async (cloud) => {
    const bare = checkout({ '.specstory/.project.json': JSON.stringify({ git_id: PROJECT }), ...sessions(3) })
    const gone = ['ACTIONS', 'WORKSPACE', 'SERVER_URL', 'API_URL', 'REPOSITORY', 'SHA', 'EVENT_NAME', 'EVENT_PATH']
    const more = ['ACTOR', 'RUN_ID', 'RUN_ATTEMPT', 'OUTPUT', 'STEP_SUMMARY']
    const env = Object.fromEntries([...gone, ...more].map((name) => [`GITHUB_${name}`, undefined]))
    const step = { workspace: bare, inputs: { token: cloud.token, 'cloud-url': cloud.url } }
    const ending = await runAction({ ...step, env: { ...env, RUNNER_TEMP: undefined } })
    expect(ending.exitCode).toBe(0)
    expect(cloud.store.projects.get(PROJECT)?.size).toBe(3)
    expect(warnings(ending)).toHaveLength(2)
  })
})

test.concurrent('an event that cannot be read is no event', async () => {
  await withCloud({}, async (cloud) => {
    for (const path of [undefined, '', nowhere, tmpdir()]) await sync(cloud, { GITHUB_EVENT_PATH: path })
  })
})

test.concurrent('SPECSTORY_CLOUD_URL is named where it decides where the token goes', async () => {
  await withCloud({}, async (cloud) => {
    const step = { workspace, env: { SPECSTORY_CLOUD_URL: cloud.url } }
    const decides = await runAction({ ...step, inputs: { token: cloud.token } })
    expect(decides.log).toContain(`to ${cloud.url} (from SPECSTORY_CLOUD_URL)\n`)
    expect(decides.outputs['created']).toBe('3')
    const overruled = await runAction({ ...step, inputs: { token: cloud.token, 'cloud-url': cloud.url } })
    expect(overruled.log).not.toContain('SPECSTORY_CLOUD_URL')
  })
})

test.concurrent.each([
  ['0', 1],
  ['1', 0],
  ['', 0],
])('NODE_TLS_REJECT_UNAUTHORIZED=%s is warned of %d times', async (value, times) => {
  await withCloud({}, async (cloud) => {
    const ending = await sync(cloud, { NODE_TLS_REJECT_UNAUTHORIZED: value })
    expect(warnings(ending)).toHaveLength(times)
    if (times > 0) expect(warnings(ending)[0]).toMatch(/title=TLS not verified::.*NODE_TLS_REJECT_UNAUTHORIZED=0/)
  })
})

const BUNDLE = join(import.meta.dirname, '..', '..', 'dist', 'index.js')

/** Where the log of a process goes that nobody can write to: a full disk, and a reader that has gone. */
const onLinux = process.platform === 'linux' ? test : test.skip

onLinux.each([
  ['a full disk', (command: string) => `${command} > /dev/full 2>&1`],
  ['a reader that has gone', (command: string) => `${command} 2>&1 | true; exit "\${PIPESTATUS[0]}"`],
])('a log that goes to %s costs the log, not the sync', async (_name, redirect) => {
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
