import { cpSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { git } from './recipes.ts'

const ROOT = join(import.meta.dirname, '..', '..')
const GITHUB_URL = 'https://github.com/specstory/sync-action'

/**
 * Creates a repository with the files of a release, tagged `v1` and `v1.0.0`.
 *
 * @returns its path, and variables that make git clone it when it is asked for the GitHub URL
 */
export function createReleasedAction(): { readonly path: string; readonly env: Readonly<Record<string, string>> } {
  const path = mkdtempSync(join(tmpdir(), 'released-'))
  for (const name of ['dist', 'package.json', '.pre-commit-hooks.yaml'])
    cpSync(join(ROOT, name), join(path, name), { recursive: true })
  git(path, 'init', '--quiet', '--initial-branch=main')
  git(path, 'add', '--all', '--force')
  git(path, '-c', 'user.name=test', '-c', 'user.email=test@localhost', 'commit', '--quiet', '--message', 'Release')
  for (const tag of ['v1', 'v1.0.0']) git(path, 'tag', tag)
  const env = {
    GIT_CONFIG_COUNT: '1',
    GIT_CONFIG_KEY_0: `url.file://${path}.insteadOf`,
    GIT_CONFIG_VALUE_0: GITHUB_URL,
  }
  return { path, env }
}
