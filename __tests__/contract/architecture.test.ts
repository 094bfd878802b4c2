import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, posix, sep } from 'node:path'
import { expect, test } from '@jest/globals'

const SRC = join(import.meta.dirname, '..', '..', 'src')
const STAGES = [
  'secrets',
  'inputs',
  'checkout',
  'project',
  'sessions',
  'cloud',
  'plan',
  'run',
  'sync',
  'report',
  'merge',
]
/** Entry points and orchestration: they may import every stage. */
const ENTRY_POINTS = ['index.ts', 'start.ts', 'main.ts', 'lifecycle.ts', 'merge.ts', 'cli.ts', 'cli']

const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .map((file) => file.split(sep).join('/'))
  .filter((file) => file.endsWith('.ts'))
  .sort()

/** Files that every stage may import; they import no stage. */
const SHARED_FILES = files.filter((file) => !file.includes('/') && !ENTRY_POINTS.includes(file))

type Import = { readonly file: string; readonly from: string; readonly typeOnly: boolean }

const imports: Import[] = files.flatMap((file) => {
  const text = readFileSync(join(SRC, file), 'utf8')
  const staticImports = [...text.matchAll(/^import (type )?[^'"]*?['"](\.[^'"]+)['"]/gms)]
  const dynamicImports = [...text.matchAll(/\bimport\((type )?'(\.[^']+)'\)/g)]
  return [...staticImports, ...dynamicImports].map(([, type, specifier = '']) => ({
    file,
    from: posix.normalize(posix.join(posix.dirname(file), specifier)),
    typeOnly: type !== undefined,
  }))
})

function stageOf(file: string): string {
  return file.includes('/') ? (file.split('/')[0] ?? '') : file
}

test('every folder of `src/` is a stage or the command line', () => {
  const folders = new Set(files.filter((file) => file.includes('/')).map(stageOf))
  expect([...folders].sort()).toEqual([...STAGES, 'cli'].sort())
})

test('a stage imports only earlier stages', () => {
  const rank = (file: string): number => {
    if (SHARED_FILES.includes(file)) return -1
    return ENTRY_POINTS.includes(stageOf(file)) ? STAGES.length : STAGES.indexOf(stageOf(file))
  }
  const backwards = imports.filter(({ file, from }) => rank(from) > rank(file))
  expect(backwards).toEqual([])
})

test('`Run` is read-only outside of the recorder', () => {
  const run = readFileSync(join(SRC, 'run', 'run.ts'), 'utf8')
  const fields = [...run.matchAll(/^ {2}(readonly )?(\w+)\??: /gm)]
  expect(fields.length).toBeGreaterThan(10)
  expect(fields.filter(([, readonly]) => readonly === undefined).map(([, , name]) => name)).toEqual([])
  const writers = files.filter((file) => {
    const text = readFileSync(join(SRC, file), 'utf8')
    return /Object\.assign\([\w.#]*\brun\b|\brun(\.\w+)+ (\+|\?\?|\|\|)?= |\brun(\.\w+)*\.(push|splice|sort|unshift)\(/.test(
      text,
    )
  })
  expect(writers).toEqual(['run/recorder.ts'])
  const drafts = files.filter((file) => /-readonly \[\w+ in keyof Run\]/.test(readFileSync(join(SRC, file), 'utf8')))
  expect(drafts).toEqual(['run/recorder.ts'])
})

test('src/sync/ imports nothing from src/report/', () => {
  const printing = imports.filter(({ file, from }) => file.startsWith('sync/') && from.startsWith('report/'))
  expect(printing).toEqual([])
})

test('src/secrets/ imports no other stage', () => {
  const outward = imports.filter(({ file, from }) => stageOf(file) === 'secrets' && stageOf(from) !== 'secrets')
  expect(outward.filter(({ from }) => !SHARED_FILES.includes(from))).toEqual([])
})

test('only outputs.ts and print.ts of src/report/ import @actions/core', () => {
  const importing = files.filter(
    (file) => stageOf(file) === 'report' && readFileSync(join(SRC, file), 'utf8').includes("'@actions/core'"),
  )
  expect(importing).toEqual(['report/outputs.ts', 'report/print.ts'])
})

test('src/plan/ imports no module of Node', () => {
  const io = files
    .filter((file) => stageOf(file) === 'plan')
    .filter((file) => readFileSync(join(SRC, file), 'utf8').includes("'node:"))
  expect(io).toEqual([])
})

test('only src/cloud/ sends requests, and it reads no files', () => {
  for (const file of files) {
    const text = readFileSync(join(SRC, file), 'utf8')
    if (stageOf(file) === 'cloud') expect(`${file} ${text.includes("'node:fs")}`).toBe(`${file} false`)
    else expect(`${file} ${/from 'undici'|\bfetch\(|node:https?'|node:net'/.test(text)}`).toBe(`${file} false`)
  }
})

test('only the listed files read `process.env`', () => {
  const readers = files.filter((file) => /process\.env\b/.test(readFileSync(join(SRC, file), 'utf8')))
  expect(readers).toEqual(['cli/main.ts', 'main.ts', 'merge/main.ts', 'report/outputs.ts', 'report/publish.ts'])
})

test('nothing outside of __tests__/ imports a file of it', () => {
  const root = dirname(SRC)
  const offenders = ['src', 'scripts', 'local-runner', 'local-cloud'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.[cm]?[jt]s$/.test(file))
      .map((file) => join(folder, file))
      .filter((file) => /['"][^'"\n]*__tests__\//.test(readFileSync(join(root, file), 'utf8'))),
  )
  expect(offenders).toEqual([])
})

test('every export of src/ is used by another file', () => {
  const root = dirname(SRC)
  const sources = ['src', '__tests__', 'scripts', 'local-runner', 'local-cloud'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.[cm]?[jt]s$/.test(file))
      .map((file) => posix.join(folder, file.split(sep).join('/'))),
  )
  const used = new Set<string>()
  for (const file of sources) {
    const text = readFileSync(join(root, file), 'utf8')
    const staticNames = text.matchAll(/(?:import|export) (?:type )?\{([^}]*)\} from '(\.[^']+)'/g)
    // A dynamic import uses an export under its own name.
    const dynamicNames = [...text.matchAll(/\bimport\('(\.[^']+)'\)/g)].map(([, from]) => ['', text, from])
    for (const [, names = '', from = ''] of [...staticNames, ...dynamicNames]) {
      const target = posix.normalize(posix.join(posix.dirname(file), from))
      for (const [name] of names.matchAll(/\w+/g)) used.add(`${target} ${name}`)
    }
  }
  const unused = files.flatMap((file) =>
    [...readFileSync(join(SRC, file), 'utf8').matchAll(/^export (?:async )?(?:type|const|function\*?|class) (\w+)/gm)]
      .map(([, name = '']) => `src/${file} ${name}`)
      .filter((name) => !used.has(name)),
  )
  expect(unused).toEqual([])
})

test('src/ has no default exports, barrel files or files named utils, helpers, common or misc', () => {
  for (const file of files) {
    const text = readFileSync(join(SRC, file), 'utf8')
    expect(`${file}: ${/^export default/m.test(text)}`).toBe(`${file}: false`)
    expect(`${file}: ${/^export (\*|\{[^}]*\}) from/m.test(text)}`).toBe(`${file}: false`)
    expect(file).not.toMatch(/(^|\/)(utils?|helpers?|common|misc|index)\.ts$(?<!^index\.ts)/)
  }
})
