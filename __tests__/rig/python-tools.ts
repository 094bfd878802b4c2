import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

const INSTALLED = join(import.meta.dirname, '..', '..', 'node_modules', '.cache', 'python', 'bin')

/**
 * A tool of `scripts/python-tools.txt`, where `.ci/run` has installed it or in the path.
 *
 * @returns what to start; `undefined` where it is not installed
 */
export function findPythonTool(name: string): string | undefined {
  return [join(INSTALLED, name), name].find((file) => spawnSync(file, ['--version']).status === 0)
}
