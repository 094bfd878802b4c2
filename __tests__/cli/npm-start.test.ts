import { execFile } from 'node:child_process'
import { dirname, join, relative } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from '@jest/globals'
import { checkout, sessions } from '../rig/checkout.ts'

const START = join(import.meta.dirname, '..', '..', 'scripts', 'start.ts')

/** Runs the script as npm does: in this project, with the directory of the caller in `INIT_CWD`. */
async function start(args: readonly string[], calledFrom: string): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, [START, ...args], {
    env: {
      PATH: process.env['PATH'],
      SystemRoot: process.env['SystemRoot'],
      INIT_CWD: calledFrom,
      GITHUB_ACTIONS: 'true',
    },
  })
  return stdout
}

test('prints at most 48 lines for the samples, also on a runner', async () => {
  const stdout = await start([], process.cwd())
  expect(stdout.split('\n').length).toBeLessThanOrEqual(48)
  expect(stdout.match(/^SpecStory sync complete/gm)).toHaveLength(2)
})

test('syncs another directory into the project of its origin', async () => {
  const directory = checkout({
    '.git/HEAD': 'ref: refs/heads/main\n',
    '.git/config': '[remote "origin"]\n\turl = https://github.com/acme/widgets\n',
    ...sessions(2),
  })
  const parent = dirname(directory)
  const stdout = await start([relative(parent, directory)], parent)
  expect(stdout).toContain('Project: f60e-cdb1-6e5e-8e82')
  expect(stdout).not.toMatch(/an example|weather/)
})
