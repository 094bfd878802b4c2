import type { ChildProcess } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

/** A run that can be told from outside what to do. */
export type RemoteControl = {
  readonly nodeOptions: readonly string[]
  readonly env: Readonly<Record<string, string>>
  /** An error that nothing in the run catches: one that is thrown, or a rejection. */
  fail(how: 'throw' | 'reject'): void
  /** A signal. On Windows `kill` ends a process at once, so the run gets the event that Ctrl+C is there. */
  signal(child: ChildProcess, name: 'SIGINT' | 'SIGTERM'): void
}

/** What a run has to be started with, so that a test can interrupt it on every system. */
export function createRemoteControl(): RemoteControl {
  const file = join(mkdtempSync(join(tmpdir(), 'remote-')), 'command')
  return {
    nodeOptions: ['--import', pathToFileURL(join(import.meta.dirname, 'remote-commands.mjs')).href],
    env: { REMOTE_COMMAND_FILE: file },
    fail: (how) => writeFileSync(file, how),
    signal(child, name) {
      if (process.platform === 'win32') writeFileSync(file, name)
      else child.kill(name)
    },
  }
}
