import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'

/**
 * `npm run e2e`: runs `.github/workflows/e2e.yml` for Ubuntu through act, a real workflow engine, on this machine
 * itself. Exits 77, as test harnesses say "skipped", where act is neither installed nor installable.
 */
const SKIPPED = 77

const ROOT = join(import.meta.dirname, '..')
const WORKFLOW = '.github/workflows/e2e.yml'
const ACT_VERSION = 'v0.2.89'
/** Outside of node_modules, which `npm ci` empties; ignored by git. */
const INSTALLED = join(ROOT, '.local', `act-${ACT_VERSION}`)
const ACT = join(INSTALLED, process.platform === 'win32' ? 'act.exe' : 'act')

const MINUTE = 60_000

/** What stands in for an action that would set up what this machine already has. */
const STAND_IN = `name: Stand-in
description: Does nothing
runs:
  using: composite
  steps:
    - run: echo "Nothing to set up here."
      shell: bash
`

/** Installs act with Go; says why when that is not possible. */
function installAct(): string | undefined {
  if (existsSync(ACT)) return undefined
  console.log(`Installing act ${ACT_VERSION} into ${INSTALLED} (a minute or two, once)`)
  mkdirSync(INSTALLED, { recursive: true })
  const { error, status } = spawnSync('go', ['install', `github.com/nektos/act@${ACT_VERSION}`], {
    env: { ...process.env, GOBIN: INSTALLED },
    stdio: 'inherit',
    timeout: 3 * MINUTE,
  })
  if (error !== undefined) return `\`go install\` did not run: ${error.message}`
  return status === 0 ? undefined : `\`go install\` ended with ${status}`
}

/** The pinned actions of the workflow; act itself knows what to do for `actions/checkout`. */
function remoteActions(): string[] {
  const uses = readFileSync(join(ROOT, WORKFLOW), 'utf8').matchAll(/uses: ([\w-]+\/[\w-]+@[0-9a-f]{40})/g)
  return [...new Set([...uses].map(([, action = '']) => action))].filter(
    (action) => !action.startsWith('actions/checkout@'),
  )
}

/** Runs the job and passes on what it prints. */
function runWorkflow(scratch: string): boolean {
  const standIn = join(scratch, 'stand-in')
  mkdirSync(standIn)
  writeFileSync(join(standIn, 'action.yml'), STAND_IN)
  const parameters = [
    ...['push', '--workflows', WORKFLOW, '--job', 'e2e', '--matrix', 'os:ubuntu-latest'],
    // On this machine: no containers, and no images to download.
    ...['--platform', 'ubuntu-latest=-self-hosted'],
    ...remoteActions().flatMap((action) => ['--local-repository', `${action}=${standIn}`]),
    ...['--action-cache-path', join(scratch, 'cache'), '--no-cache-server'],
    ...['--env', 'GITHUB_REPOSITORY=octo-org/weather', '--env', 'GITHUB_SERVER_URL=https://github.com'],
  ]
  console.log(`act ${parameters.join(' ')}`)
  const { status, error, stdout } = spawnSync(ACT, parameters, {
    cwd: ROOT,
    // This very Node comes first: it is 24, and the workflow's own is set up by an action that has a stand-in here.
    env: { ...process.env, PATH: `${dirname(process.execPath)}${delimiter}${process.env['PATH']}` },
    stdio: ['ignore', 'pipe', 'inherit'],
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    timeout: MINUTE,
  })
  process.stdout.write(stdout)
  if (error !== undefined) console.error(`act did not end well: ${error.message}`)
  // A job that act left out would be green, too.
  return status === 0 && /Job succeeded/.test(stdout)
}

execFileSync('git', ['rev-parse', '--verify', '--quiet', 'HEAD'], { cwd: ROOT })
const obstacle = installAct()
if (obstacle !== undefined) {
  console.log(`Skipped: act cannot be installed here, it takes Go and its module proxy. ${obstacle}`)
  process.exitCode = SKIPPED
} else {
  const scratch = mkdtempSync(join(tmpdir(), 'e2e-'))
  try {
    const succeeded = runWorkflow(scratch)
    console.log(succeeded ? 'The workflow succeeded.' : 'The workflow failed.')
    process.exitCode = succeeded ? 0 : 1
  } finally {
    rmSync(scratch, { recursive: true, force: true })
  }
}
