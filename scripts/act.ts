import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'

/**
 * `npm run e2e`: runs `.github/workflows/e2e.yml` for Ubuntu with act, a workflow engine, on this machine without
 * containers. Exits with 77, the usual code for a skipped test, if act is not installed and cannot be installed.
 */
const SKIPPED = 77

const ROOT = join(import.meta.dirname, '..')
const WORKFLOW = '.github/workflows/e2e.yml'
const ACT_VERSION = 'v0.2.89'
/** Outside of node_modules, which `npm ci` empties; listed in `.gitignore`. */
const INSTALLED = join(ROOT, '.local', `act-${ACT_VERSION}`)
const ACT = join(INSTALLED, process.platform === 'win32' ? 'act.exe' : 'act')

const MINUTE = 60_000

/** Replaces the actions that set up tools, which are already installed. */
const EMPTY_ACTION = `name: Empty action
description: Does nothing
runs:
  using: composite
  steps:
    - run: echo "Nothing to set up here."
      shell: bash
`

/** Installs act with Go. Returns the reason if that fails. */
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

/** Lists the pinned actions of the workflow, except `actions/checkout`, which act implements. */
function listRemoteActions(): string[] {
  const uses = readFileSync(join(ROOT, WORKFLOW), 'utf8').matchAll(/uses: ([\w-]+\/[\w-]+@[0-9a-f]{40})/g)
  return [...new Set([...uses].map(([, action = '']) => action))].filter(
    (action) => !action.startsWith('actions/checkout@'),
  )
}

/** Runs the job and prints its output. Returns whether it succeeded. */
function runWorkflow(directory: string): boolean {
  const emptyAction = join(directory, 'empty-action')
  mkdirSync(emptyAction)
  writeFileSync(join(emptyAction, 'action.yml'), EMPTY_ACTION)
  const parameters = [
    ...['push', '--workflows', WORKFLOW, '--job', 'e2e', '--matrix', 'os:ubuntu-latest'],
    // Without containers, so that no images are downloaded.
    ...['--platform', 'ubuntu-latest=-self-hosted'],
    ...listRemoteActions().flatMap((action) => ['--local-repository', `${action}=${emptyAction}`]),
    ...['--action-cache-path', join(directory, 'cache'), '--no-cache-server'],
    ...['--env', 'GITHUB_REPOSITORY=octo-org/weather', '--env', 'GITHUB_SERVER_URL=https://github.com'],
  ]
  console.log(`act ${parameters.join(' ')}`)
  const { status, error, stdout } = spawnSync(ACT, parameters, {
    cwd: ROOT,
    // The Node of this process comes first: the action that would set up Node 24 is replaced.
    env: { ...process.env, PATH: `${dirname(process.execPath)}${delimiter}${process.env['PATH']}` },
    stdio: ['ignore', 'pipe', 'inherit'],
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    timeout: MINUTE,
  })
  process.stdout.write(stdout)
  if (error !== undefined) console.error(`act failed: ${error.message}`)
  // act also exits with 0 if it skipped the job.
  return status === 0 && /Job succeeded/.test(stdout)
}

execFileSync('git', ['rev-parse', '--verify', '--quiet', 'HEAD'], { cwd: ROOT })
const installError = installAct()
if (installError !== undefined) {
  console.log(`Skipped: act could not be installed, which requires Go and its module proxy. ${installError}`)
  process.exitCode = SKIPPED
} else {
  const directory = mkdtempSync(join(tmpdir(), 'e2e-'))
  try {
    const succeeded = runWorkflow(directory)
    console.log(succeeded ? 'The workflow succeeded.' : 'The workflow failed.')
    process.exitCode = succeeded ? 0 : 1
  } finally {
    rmSync(directory, { recursive: true, force: true })
  }
}
