import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type ActionDirectory, readActionMetadata, readInputDefaults } from './action-metadata.ts'
import { parseCommandFile } from './command-file.ts'

const ROOT = join(import.meta.dirname, '..')

export type ActionStep = {
  /** The action of this repository. Default: the main one. */
  readonly action?: ActionDirectory
  /** The file that Node runs, relative to this repository. Default: the committed bundle that `action.yml` names. */
  readonly entry?: string
  readonly workspace: string
  /** The step's `with:` block; omitted inputs have the default of action.yml, as on a runner. */
  readonly inputs: Readonly<Record<string, string>>
  readonly repository?: string
  readonly eventName?: string
  readonly event?: unknown
  /** Variables to set or, with `undefined`, to remove. */
  readonly env?: Readonly<Record<string, string | undefined>>
  readonly onLog?: (text: string) => void
  readonly onStart?: (child: ChildProcess) => void
  readonly nodeOptions?: readonly string[]
  /** The runner's files: an empty or new directory. Default: a new temporary directory, which is not removed. */
  readonly directory?: string
}

export type ActionResult = {
  readonly exitCode: number | null
  readonly log: string
  readonly outputs: Readonly<Record<string, string>>
  readonly summary: string
  /** The JSON report that the `report` output names; `undefined` if there is none. */
  readonly report: unknown
  readonly durationMs: number
}

/**
 * Runs the committed bundle, or another `entry`, as GitHub's runner runs a step: inputs as `INPUT_…`, command files, and
 * the event's payload in a file. Inherits only the path from the environment of this process.
 */
export async function runAction(step: ActionStep): Promise<ActionResult> {
  const { action = '.' } = step
  const directory = step.directory ?? mkdtempSync(join(tmpdir(), 'local-runner-'))
  const createFile = (name: string, text = ''): string => {
    writeFileSync(join(directory, name), text)
    return join(directory, name)
  }
  const temporary = join(directory, 'temp')
  mkdirSync(temporary, { recursive: true })
  const outputFile = createFile('output')
  const summaryFile = createFile('summary')
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
    GITHUB_EVENT_PATH: createFile('event.json', JSON.stringify(step.event ?? {})),
    GITHUB_ACTOR: 'octocat',
    GITHUB_RUN_ID: '1',
    GITHUB_RUN_ATTEMPT: '1',
    GITHUB_OUTPUT: outputFile,
    GITHUB_STEP_SUMMARY: summaryFile,
    RUNNER_TEMP: temporary,
    ...Object.fromEntries(
      Object.entries({ ...readInputDefaults(action), ...step.inputs }).map(([name, value]) => [
        toVariableName(name),
        value,
      ]),
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
  const onOutput = (chunk: string): void => {
    log += chunk
    step.onLog?.(chunk)
  }
  child.stdout.setEncoding('utf8').on('data', onOutput)
  child.stderr.setEncoding('utf8').on('data', onOutput)
  step.onStart?.(child)
  const exitCode = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  })
  const outputs = parseCommandFile(readFileSync(outputFile, 'utf8'))
  return {
    exitCode,
    // On Windows the toolkit ends lines with CRLF.
    log: log.replaceAll('\r\n', '\n'),
    outputs,
    summary: readFileSync(summaryFile, 'utf8').replaceAll('\r\n', '\n'),
    report: outputs['report'] ? JSON.parse(readFileSync(outputs['report'], 'utf8')) : undefined,
    durationMs: performance.now() - startedAt,
  }
}

/** The runner's name for an input's variable: upper case, spaces as underscores, hyphens kept. */
function toVariableName(input: string): string {
  return `INPUT_${input.replaceAll(' ', '_').toUpperCase()}`
}
