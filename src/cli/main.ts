import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { styleText } from 'node:util'
import { toCommandLineWords } from '../inputs/command-line-words.ts'
import { VERSION } from '../version.ts'
import { type CommandLine, type Format, parseFlags, SECRET_VARIABLES } from './flags.ts'
import { describeInvalidInputs, readTokenFile } from './given-inputs.ts'
import { formatHelp } from './help.ts'
import { removeOldReports } from './old-reports.ts'
import { createRunDisplay, type RunDisplay, wrapText } from './run-display.ts'
import { renderForTerminal } from './terminal-markdown.ts'

type SyncCommand = Extract<CommandLine, { tokenFile: unknown }>

const USAGE_EXIT_CODE = 2
const INCOMPLETE_EXIT_CODE = 3
const SIGNAL_EXIT_CODES = { SIGINT: 130, SIGTERM: 143 } as const

/**
 * Runs the action from the command line: sets the variables of a runner, starts the same bundle, and sets the exit
 * code.
 * @param start imports the action, which starts itself
 */
export async function main(start: () => Promise<unknown>): Promise<void> {
  failOnUnwritableOutput()
  const commandLine = parseFlags(process.argv.slice(2))
  if ('error' in commandLine) {
    printUsageError([commandLine.error, '`--help` lists the flags.'])
  } else if ('action' in commandLine && commandLine.action === 'project-id') {
    if (await setInputs(commandLine)) await printProjectIds()
  } else if ('action' in commandLine) {
    process.stdout.write(commandLine.action === 'help' ? formatHelp() : `${VERSION}\n`)
  } else if (await setInputs(commandLine)) {
    if (commandLine.allowsForks) process.env['SPECSTORY_ALLOW_FORKS'] = 'true'
    await sync(commandLine, start)
  }
}

/** Fails the command when the output cannot be written, except for a closed pipe (`… | head`). */
function failOnUnwritableOutput(): void {
  process.stdout.once('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') return
    process.stderr.write(`The output cannot be written: ${error.message}\n`)
    process.on('exit', () => {
      process.exitCode = 1
    })
  })
  // The action ignores further errors of its log.
  process.stdout.on('error', () => {})
  process.stderr.on('error', () => {})
}

/** Sets the variables of the inputs. Returns false after printing invalid ones. */
async function setInputs({
  inputs,
  tokenFile,
  redactValuesFile,
}: Pick<SyncCommand, 'inputs'> & Partial<Pick<SyncCommand, 'tokenFile' | 'redactValuesFile'>>): Promise<boolean> {
  const env = process.env
  const setInput = (name: string, value: string | undefined): void => {
    if (value !== undefined) env[`INPUT_${name.toUpperCase()}`] = value
  }
  for (const [name, value] of Object.entries(inputs)) setInput(name, value)
  for (const [name, variable] of SECRET_VARIABLES) setInput(name, env[variable])
  try {
    if (tokenFile !== undefined) setInput('token', readTokenFile(tokenFile))
  } catch (error) {
    printUsageError([`The token cannot be read from ${tokenFile}: ${getErrorMessage(error)}.`])
    return false
  }
  try {
    if (redactValuesFile !== undefined) setInput('redact-values', readFileSync(redactValuesFile, 'utf8'))
  } catch (error) {
    printUsageError([`The values to redact cannot be read from ${redactValuesFile}: ${getErrorMessage(error)}.`])
    return false
  }
  const invalid = await describeInvalidInputs(env)
  if (invalid.length > 0) printUsageError([...invalid, 'Nothing was sent. `--help` lists the flags.'])
  return invalid.length === 0
}

async function printProjectIds(): Promise<void> {
  const { printProjectId } = await import('./print-project-id.ts')
  const { stdout, stderr, exitCode } = await printProjectId(process.env)
  process.stdout.write(stdout)
  process.stderr.write(stderr)
  process.exitCode = exitCode
}

async function sync(command: SyncCommand, start: () => Promise<unknown>): Promise<void> {
  const env = process.env
  const { format, isVerbose, junitFile } = command
  if (!env['RUNNER_TEMP']) removeOldReports(tmpdir())
  const scratch = createScratchDirectory()
  if (scratch === undefined) return
  const hasSummaryFile = Boolean(env['GITHUB_STEP_SUMMARY'])
  for (const variable of ['GITHUB_OUTPUT', 'GITHUB_STEP_SUMMARY']) {
    env[variable] ||= join(scratch, variable)
    const file = env[variable]
    // The action appends to existing files, which a runner creates.
    if (!existsSync(file)) ignoreErrors(() => appendFileSync(file, ''))
  }
  const signal = trackFirstSignal()
  const isRunner = env['GITHUB_ACTIONS'] === 'true'
  const write = process.stdout.write.bind(process.stdout)
  const log = format === 'json' ? process.stderr : process.stdout
  const display = createRunDisplay({
    write: log.write.bind(log),
    isVerbose,
    isTerminal: log.isTTY === true,
  })
  if (!isRunner) {
    redirectLog(display)
    env['SPECSTORY_COMMAND_LINE'] = 'true'
  }
  await start()
  const outputs = readOutputs(env['GITHUB_OUTPUT'] ?? '')
  const summary = hasSummaryFile ? '' : readText(env['GITHUB_STEP_SUMMARY'])
  if (!isRunner) display.finish(formatBlocks(format, isVerbose, summary, outputs))
  const report = outputs.get('report') || undefined
  if (format === 'json') write(readText(report))
  process.exitCode = toExitCode(outputs.get('status'), signal())
  if (junitFile !== undefined) await writeJunit(junitFile, report)
}

/** Creates a directory for the runner's files. Returns `undefined` after printing a failure. */
function createScratchDirectory(): string | undefined {
  const faults: string[] = []
  for (const directory of new Set([process.env['RUNNER_TEMP'] || tmpdir(), tmpdir()])) {
    try {
      const scratch = mkdtempSync(join(directory, 'specstory-sync-cli-'))
      process.on('exit', () => rmSync(scratch, { recursive: true, force: true }))
      return scratch
    } catch (error) {
      faults.push(getErrorMessage(error))
    }
  }
  process.stderr.write(
    `The directory for temporary files cannot be used: ${faults.join('; ')}.\nSet RUNNER_TEMP to a writable directory.\n`,
  )
  process.exitCode = 1
  return undefined
}

/** Maps the action's exit code of 0 or 1 to codes for an incomplete run and a signal. */
function toExitCode(status: string | undefined, signal: keyof typeof SIGNAL_EXIT_CODES | undefined): number {
  if (process.exitCode === 0 || process.exitCode === undefined) return 0
  if (status === 'incomplete') return INCOMPLETE_EXIT_CODE
  return status === 'cancelled' && signal !== undefined ? SIGNAL_EXIT_CODES[signal] : 1
}

function trackFirstSignal(): () => keyof typeof SIGNAL_EXIT_CODES | undefined {
  let first: keyof typeof SIGNAL_EXIT_CODES | undefined
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      first ??= signal
      // Exit if the action is not loaded yet: no other listener exists.
      if (process.listenerCount(signal) === 1) process.exit(SIGNAL_EXIT_CODES[signal])
    })
  }
  return () => first
}

function formatBlocks(
  format: Format,
  isVerbose: boolean,
  summary: string,
  outputs: ReadonlyMap<string, string>,
): string[] {
  // A project without sessions possibly does not exist yet.
  const hasProject = ['created', 'updated', 'skipped'].some((name) => Number(outputs.get(name)) > 0)
  const urls = hasProject ? (outputs.get('project-url') ?? '').split(',').filter((url) => url !== '') : []
  const report = outputs.get('report') ?? ''
  const links = [
    ...urls.slice(0, MAX_PROJECTS).map((url) => `Project: ${url}`),
    ...(urls.length > MAX_PROJECTS ? [`… and ${urls.length - MAX_PROJECTS} more projects`] : []),
    ...(report === '' ? [] : [`Report:  ${report}`]),
  ].join('\n')
  const translated = toCommandLineWords(summary)
  switch (format) {
    case 'markdown':
      return [translated.trimEnd(), links]
    case 'json':
      return [links]
    case 'terminal': {
      if (!isVerbose) return [links]
      // `styleText` checks the terminal and NO_COLOR.
      const isStyled = styleText('bold', 'x', { stream: process.stdout }) !== 'x'
      return [renderForTerminal(translated, isStyled), links]
    }
  }
}

const MAX_PROJECTS = 5

/** Reads the outputs of this run: the last value of each in the file. */
function readOutputs(file: string): ReadonlyMap<string, string> {
  const matches = readText(file).matchAll(/^([a-z-]+)<<(\S+)\r?\n(.*)\r?\n\2\r?$/gm)
  return new Map([...matches].map(([, name = '', , value = '']) => [name, value]))
}

async function writeJunit(file: string, report: string | undefined): Promise<void> {
  try {
    if (report === undefined) throw new Error('there is no JSON report')
    const { formatJunit } = await import('./junit.ts')
    writeFileSync(file, formatJunit(JSON.parse(readFileSync(report, 'utf8'))))
  } catch (error) {
    process.stderr.write(`The JUnit file ${file} was not written: ${getErrorMessage(error)}.\n`)
    process.exitCode ||= 1
  }
}

/** Sends the log to the display. Each write of the toolkit is one whole line. */
function redirectLog(display: RunDisplay): void {
  process.stdout.write = (chunk: string | Uint8Array): boolean => {
    display.handleLine(String(chunk).replace(/\r?\n$/, ''))
    return true
  }
}

/** Returns an empty text for an unreadable file. */
function readText(file: string | undefined): string {
  return ignoreErrors(() => readFileSync(file ?? '', 'utf8')) ?? ''
}

function ignoreErrors<Value>(step: () => Value): Value | undefined {
  try {
    return step()
  } catch {
    return undefined
  }
}

function getErrorMessage(error: unknown): string {
  return Error.isError(error) ? error.message : String(error)
}

function printUsageError(sentences: readonly string[]): void {
  process.stderr.write(`${wrapText(sentences.join('\n'))}\n`)
  process.exitCode = USAGE_EXIT_CODE
}
