import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'

const CLI = join(import.meta.dirname, '..', '..', 'dist', 'cli.js')

type Options = {
  readonly cwd?: string
  readonly env?: Readonly<Record<string, string>>
  readonly stdin?: string
  /** A file descriptor that replaces the pipe. */
  readonly stdout?: number
  readonly onStart?: (child: ChildProcess) => void
}

type CliResult = { readonly exitCode: number | null; readonly stdout: string; readonly stderr: string }

/** Runs `dist/cli.js` with only `PATH` and `SystemRoot` of this process's environment. */
export async function run(args: readonly string[], options: Options = {}): Promise<CliResult> {
  const { cwd, env, stdin = '', stdout = 'pipe', onStart } = options
  const child = spawn(process.execPath, [CLI, ...args], {
    cwd,
    env: { PATH: process.env['PATH'], SystemRoot: process.env['SystemRoot'], ...env },
    stdio: ['pipe', stdout, 'pipe'],
  })
  child.stdin?.end(stdin)
  onStart?.(child)
  const [printed = [], errors = []] = [child.stdout, child.stderr].map((stream) => {
    const chunks: string[] = []
    stream?.setEncoding('utf8').on('data', (chunk: string) => chunks.push(chunk))
    return chunks
  })
  const exitCode = await new Promise<number | null>((resolve) => child.once('close', resolve))
  return { exitCode, stdout: printed.join(''), stderr: errors.join('') }
}
