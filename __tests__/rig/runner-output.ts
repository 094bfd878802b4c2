import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Returns everything that `action` writes to stdout. */
export async function captureStdout(action: () => unknown): Promise<string> {
  const write = process.stdout.write
  let text = ''
  process.stdout.write = ((chunk: string | Uint8Array) => {
    text += typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString()
    return true
  }) as typeof write
  try {
    await action()
  } finally {
    process.stdout.write = write
  }
  return text
}

/** Creates empty command files and sets their environment variables; `done` restores and removes them. */
export function createCommandFiles(names: readonly string[] = ['GITHUB_OUTPUT', 'GITHUB_STEP_SUMMARY']) {
  const directory = mkdtempSync(join(tmpdir(), 'runner-'))
  const all = ['GITHUB_OUTPUT', 'GITHUB_STEP_SUMMARY']
  const before = new Map(all.map((name) => [name, process.env[name]]))
  for (const name of all) delete process.env[name]
  for (const name of names) {
    const file = join(directory, name)
    writeFileSync(file, '')
    process.env[name] = file
  }
  return {
    directory,
    file: (name: string): string => join(directory, name),
    done(): void {
      for (const [name, value] of before) {
        if (value === undefined) delete process.env[name]
        else process.env[name] = value
      }
      rmSync(directory, { recursive: true, force: true })
    },
  }
}
