import { closeSync, existsSync, openSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { LocalCloud } from '../../local-cloud/options.ts'
import { startLocalCloud } from '../../local-cloud/server.ts'
import { HOST_WORDS } from '../../src/host-words.ts'
import { toCommandLineWords } from '../../src/inputs/command-line-words.ts'
import { IGNORED_FILES, IGNORED_REASONS } from '../../src/sessions/ignored-files.ts'
import { checkout, sessions } from '../rig/checkout.ts'
import { run } from '../rig/command-line.ts'

const isWindows = process.platform === 'win32'
const PROJECT = ['--project-id', 'f60e-cdb1-6e5e-8e82']
let cloud: LocalCloud

beforeAll(async () => {
  cloud = await startLocalCloud()
})
afterAll(async () => {
  await cloud.close()
})

async function sync(flags: readonly string[], options: Parameters<typeof run>[1] = {}) {
  const env = { SPECSTORY_TOKEN: cloud.token, ...options.env }
  return await run([...PROJECT, '--cloud-url', cloud.url, ...flags], { cwd: checkout(sessions(3)), ...options, env })
}

describe('the exit code', () => {
  test.each<[string, string[], Record<string, string>, number]>([
    [
      '0 when sessions are pending with `--fail-on-incomplete=errors`',
      ['--mode=check', '--fail-on-incomplete=errors'],
      {},
      0,
    ],
    ['3 when sessions are pending', ['--mode', 'check', '--project-id', 'aaaa-bbbb-cccc-dddd'], {}, 3],
    ['1 without a token', [], { SPECSTORY_TOKEN: '' }, 1],
    ['1 when the run fails', ['--if-no-sessions=error', '--history-dir', 'none'], {}, 1],
    ['2 for an unknown flag', ['--no-such-flag'], {}, 2],
  ])('is %s', async (_name, flags, extra, expected) => {
    const env = { SPECSTORY_TOKEN: cloud.token, SPECSTORY_CLOUD_URL: cloud.url, ...extra }
    const id = flags.includes('--project-id') ? [] : PROJECT
    const { exitCode } = await run([...id, ...flags], { cwd: checkout(sessions(2)), env })
    expect(exitCode).toBe(expected)
  })

  const signals = [
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const
  const onPosix = isWindows ? test.skip : test
  onPosix.each(signals)('is 128 and the number of the signal after %s', async (signal, expected) => {
    const slow = await startLocalCloud({ faults: [{ match: { route: 'put' }, action: { kind: 'stall' } }] })
    try {
      const { exitCode, stdout } = await run([...PROJECT, '--cloud-url', slow.url], {
        cwd: checkout(sessions(3)),
        env: { SPECSTORY_TOKEN: slow.token },
        onStart(child) {
          const timer = setInterval(() => {
            if (!slow.requests.some(({ route }) => route === 'put')) return
            clearInterval(timer)
            child.kill(signal)
          }, 10)
        },
      })
      expect(exitCode).toBe(expected)
      expect(stdout.trimEnd().split('\n\n').at(-1)).toMatch(/^SpecStory sync cancelled\b/)
    } finally {
      await slow.close()
    }
  })
})

describe('the output', () => {
  test('has at most 60 lines for 500 sessions and ends with the verdict', async () => {
    const { stdout, exitCode } = await sync([], { cwd: checkout(sessions(500)) })
    expect(exitCode).toBe(0)
    const lines = stdout.trimEnd().split('\n')
    expect(lines.length).toBeLessThanOrEqual(60)
    expect(stdout.trimEnd().split('\n\n').at(-1)).toMatch(/^SpecStory sync complete\b.*500 sessions/)
  })

  const onLinux = process.platform === 'linux' ? test : test.skip
  onLinux('leads to exit code 1 and a message on stderr when it cannot be written', async () => {
    const full = openSync('/dev/full', 'w')
    try {
      for (const flags of [[], ['--format', 'json'], ['--help']]) {
        const { exitCode, stderr } = await sync(flags, { stdout: full })
        expect(exitCode).toBe(1)
        expect(stderr).toMatch(/^The output cannot be written: .*ENOSPC/m)
      }
    } finally {
      closeSync(full)
    }
  })

  test('names the report with its absolute path', async () => {
    const directory = checkout({})
    const { stdout } = await sync([], { env: { RUNNER_TEMP: directory } })
    const path = /^Report: {2}(.+)$/m.exec(stdout)?.[1] ?? ''
    expect(path.startsWith(directory)).toBe(true)
    expect(existsSync(path)).toBe(true)
  })
})

describe('the directory for temporary files', () => {
  test('is named when it cannot be written', async () => {
    const nowhere = join(checkout({}), 'nowhere')
    const { exitCode, stdout, stderr } = await sync([], { env: { TMPDIR: nowhere, TEMP: nowhere, TMP: nowhere } })
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' })
    expect(stderr).toMatch(/^The directory for temporary files cannot be used: .*nowhere/)
    expect(stderr.trimEnd().split('\n')).toHaveLength(2)
  })

  test('is cleared of reports that are older than a day, and of nothing else', async () => {
    const directory = checkout({})
    const old = `specstory-sync-${'a'.repeat(16)}.json`
    for (const name of [old, `specstory-sync-${'b'.repeat(16)}.json`, 'specstory-sync-mine.json']) {
      writeFileSync(join(directory, name), '{}')
      if (name !== `specstory-sync-${'b'.repeat(16)}.json`) utimesSync(join(directory, name), 1, 1)
    }
    await sync([], { env: { TMPDIR: directory, TEMP: directory, TMP: directory } })
    const left = readdirSync(directory)
    expect(left).not.toContain(old)
    expect(left).toHaveLength(3)
  })
})

test('creates the files that GITHUB_OUTPUT and GITHUB_STEP_SUMMARY name', async () => {
  const directory = checkout({})
  const [GITHUB_OUTPUT, GITHUB_STEP_SUMMARY] = [join(directory, 'outputs'), join(directory, 'summary.md')]
  const { stdout } = await sync([], { env: { GITHUB_OUTPUT, GITHUB_STEP_SUMMARY } })
  expect(readFileSync(GITHUB_STEP_SUMMARY, 'utf8')).toMatch(/^## ✅ SpecStory sync complete$/m)
  expect(readFileSync(GITHUB_OUTPUT, 'utf8')).toMatch(/^status<</m)
  expect(stdout).not.toMatch(/warning/)
})

test('writes a test case for each session to the `--junit` file', async () => {
  const file = join(checkout({}), 'junit.xml')
  expect((await sync(['--junit', file])).exitCode).toBe(0)
  expect(readFileSync(file, 'utf8')).toMatch(/<testsuites name="SpecStory sync" tests="3" failures="0" skipped="0"/)
  const unwritable = await sync(['--junit', join(file, 'x')])
  expect(unwritable).toMatchObject({ exitCode: 1, stderr: expect.stringContaining('The JUnit file') })
})

describe('a token file', () => {
  const encodings: [string, (token: string) => Buffer][] = [
    ['UTF-8 with a byte order mark', (token) => Buffer.from(`\uFEFF${token}\r\n`)],
    ['UTF-16, as PowerShell 5.1 writes it', (token) => Buffer.from(`\uFEFF${token}\r\n`, 'utf16le')],
    ['UTF-16 with the other byte order', (token) => Buffer.from(`\uFEFF${token}\n`, 'utf16le').swap16()],
  ]
  test.each(encodings)('is read in %s', async (_name, encode) => {
    const file = join(checkout({}), 'token')
    writeFileSync(file, encode(cloud.token))
    expect(await sync(['--token-file', file], { env: { SPECSTORY_TOKEN: '' } })).toMatchObject({ exitCode: 0 })
  })

  test('is rejected in UTF-16 without a byte order mark', async () => {
    const file = join(checkout({}), 'token')
    writeFileSync(file, Buffer.from(cloud.token, 'utf16le'))
    expect(await sync(['--token-file', file])).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('UTF-16') })
  })
})

describe('messages', () => {
  test.each([
    ['Set the `project-id` input, or commit it.', 'Set `--project-id`, or commit it.'],
    ['The input `exclude` names these.', '`--exclude` names these.'],
    ['The `token` input is empty.', '`SPECSTORY_TOKEN` is empty.'],
    ['`mode: check` compares; `summary: false` does not.', '`--mode check` compares; `--no-summary` does not.'],
    ['`fail-on-incomplete: errors` and `rescan: true`', '`--fail-on-incomplete errors` and `--rescan`'],
    ['`cloud_sync` and `.specstory` are no inputs', '`cloud_sync` and `.specstory` are no inputs'],
    ...Object.values(HOST_WORDS).map(({ github, commandLine }) => [`Do: ${github}.`, `Do: ${commandLine}.`]),
  ])('use the words of the command line: %s', (github, commandLine) => {
    expect(toCommandLineWords(github)).toBe(commandLine)
  })

  test.each(IGNORED_REASONS)('explain ignored files in the words of the command line: %s', (reason) => {
    const { cause, fix } = IGNORED_FILES[reason]
    expect(toCommandLineWords(`${cause} ${fix}`)).not.toMatch(
      /\bactions\/|\bworkflow|\brunner\b|\bstep\b|\bjob\b|\binput\b/,
    )
  })

  test.each(['../x', '..', '/srv/x', '..\\x'].filter((path) => isWindows || !path.includes('\\')))(
    'suggest to run in the other checkout when the path is %s',
    async (path) => {
      const { exitCode, stderr } = await run(['--path', path])
      expect(exitCode).toBe(2)
      expect(stderr.replace(/\s+/g, ' ')).toContain(`in \`${path}\` instead.`)
    },
  )

  test('name SPECSTORY_API_KEY when the token is in it', async () => {
    const { stdout, exitCode } = await sync([], { env: { SPECSTORY_TOKEN: '', SPECSTORY_API_KEY: cloud.token } })
    expect(exitCode).toBe(1)
    expect(stdout).toMatch(/Rename the variable\s+`SPECSTORY_API_KEY` to `SPECSTORY_TOKEN`\./)
    expect(stdout).not.toContain(cloud.token)
  })
})
