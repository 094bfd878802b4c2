import { type ExecFileException, execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, expect, test } from '@jest/globals'
import { parse } from 'yaml'
import { startLocalCloud } from '../../local-cloud/server.ts'
import { parseFlags } from '../../src/cli/flags.ts'
import { VERSION } from '../../src/version.ts'
import { checkout, sessions } from '../rig/checkout.ts'

const ROOT = join(import.meta.dirname, '..', '..')
const isWindows = process.platform === 'win32'
const scratch = mkdtempSync(join(tmpdir(), 'package-'))

let tarball: string
let packed: {
  readonly files: readonly { readonly path: string }[]
  readonly size: number
  readonly unpackedSize: number
}

/** Runs a program without the variables that `npm test` sets. */
async function run(program: string, args: readonly string[], cwd: string, env: Readonly<Record<string, string>> = {}) {
  const { PATH, HOME, SystemRoot, APPDATA } = process.env
  return new Promise<{ exitCode: unknown; stdout: string; stderr: string }>((resolve) => {
    const all = { PATH, HOME, SystemRoot, APPDATA, ...env }
    const end = (error: ExecFileException | null, stdout: string, stderr: string) =>
      resolve({ exitCode: error === null ? 0 : error.code, stdout, stderr })
    execFile(program, args, { cwd, env: all, shell: isWindows }, end)
  })
}

beforeAll(async () => {
  const { exitCode, stdout } = await run('npm', ['pack', '--json', '--pack-destination', scratch], ROOT)
  expect(exitCode).toBe(0)
  const [made] = Object.values(JSON.parse(stdout)) as [typeof packed & { filename: string }]
  packed = made
  tarball = join(scratch, made.filename)
})

test('contains the bundle, its licenses and the schema, and no other code', () => {
  const paths = packed.files.map(({ path }) => path)
  const others = paths.filter((path) => !path.startsWith('dist/'))
  expect(others.sort()).toEqual(['LICENSE', 'README.md', 'package.json', 'schema/report.schema.json'])
  const built = readdirSync(join(ROOT, 'dist'), { recursive: true, encoding: 'utf8', withFileTypes: true })
  expect(paths.filter((path) => path.startsWith('dist/'))).toHaveLength(built.filter((entry) => entry.isFile()).length)
  expect(paths).toContain('dist/licenses.txt')
  expect(packed.unpackedSize).toBeLessThan(3 * 1024 * 1024)
})

test('has no dependencies and no install scripts', () => {
  const manifest = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as Record<string, unknown>
  const kinds = ['dependencies', 'optionalDependencies', 'peerDependencies', 'bundleDependencies']
  expect(Object.keys(manifest).filter((key) => kinds.includes(key))).toEqual([])
  expect(
    Object.keys(manifest['scripts'] as object).filter((name) => /^(pre|post)?(install|prepare)$/.test(name)),
  ).toEqual([])
})

test.each([
  ['in a directory', [], 'node_modules'],
  ['globally', ['--global'], isWindows ? 'node_modules' : join('lib', 'node_modules')],
])('syncs when it is installed %s by npm without a network', async (_name, flags, modules) => {
  const home = mkdtempSync(join(scratch, 'home-'))
  const prefix = flags.length === 0 ? [] : ['--prefix', home]
  const install = ['i', tarball, '--offline', '--no-audit', '--no-fund', ...flags, ...prefix]
  expect(await run('npm', install, home)).toMatchObject({ exitCode: 0 })
  const installed = readdirSync(join(home, modules)).filter((name) => !name.startsWith('.'))
  expect(installed).toEqual(['@specstory'])
  const bin = flags.length === 0 ? join(home, 'node_modules', '.bin') : isWindows ? home : join(home, 'bin')
  const cloud = await startLocalCloud()
  try {
    const args = ['--project-id', 'f60e-cdb1-6e5e-8e82', '--cloud-url', cloud.url]
    const env = { SPECSTORY_TOKEN: cloud.token, RUNNER_TEMP: home }
    const result = await run(join(bin, 'specstory-sync'), args, checkout(sessions(2)), env)
    expect(result).toMatchObject({
      exitCode: 0,
      stderr: '',
      stdout: expect.stringMatching(/complete\. 2 sessions created/),
    })
  } finally {
    await cloud.close()
  }
})

test('runs from the tarball by npx', async () => {
  const home = mkdtempSync(join(scratch, 'home-'))
  mkdirSync(join(home, 'cache'))
  const args = [
    '--yes',
    '--offline',
    '--cache',
    join(home, 'cache'),
    `--package=${tarball}`,
    'specstory-sync',
    '--version',
  ]
  expect(await run('npx', args, home)).toMatchObject({ exitCode: 0, stdout: `${VERSION}\n` })
})

test('has a pre-commit hook that is executable and has valid flags', () => {
  const [hook] = parse(readFileSync(join(ROOT, '.pre-commit-hooks.yaml'), 'utf8')) as [
    { entry: string; args: string[] },
  ]
  const { mode } = statSync(join(ROOT, hook.entry))
  if (!isWindows) expect(mode & 0o111).toBe(0o111)
  expect(parseFlags(hook.args)).not.toHaveProperty('refused')
})
