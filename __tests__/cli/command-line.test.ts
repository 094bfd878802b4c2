import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { startLocalCloud } from '../../local-cloud/server.ts'
import { parseFlags, SECRET_VARIABLES } from '../../src/cli/flags.ts'
import { formatHelp } from '../../src/cli/help.ts'
import { INPUT_NAMES } from '../../src/inputs/inputs.ts'
import { VERSION } from '../../src/version.ts'
import { checkout, sessions } from '../rig/checkout.ts'
import { run } from '../rig/command-line.ts'

/** The request without any flag. */
const SYNC = {
  inputs: {},
  tokenFile: undefined,
  redactValuesFile: undefined,
  junitFile: undefined,
  format: 'terminal',
  isVerbose: false,
  allowsForks: false,
}

describe('flags', () => {
  const cases: [string, string[], object][] = [
    ['none', [], { inputs: {} }],
    ['a value after a space', ['--mode', 'check'], { inputs: { mode: 'check' } }],
    ['a value after an equals sign', ['--project-name=My app'], { inputs: { 'project-name': 'My app' } }],
    ['a repeated list', ['--path', 'a', '--path', 'b'], { inputs: { path: 'a\nb' } }],
    ['a repeated `--exclude`', ['--exclude', 'a', '--exclude=**/b'], { inputs: { exclude: 'a\n**/b' } }],
    ['a switch alone', ['--overwrite-cli-sessions'], { inputs: { 'overwrite-cli-sessions': 'true' } }],
    ['a switch turned off', ['--no-summary'], { inputs: { summary: 'false' } }],
    ['a switch with its value', ['--summary=FALSE'], { inputs: { summary: 'FALSE' } }],
    ['a word after a switch', ['--fail-on-incomplete', 'errors'], { inputs: { 'fail-on-incomplete': 'errors' } }],
    ['false after a switch', ['--summary', 'false', '--rescan'], { inputs: { summary: 'false', rescan: 'true' } }],
    ['a value that starts with a dash', ['--project-name=-x'], { inputs: { 'project-name': '-x' } }],
    ['a token file', ['--token-file', 'key'], { inputs: {}, tokenFile: 'key' }],
    ['the token from standard input', ['--token-file', '-'], { inputs: {}, tokenFile: '-' }],
    ['a file with values to redact', ['--redact-values-file', 'values'], { inputs: {}, redactValuesFile: 'values' }],
    ['`--allow-forks`', ['--allow-forks'], { allowsForks: true }],
    ['`--no-allow-forks`', ['--no-allow-forks'], {}],
    ['`--verbose`', ['--verbose'], { isVerbose: true }],
    ['a JUnit file', ['--junit', 'x.xml'], { junitFile: 'x.xml' }],
    ['a format', ['--format', 'json'], { inputs: {}, format: 'json' }],
    [
      'an unknown format',
      ['--format=yaml'],
      { error: '`--format`: `yaml` is not valid. Allowed: `terminal`, `markdown`, `json`.' },
    ],
    [
      '`--print-project-id` with the inputs that decide it',
      ['--print-project-id', '--path', 'a', '--token-file', 'key'],
      { action: 'project-id', inputs: { path: 'a' } },
    ],
    ['help', ['-h'], { action: 'help' }],
    ['the version', ['--mode', 'check', '--version'], { action: 'version' }],
    ['a typo', ['--pth', 'a'], { error: 'Unknown flag `--pth`. Did you mean `--path`?' }],
    ['a typo of a switch', ['--no-sumary'], { error: 'Unknown flag `--no-sumary`. Did you mean `--no-summary`?' }],
    ['an unknown flag', ['--quux-and-more'], { error: 'Unknown flag `--quux-and-more`.' }],
    ['an unexpected argument', ['check'], { error: 'Unexpected argument `check`.' }],
    ['a missing value at the end', ['--mode'], { error: '`--mode` needs a value.' }],
    ['a flag instead of a value', ['--mode', '--no-summary'], { error: '`--mode` needs a value.' }],
    [
      'a single value given twice',
      ['--mode', 'sync', '--mode', 'check'],
      { error: '`--mode` can only be given once.' },
    ],
  ]
  test.each(cases)('are parsed: %s', (_, args, expected) => {
    const isSync = !('action' in expected || 'error' in expected)
    expect(parseFlags(args)).toEqual(isSync ? { ...SYNC, ...expected } : expected)
  })
})

test('lists every flag and variable in the help, within 80 columns and 70 lines', () => {
  const help = formatHelp()
  for (const name of INPUT_NAMES)
    expect(help).toMatch(new RegExp(`${SECRET_VARIABLES.get(name) ?? `--(no-)?${name}`} `))
  for (const variable of ['SPECSTORY_CLOUD_URL', 'HTTPS_PROXY', 'NODE_EXTRA_CA_CERTS']) expect(help).toContain(variable)
  const lines = help.trimEnd().split('\n')
  expect(lines.length).toBeLessThanOrEqual(70)
  expect(lines.filter((line) => line.length > 80 && !line.includes('https://'))).toEqual([])
})

describe('the committed command line', () => {
  test('prints its version and its help', async () => {
    expect(await run(['--version'])).toEqual({ exitCode: 0, stdout: `${VERSION}\n`, stderr: '' })
    expect(await run(['--help'])).toEqual({ exitCode: 0, stdout: formatHelp(), stderr: '' })
  })

  test('exits with 2 for an unknown flag and for a token file that cannot be read', async () => {
    expect(await run(['--pth=a'])).toMatchObject({ exitCode: 2, stdout: '', stderr: expect.stringContaining('--path') })
    const unreadable = await run(['--token-file', 'nowhere'])
    expect(unreadable).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('nowhere') })
  })

  test('syncs a checkout and prints log and summary', async () => {
    const cloud = await startLocalCloud()
    try {
      const cwd = checkout(sessions(3))
      const flags = ['--project-id', 'f60e-cdb1-6e5e-8e82', '--cloud-url', cloud.url]
      const first = await run(flags, { cwd, env: { SPECSTORY_TOKEN: cloud.token } })
      expect(first).toMatchObject({ exitCode: 0, stderr: '' })
      expect(first.stdout).toMatch(/^SpecStory sync complete\b.*\b3\b/m)
      expect(first.stdout).toMatch(/^Report: {2}\/.+\/specstory-sync-[0-9a-f]{16}\.json$/m)
      expect(first.stdout).not.toMatch(/^::|warning|<details>|<br>|^#/m)
      expect(first.stdout).not.toContain(cloud.token)

      writeFileSync(join(cwd, 'key'), `${cloud.token}\n`)
      const second = await run([...flags, '--token-file', 'key', '--no-summary'], { cwd })
      expect(second).toMatchObject({ exitCode: 0, stdout: expect.stringMatching(/3 skipped|up to date/) })

      const third = await run([...flags, '--token-file', '-', '--mode', 'check'], { cwd, stdin: cloud.token })
      expect(third).toMatchObject({ exitCode: 0, stdout: expect.stringContaining('SpecStory check complete') })
    } finally {
      await cloud.close()
    }
  })

  test('exits with 2 before any request and names the flags of invalid values', async () => {
    const cwd = checkout(sessions(1))
    const env = { SPECSTORY_TOKEN: 'key', SPECSTORY_CLOUD_URL: 'nonsense' }
    const result = await run(['--timeout', '2m', '--mode=dry', '--format', 'json'], { cwd, env })
    expect(result).toMatchObject({ exitCode: 2, stdout: '' })
    expect(result.stderr.match(/^`.*?`: `.*?`/gm)).toEqual([
      '`--mode`: `dry`',
      '`SPECSTORY_CLOUD_URL`: `nonsense`',
      '`--timeout`: `2m`',
    ])
    expect(result.stderr).not.toMatch(/with:|input/)
  })

  test('prints formatted text, Markdown or the report, and no colors in a pipe', async () => {
    const cloud = await startLocalCloud()
    try {
      const cwd = checkout(sessions(2))
      const env = { SPECSTORY_TOKEN: cloud.token, RUNNER_TEMP: cwd }
      const flags = ['--project-id', 'f60e-cdb1-6e5e-8e82', '--cloud-url', cloud.url]
      const report = await run([...flags, '--format', 'json'], { cwd, env })
      expect(JSON.parse(report.stdout)).toMatchObject({ status: 'complete', counts: { created: 2 } })
      expect(report.stderr).toMatch(/^SpecStory sync complete\b.*\b2\b/m)
      const markdown = await run([...flags, '--format', 'markdown'], { cwd, env })
      expect(markdown.stdout).toMatch(/^## ✅ SpecStory sync complete$/m)
      const formatted = await run([...flags, '--verbose'], { cwd, env })
      expect(formatted.stdout).toMatch(/^✅ SpecStory sync complete$/m)
      expect(formatted.stdout).not.toMatch(/^## |\]\(/m)
      expect(formatted.stdout).not.toContain('\u001b')
      const colored = await run([...flags, '--verbose'], { cwd, env: { ...env, FORCE_COLOR: '1' } })
      expect(colored.stdout).toContain('\u001b[1m✅ SpecStory sync complete\u001b[22m')
      const plain = await run([...flags, '--verbose'], { cwd, env: { ...env, NO_COLOR: '1' } })
      expect(plain.stdout).not.toContain('\u001b')
    } finally {
      await cloud.close()
    }
  })

  test('prints workflow commands and no summary on a runner', async () => {
    const cwd = checkout({ summary: '' })
    const env = { GITHUB_ACTIONS: 'true', GITHUB_STEP_SUMMARY: join(cwd, 'summary'), SPECSTORY_TOKEN: 'key' }
    const { stdout } = await run(['--project-id', 'f60e-cdb1-6e5e-8e82'], { cwd, env })
    expect(stdout).toContain('::add-mask::key')
    expect(stdout).not.toContain('## ')
  })
})
