import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals'
import { parseCommandFile } from '../local-runner/command-file.ts'
import { conduct } from '../src/lifecycle.ts'

const environment = { ...process.env }
const exitCode = process.exitCode
let output: string
beforeEach(() => {
  const directory = mkdtempSync(join(tmpdir(), 'lifecycle-'))
  output = join(directory, 'output')
  writeFileSync(output, '')
  process.env = { GITHUB_OUTPUT: output, RUNNER_TEMP: directory }
  jest.spyOn(process.stdout, 'write').mockReturnValue(true)
})
afterEach(() => {
  process.env = { ...environment }
  process.exitCode = exitCode
  for (const event of ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGBREAK', 'uncaughtException'])
    process.removeAllListeners(event)
  process.stdout.removeAllListeners('error')
  jest.restoreAllMocks()
})

const status = (): string | undefined => parseCommandFile(readFileSync(output, 'utf8'))['status']

test('work that never ends and never listens does not keep a run from being published', async () => {
  await conduct(async ({ deadline }) => {
    deadline.start(10)
    return await new Promise(() => {})
  })
  expect(status()).toBe('incomplete')
  expect(process.exitCode).toBe(1)
})

test('a deadline that passes when everything is done is none', async () => {
  await conduct(async ({ deadline }) => {
    deadline.start(1)
    await new Promise((resolve) => deadline.signal.addEventListener('abort', resolve))
    return undefined
  })
  expect(status()).toBe('complete')
  expect(process.exitCode).toBe(0)
})

test.each([
  ['an error that nobody foresaw', new TypeError('x is undefined')],
  ['what is not even an error', 'nonsense'],
])('%s is a failure that is published', async (_name, thrown) => {
  await conduct(() => Promise.reject(thrown))
  expect(status()).toBe('failed')
  expect(process.exitCode).toBe(1)
})
