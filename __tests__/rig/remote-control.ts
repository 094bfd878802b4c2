import type { ChildProcess } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

/** Interrupts a run from outside, on every system. */
export type RemoteControl = {
  readonly nodeOptions: readonly string[]
  readonly env: Readonly<Record<string, string>>
  /** Raises an uncaught exception or an unhandled rejection in the run. */
  fail(how: 'throw' | 'reject'): void
  /** Sends a signal. On Windows `kill` ends a process at once, so the run emits the event that Ctrl+C would. */
  signal(child: ChildProcess, name: 'SIGINT' | 'SIGTERM'): void
}

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
