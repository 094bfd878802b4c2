import { readdirSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import { expect, test } from '@jest/globals'

const ROOT = join(import.meta.dirname, '..', '..')

/** Relative imports of each file, including imports of types. */
const importsOf = new Map(
  ['src', 'local-cloud', 'local-runner', 'scripts'].flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .map((file) => posix.join(folder, file.replaceAll('\\', '/')))
      .filter((file) => file.endsWith('.ts'))
      .map((file): [string, string[]] => {
        const imports = readFileSync(join(ROOT, file), 'utf8').matchAll(
          /^(?:import|export)\b[^'"]*?['"](\.[^'"]+)['"]/gms,
        )
        return [file, [...imports].map(([, path = '']) => posix.join(posix.dirname(file), path))]
      }),
  ),
)

test('no file imports itself through other files', () => {
  const cycles = new Set<string>()
  const done = new Set<string>()
  const walk = (file: string, path: readonly string[]): void => {
    const at = path.indexOf(file)
    if (at >= 0) cycles.add([...path.slice(at), file].join(' → '))
    if (at >= 0 || done.has(file)) return
    for (const next of importsOf.get(file) ?? []) walk(next, [...path, file])
    done.add(file)
  }
  for (const file of importsOf.keys()) walk(file, [])
  expect([...cycles]).toEqual([])
})
