import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type ActionDirectory, inputDefaults, readActionMetadata } from './action-metadata.ts'
import { parseCommandFile } from './command-file.ts'

const ROOT = join(import.meta.dirname, '..')

export type ActionStep = {
  /** Which action of this repository; its main one when it is not given. */
  readonly action?: ActionDirectory
  /** What Node starts, below this repository. Default: what `action.yml` names, the committed bundle. */
  readonly entry?: string
  readonly workspace: string
  /** The step's `with:` block; what it leaves out has action.yml's default, as on a runner. */
  readonly inputs: Readonly<Record<string, string>>
  readonly repository?: string
  readonly eventName?: string
  readonly event?: unknown
  /** Set or, with `undefined`, taken away from what a runner sets. */
  readonly env?: Readonly<Record<string, string | undefined>>
  readonly onLog?: (text: string) => void
  readonly onStart?: (child: ChildProcess) => void
  readonly nodeOptions?: readonly string[]
  /** Where the runner keeps its files: a directory that is empty or is not there yet. Default: a new one of its own, which stays. */
  readonly directory?: string
}

export type ActionEnding = {
  readonly exitCode: number | null
  readonly log: string
  readonly outputs: Readonly<Record<string, string>>
  readonly summary: string
  /** The JSON report that the `report` output names; `undefined` when there is none. */
  readonly report: unknown
  readonly durationMs: number
}

/**
 * Runs the committed bundle, or another `entry`, as GitHub's runner runs a step: inputs as `INPUT_…`, command files, the event's payload in
 * a file, and nothing of this process's own environment but the path.
 */
export async function runAction(step: ActionStep): Promise<ActionEnding> {
  const { action = '.' } = step
  const directory = step.directory ?? mkdtempSync(join(tmpdir(), 'local-runner-'))
  const file = (name: string, text = ''): string => {
    writeFileSync(join(directory, name), text)
    return join(directory, name)
  }
  const temporary = join(directory, 'temp')
  mkdirSync(temporary, { recursive: true })
  const outputFile = file('output')
  const summaryFile = file('summary')
  const env: Record<string, string | undefined> = {
    PATH: process.env['PATH'],
    SystemRoot: process.env['SystemRoot'],
    GITHUB_ACTIONS: 'true',
    GITHUB_WORKSPACE: step.workspace,
    GITHUB_SERVER_URL: 'https://github.com',
    GITHUB_API_URL: 'https://api.github.com',
    GITHUB_REPOSITORY: step.repository ?? 'octo/sessions',
    GITHUB_SHA: 'f'.repeat(40),
    GITHUB_EVENT_NAME: step.eventName ?? 'push',
    GITHUB_EVENT_PATH: file('event.json', JSON.stringify(step.event ?? {})),
    GITHUB_ACTOR: 'octocat',
    GITHUB_RUN_ID: '1',
    GITHUB_RUN_ATTEMPT: '1',
    GITHUB_OUTPUT: outputFile,
    GITHUB_STEP_SUMMARY: summaryFile,
    RUNNER_TEMP: temporary,
    ...Object.fromEntries(
      Object.entries({ ...inputDefaults(action), ...step.inputs }).map(([name, value]) => [variableOf(name), value]),
    ),
    ...step.env,
  }
  const startedAt = performance.now()
  const child = spawn(
    process.execPath,
    [...(step.nodeOptions ?? []), join(ROOT, step.entry ?? join(action, readActionMetadata(action).runs.main))],
    {
      env: Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined)),
      cwd: step.workspace,
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  )
  let log = ''
  const listen = (chunk: string): void => {
    log += chunk
    step.onLog?.(chunk)
  }
  child.stdout.setEncoding('utf8').on('data', listen)
  child.stderr.setEncoding('utf8').on('data', listen)
  step.onStart?.(child)
  const exitCode = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  })
  const outputs = parseCommandFile(readFileSync(outputFile, 'utf8'))
  return {
    exitCode,
    // On Windows the toolkit ends its lines with CRLF.
    log: log.replaceAll('\r\n', '\n'),
    outputs,
    summary: readFileSync(summaryFile, 'utf8').replaceAll('\r\n', '\n'),
    report: outputs['report'] ? JSON.parse(readFileSync(outputs['report'], 'utf8')) : undefined,
    durationMs: performance.now() - startedAt,
  }
}

/** As the runner names it: upper case, blanks as underscores, hyphens kept. */
function variableOf(input: string): string {
  return `INPUT_${input.replaceAll(' ', '_').toUpperCase()}`
}
