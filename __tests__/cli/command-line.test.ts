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

/** What is asked for without a flag. */
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
    ['a value after a blank', ['--mode', 'check'], { inputs: { mode: 'check' } }],
    ['a value after an equals sign', ['--project-name=My app'], { inputs: { 'project-name': 'My app' } }],
    ['a repeated list', ['--path', 'a', '--path', 'b'], { inputs: { path: 'a\nb' } }],
    ['entries to exclude', ['--exclude', 'a', '--exclude=**/b'], { inputs: { exclude: 'a\n**/b' } }],
    ['a switch alone', ['--overwrite-cli-sessions'], { inputs: { 'overwrite-cli-sessions': 'true' } }],
    ['a switch turned off', ['--no-summary'], { inputs: { summary: 'false' } }],
    ['a switch with its value', ['--summary=FALSE'], { inputs: { summary: 'FALSE' } }],
    ['a word after a switch', ['--fail-on-incomplete', 'errors'], { inputs: { 'fail-on-incomplete': 'errors' } }],
    ['false after a switch', ['--summary', 'false', '--rescan'], { inputs: { summary: 'false', rescan: 'true' } }],
    ['a value that starts with a dash', ['--project-name=-x'], { inputs: { 'project-name': '-x' } }],
    ['a file with the token', ['--token-file', 'key'], { inputs: {}, tokenFile: 'key' }],
    ['the token from standard input', ['--token-file', '-'], { inputs: {}, tokenFile: '-' }],
    ['a file with values', ['--redact-values-file', 'values'], { inputs: {}, redactValuesFile: 'values' }],
    ['forks', ['--allow-forks'], { allowsForks: true }],
    ['no forks', ['--no-allow-forks'], {}],
    ['more output', ['--verbose'], { isVerbose: true }],
    ['a file of test cases', ['--junit', 'x.xml'], { junitFile: 'x.xml' }],
    ['a format', ['--format', 'json'], { inputs: {}, format: 'json' }],
    [
      'a format that is none',
      ['--format=yaml'],
      { error: '`--format`: `yaml` is not valid. Allowed: `terminal`, `markdown`, `json`.' },
    ],
    [
      'the id, with the inputs that decide',
      ['--print-project-id', '--path', 'a', '--token-file', 'key'],
      { action: 'project-id', inputs: { path: 'a' } },
    ],
    ['help', ['-h'], { action: 'help' }],
    ['the version', ['--mode', 'check', '--version'], { action: 'version' }],
    ['a typo', ['--pth', 'a'], { error: 'Unknown flag `--pth`. Did you mean `--path`?' }],
    ['a typo of a switch', ['--no-sumary'], { error: 'Unknown flag `--no-sumary`. Did you mean `--no-summary`?' }],
    ['a flag like no other', ['--quux-and-more'], { error: 'Unknown flag `--quux-and-more`.' }],
    ['a stray word', ['check'], { error: 'Unexpected argument `check`.' }],
    ['no value at the end', ['--mode'], { error: '`--mode` needs a value.' }],
    ['a flag instead of a value', ['--mode', '--no-summary'], { error: '`--mode` needs a value.' }],
    ['one value given twice', ['--mode', 'sync', '--mode', 'check'], { error: '`--mode` can only be given once.' }],
  ]
  test.each(cases)('%s', (_, args, expected) => {
    const isSync = !('ask' in expected || 'refused' in expected)
    expect(parseFlags(args)).toEqual(isSync ? { ...SYNC, ...expected } : expected)
  })
})

test('the help has every flag and variable, in 80 columns and 70 lines', () => {
  const help = formatHelp()
  for (const name of INPUT_NAMES)
    expect(help).toMatch(new RegExp(`${SECRET_VARIABLES.get(name) ?? `--(no-)?${name}`} `))
  for (const variable of ['SPECSTORY_CLOUD_URL', 'HTTPS_PROXY', 'NODE_EXTRA_CA_CERTS']) expect(help).toContain(variable)
  const lines = help.trimEnd().split('\n')
  expect(lines.length).toBeLessThanOrEqual(70)
  expect(lines.filter((line) => line.length > 80 && !line.includes('https://'))).toEqual([])
})

describe('the committed command line', () => {
  test('says its version and its flags', async () => {
    expect(await run(['--version'])).toEqual({ exitCode: 0, stdout: `${VERSION}\n`, stderr: '' })
    expect(await run(['--help'])).toEqual({ exitCode: 0, stdout: formatHelp(), stderr: '' })
  })

  test('refuses a wrong flag and a token that cannot be read', async () => {
    expect(await run(['--pth=a'])).toMatchObject({ exitCode: 2, stdout: '', stderr: expect.stringContaining('--path') })
    const unreadable = await run(['--token-file', 'nowhere'])
    expect(unreadable).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('nowhere') })
  })

  test('syncs a checkout as the action does, and shows log and summary', async () => {
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

  test('refuses values that cannot be used with 2, before anything is done, and names flags', async () => {
    const cwd = checkout(sessions(1))
    const env = { SPECSTORY_TOKEN: 'key', SPECSTORY_CLOUD_URL: 'nonsense' }
    const ending = await run(['--timeout', '2m', '--mode=dry', '--format', 'json'], { cwd, env })
    expect(ending).toMatchObject({ exitCode: 2, stdout: '' })
    expect(ending.stderr.replaceAll('\n  ', ' ').split('\n')).toEqual([
      '`--mode`: `dry` is not valid. Allowed: `sync`, `check`.',
      '`SPECSTORY_CLOUD_URL`: `nonsense` is not valid. Allowed: an https URL, for example `https://cloud.specstory.com`.',
      '`--timeout`: `2m` is not valid. Allowed: a whole number of seconds (without a unit) from 1 to 86400, for example `120`.',
      'Nothing was sent. `--help` lists the flags.',
      '',
    ])
    expect(ending.stderr).not.toMatch(/with:|input/)
  })

  test('prints what is asked for: a drawing, Markdown or the report, and in a pipe without colours', async () => {
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
      const drawn = await run([...flags, '--verbose'], { cwd, env })
      expect(drawn.stdout).toMatch(/^✅ SpecStory sync complete$/m)
      expect(drawn.stdout).not.toMatch(/^## |\]\(/m)
      expect(drawn.stdout).not.toContain('\u001b')
      const colored = await run([...flags, '--verbose'], { cwd, env: { ...env, FORCE_COLOR: '1' } })
      expect(colored.stdout).toContain('\u001b[1m✅ SpecStory sync complete\u001b[22m')
      const plain = await run([...flags, '--verbose'], { cwd, env: { ...env, NO_COLOR: '1' } })
      expect(plain.stdout).not.toContain('\u001b')
    } finally {
      await cloud.close()
    }
  })

  test('leaves the log and the summary to a runner where there is one', async () => {
    const cwd = checkout({ summary: '' })
    const env = { GITHUB_ACTIONS: 'true', GITHUB_STEP_SUMMARY: join(cwd, 'summary'), SPECSTORY_TOKEN: 'key' }
    const { stdout } = await run(['--project-id', 'f60e-cdb1-6e5e-8e82'], { cwd, env })
    expect(stdout).toContain('::add-mask::key')
    expect(stdout).not.toContain('## ')
  })
})
