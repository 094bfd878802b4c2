import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { styleText } from 'node:util'
import { VERSION } from '../version.ts'
import { type CommandLine, type Format, readFlags, SECRETS } from './flags.ts'
import { formatHelp } from './help.ts'
import { createPlainLog } from './plain-log.ts'
import { renderForTerminal } from './terminal-markdown.ts'
import { describeInvalidInputs } from './wrong-inputs.ts'

type Sync = Extract<CommandLine, { tokenFile: unknown }>

/**
 * The action off GitHub: sets the variables that a runner would set, runs the very bundle that a runner runs, and shows
 * its summary. Sets the exit code: the action's own, or 2 for a command line that nothing was done for; printing ids has
 * codes of its own.
 *
 * @param start loads the action, and with it runs it
 */
export async function main(start: () => Promise<unknown>): Promise<void> {
  const commandLine = readFlags(process.argv.slice(2))
  if ('refused' in commandLine) {
    refuse([commandLine.refused, '`--help` lists the flags.'])
  } else if ('ask' in commandLine && commandLine.ask === 'project-id') {
    if (setInputs({ inputs: commandLine.inputs, tokenFile: undefined })) await printIds()
  } else if ('ask' in commandLine) {
    process.stdout.write(commandLine.ask === 'help' ? formatHelp() : `${VERSION}\n`)
  } else if (setInputs(commandLine)) {
    if (commandLine.allowsForks === true) process.env['SPECSTORY_ALLOW_FORKS'] = 'true'
    await sync(commandLine.format ?? (process.stdout.isTTY ? 'terminal' : 'markdown'), start)
  }
}

/** Sets the variables of the inputs. False when one of them cannot be used, and then that was said. */
function setInputs({ inputs, tokenFile }: Pick<Sync, 'inputs' | 'tokenFile'>): boolean {
  const env = process.env
  const give = (name: string, value: string | undefined): void => {
    if (value !== undefined) env[`INPUT_${name.toUpperCase()}`] = value
  }
  for (const [name, value] of Object.entries(inputs)) give(name, value)
  for (const [name, variable] of SECRETS) give(name, env[variable])
  try {
    if (tokenFile !== undefined) give('token', readFileSync(tokenFile === '-' ? 0 : tokenFile, 'utf8'))
  } catch (error) {
    refuse([`The token cannot be read: ${Error.isError(error) ? error.message : String(error)}`])
    return false
  }
  const wrong = describeInvalidInputs(env)
  if (wrong.length > 0) refuse([...wrong, 'Nothing was sent. `--help` explains the flags.'])
  return wrong.length === 0
}

async function printIds(): Promise<void> {
  const { printProjectId } = await import('./print-project-id.ts')
  const { stdout, stderr, exitCode } = await printProjectId(process.env)
  process.stdout.write(stdout)
  process.stderr.write(stderr)
  process.exitCode = exitCode
}

async function sync(format: Format, start: () => Promise<unknown>): Promise<void> {
  const env = process.env
  const scratch = mkdtempSync(join(tmpdir(), 'specstory-sync-cli-'))
  const standIn = (variable: string): string | undefined => {
    if (env[variable]) return undefined
    const file = join(scratch, variable)
    writeFileSync(file, '')
    env[variable] = file
    return file
  }
  standIn('GITHUB_OUTPUT')
  const summary = standIn('GITHUB_STEP_SUMMARY')
  const write = process.stdout.write.bind(process.stdout)
  try {
    redirectLog(format === 'json' ? process.stderr.write.bind(process.stderr) : write)
    await start()
    if (format === 'json') write(readReport(env['GITHUB_OUTPUT'] ?? ''))
    else if (summary !== undefined) write(`\n${show(readFileSync(summary, 'utf8'), format)}`)
  } finally {
    rmSync(scratch, { recursive: true, force: true })
  }
}

function show(markdown: string, format: Format): string {
  if (format === 'markdown' || markdown === '') return markdown
  // Node knows which streams are terminals and what the environment says of colours.
  const isStyled = styleText('bold', 'x', { stream: process.stdout }) !== 'x'
  return `${renderForTerminal(markdown, isStyled)}\n`
}

/** The JSON report, by the last path that the run put into its outputs; nothing when it could not write one. */
function readReport(outputFile: string): string {
  const paths = [...readFileSync(outputFile, 'utf8').matchAll(/^report<<(\S+)\r?\n(.*)\r?\n\1\r?$/gm)]
  const path = paths.at(-1)?.[2] ?? ''
  return path === '' ? '' : readFileSync(path, 'utf8')
}

/** Where the log goes, in lines for people unless a runner reads it. Every write of the toolkit is one line, whole. */
function redirectLog(write: (text: string) => boolean): void {
  const plain = process.env['GITHUB_ACTIONS'] === 'true' ? (line: string) => line : createPlainLog()
  process.stdout.write = (chunk: string | Uint8Array): boolean => {
    const shown = plain(String(chunk).replace(/\r?\n$/, ''))
    return shown === undefined || write(`${shown}\n`)
  }
}

function refuse(sentences: readonly string[]): void {
  process.stderr.write(`${sentences.join('\n')}\n`)
  process.exitCode = 2
}
