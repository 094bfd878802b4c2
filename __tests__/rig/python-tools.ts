import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

const INSTALLED = join(import.meta.dirname, '..', '..', 'node_modules', '.cache', 'python', 'bin')

/**
 * Finds a tool of `scripts/python-tools.txt` where `.ci/run` installs it, or on the PATH.
 *
 * @returns the command to run, or `undefined` if it is not installed
 */
export function findPythonTool(name: string): string | undefined {
  return [join(INSTALLED, name), name].find((file) => spawnSync(file, ['--version']).status === 0)
}
