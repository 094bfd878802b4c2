import { spawn } from 'node:child_process'
import { join } from 'node:path'

const CLI = join(import.meta.dirname, '..', '..', 'dist', 'cli.js')

type Options = {
  readonly cwd?: string
  readonly env?: Readonly<Record<string, string>>
  readonly stdin?: string
}

type Ended = { readonly exitCode: number | null; readonly stdout: string; readonly stderr: string }

/** Runs the committed command line with nothing of this process's environment but the path. */
export async function run(args: readonly string[], { cwd, env, stdin = '' }: Options = {}): Promise<Ended> {
  const child = spawn(process.execPath, [CLI, ...args], {
    cwd,
    env: { PATH: process.env['PATH'], SystemRoot: process.env['SystemRoot'], ...env },
  })
  child.stdin.end(stdin)
  const [stdout = [], stderr = []] = [child.stdout, child.stderr].map((stream) => {
    const chunks: string[] = []
    stream.setEncoding('utf8').on('data', (chunk: string) => chunks.push(chunk))
    return chunks
  })
  const exitCode = await new Promise<number | null>((resolve) => child.once('close', resolve))
  return { exitCode, stdout: stdout.join(''), stderr: stderr.join('') }
}
