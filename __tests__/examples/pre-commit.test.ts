import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, test } from '@jest/globals'
import { parse } from 'yaml'
import { checkout, sessions, write } from '../rig/checkout.ts'
import { run } from '../rig/command-line.ts'
import { findPythonTool } from '../rig/python-tools.ts'
import { git } from '../rig/recipes.ts'
import { createReleasedAction } from '../rig/released-action.ts'
import { withCloud } from '../rig/with-cloud.ts'
import { randomCharacters } from '../secrets/credentials.ts'

const CONFIG = readFileSync(join(import.meta.dirname, '../../examples/ci/pre-commit-config.yaml'), 'utf8')
const PROJECT = '{"git_id": "f60e-cdb1-6e5e-8e82"}'
const preCommit = findPythonTool('pre-commit')
const testWithPreCommit = preCommit === undefined || process.platform === 'win32' ? test.skip : test
const action = createReleasedAction()
const cache = mkdtempSync(join(tmpdir(), 'pre-commit-'))

type CommandResult = { readonly exitCode: number | null; readonly output: string }

/** Pushes files from a repository with the hook of the documented configuration. */
async function push(
  files: Readonly<Record<string, string>>,
  env: Readonly<Record<string, string>>,
): Promise<CommandResult> {
  const remote = mkdtempSync(join(tmpdir(), 'bare-'))
  git(remote, 'init', '--quiet', '--bare')
  const work = checkout(files)
  write(work, { '.pre-commit-config.yaml': CONFIG })
  git(work, 'init', '--quiet', '--initial-branch=main')
  git(work, 'remote', 'add', 'origin', remote)
  for (const [name, value] of [
    ['user.name', 'test'],
    ['user.email', 'test@localhost'],
  ])
    git(work, 'config', name ?? '', value ?? '')
  const fullEnv = { ...action.env, ...env, PRE_COMMIT_HOME: cache, HOME: cache }
  await runCommand(work, preCommit ?? '', ['install'], fullEnv)
  git(work, 'add', '--all', '--force')
  const committed = await runCommand(work, 'git', ['commit', '--quiet', '--message', 'Sessions'], fullEnv)
  expect(committed).toMatchObject({ exitCode: 0 })
  return await runCommand(work, 'git', ['push', '--quiet', 'origin', 'main'], fullEnv)
}

function runCommand(
  cwd: string,
  program: string,
  args: string[],
  env: Readonly<Record<string, string>>,
): Promise<CommandResult> {
  const path = `${dirname(process.execPath)}:${process.env['PATH']}`
  const child = spawn(program, args, { cwd, env: { PATH: path, ...env } })
  let output = ''
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text
    })
  return new Promise((resolve) => child.once('close', (exitCode) => resolve({ exitCode, output })))
}

const clean = sessions(2)
const leaking = sessions(2, () => `Use gh${'p_'}${randomCharacters(36)} for the upload.`)

test.each([
  ['passes when no session has a credential', clean, true, /credential/i],
  ['fails when a session has a credential', leaking, false, /github-pat/],
])('the command of the hook %s and there is no token', async (_name, files, passes, text) => {
  const [hook] = parse(readFileSync(join(import.meta.dirname, '../../.pre-commit-hooks.yaml'), 'utf8'))
  const { exitCode, stdout } = await run(hook.args, {
    cwd: checkout({ ...files, '.specstory/.project.json': PROJECT }),
  })
  expect([exitCode === 0, stdout]).toEqual([passes, expect.stringMatching(text)])
})

testWithPreCommit('the hook allows a push without credentials when there is no token', async () => {
  expect(await push(clean, {})).toMatchObject({ exitCode: 0 })
})

testWithPreCommit('the hook rejects a push with a credential and names the file when there is no token', async () => {
  const { exitCode, output } = await push(leaking, {})
  expect([exitCode, output]).toEqual([1, expect.stringMatching(/session-0000[\s\S]*github-pat/)])
})

testWithPreCommit.each([
  ['allows a push of sessions that are not in SpecStory Cloud', clean, 0],
  ['rejects a push with a credential', leaking, 1],
])('the hook %s when there is a token', async (_name, files, exitCode) => {
  await withCloud({}, async (cloud) => {
    const env = { SPECSTORY_TOKEN: cloud.token, SPECSTORY_CLOUD_URL: cloud.url }
    expect(await push(files, env)).toMatchObject({ exitCode })
    expect(cloud.requests.filter(({ route }) => route === 'put')).toEqual([])
    expect(cloud.requests.length).toBeGreaterThan(0)
  })
})
