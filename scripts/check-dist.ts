import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { bundle } from './bundle.ts'

const COMMITTED = join(import.meta.dirname, '..', 'dist')

/** The files of a directory with their bytes, in one comparable text each. */
function contentsOf(directory: string): Map<string, string> {
  const files = readdirSync(directory, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  const names = files.map(({ parentPath, name }) => relative(directory, join(parentPath, name))).sort()
  return new Map(names.map((name) => [name, readFileSync(join(directory, name), 'latin1')]))
}

const fresh = mkdtempSync(join(tmpdir(), 'sync-action-dist-'))
try {
  bundle(fresh)
  const [built, committed] = [contentsOf(fresh), contentsOf(COMMITTED)]
  const differing = [...new Set([...built.keys(), ...committed.keys()])].filter(
    (name) => built.get(name) !== committed.get(name),
  )
  if (differing.length > 0) {
    console.error(
      `dist/ is not what the sources build (${differing.join(', ')}): run \`npm run build\` and commit dist/.`,
    )
    process.exitCode = 1
  } else {
    console.log(`dist/ is exactly what the sources build (${built.size} files).`)
  }
} finally {
  rmSync(fresh, { recursive: true, force: true })
}
