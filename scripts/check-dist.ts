import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { bundle } from './bundle.ts'

const COMMITTED = join(import.meta.dirname, '..', 'dist')

/** Reads all files of a directory, as Latin-1 so that every byte is compared. */
function readContents(directory: string): Map<string, string> {
  const files = readdirSync(directory, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  const names = files.map(({ parentPath, name }) => relative(directory, join(parentPath, name))).sort()
  return new Map(names.map((name) => [name, readFileSync(join(directory, name), 'latin1')]))
}

const fresh = mkdtempSync(join(tmpdir(), 'sync-action-dist-'))
try {
  bundle(fresh)
  const [built, committed] = [readContents(fresh), readContents(COMMITTED)]
  const differing = [...new Set([...built.keys(), ...committed.keys()])].filter(
    (name) => built.get(name) !== committed.get(name),
  )
  if (differing.length > 0) {
    console.error(`dist/ is out of date (${differing.join(', ')}). Run \`npm run build\` and commit dist/.`)
    process.exitCode = 1
  } else {
    console.log(`dist/ is up to date (${built.size} files).`)
  }
} finally {
  rmSync(fresh, { recursive: true, force: true })
}
