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
/** Who tells the story may know every stage. */
const STORY = ['index.ts', 'start.ts', 'main.ts', 'lifecycle.ts', 'merge.ts', 'cli.ts', 'cli']

const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .map((file) => file.split(sep).join('/'))
  .filter((file) => file.endsWith('.ts'))
  .sort()

/** Files of `src/` itself that are no story: the words that every stage speaks. They import nothing of a stage. */
const VOCABULARY = files.filter((file) => !file.includes('/') && !STORY.includes(file))

type Import = { readonly file: string; readonly from: string; readonly typeOnly: boolean }

const imports: Import[] = files.flatMap((file) => {
  const text = readFileSync(join(SRC, file), 'utf8')
  const atTheTop = [...text.matchAll(/^import (type )?[^'"]*?['"](\.[^'"]+)['"]/gms)]
  const whenDue = [...text.matchAll(/\bimport\((type )?'(\.[^']+)'\)/g)]
  return [...atTheTop, ...whenDue].map(([, type, specifier = '']) => ({
    file,
    from: posix.normalize(posix.join(posix.dirname(file), specifier)),
    typeOnly: type !== undefined,
  }))
})

function stageOf(file: string): string {
  return file.includes('/') ? (file.split('/')[0] ?? '') : file
}

test('every folder is a stage, or tells the story', () => {
  const folders = new Set(files.filter((file) => file.includes('/')).map(stageOf))
  expect([...folders].sort()).toEqual([...STAGES, 'cli'].sort())
})

test('data flows one way: a stage imports earlier stages only, and nobody imports the story', () => {
  const rank = (file: string): number => {
    if (VOCABULARY.includes(file)) return -1
    return STORY.includes(stageOf(file)) ? STAGES.length : STAGES.indexOf(stageOf(file))
  }
  const backwards = imports.filter(({ file, from }) => rank(from) > rank(file))
  expect(backwards).toEqual([])
})

test('a run has one writer: what is handed out is read-only, and only the recorder changes it', () => {
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

test('a sync tells what happens and prints nothing itself', () => {
  const printing = imports.filter(({ file, from }) => file.startsWith('sync/') && from.startsWith('report/'))
  expect(printing).toEqual([])
})

test('credentials are looked for in texts alone: the stage knows the vocabulary only', () => {
  const known = imports.filter(({ file, from }) => stageOf(file) === 'secrets' && stageOf(from) !== 'secrets')
  expect(known.filter(({ from }) => !VOCABULARY.includes(from))).toEqual([])
})

test('what is published goes through the toolkit in the files that say why, and nowhere else', () => {
  const importing = files.filter(
    (file) => stageOf(file) === 'report' && readFileSync(join(SRC, file), 'utf8').includes("'@actions/core'"),
  )
  expect(importing).toEqual(['report/outputs.ts', 'report/print.ts'])
})

test('the plan does no I/O', () => {
  const io = files
    .filter((file) => stageOf(file) === 'plan')
    .filter((file) => readFileSync(join(SRC, file), 'utf8').includes("'node:"))
  expect(io).toEqual([])
})

test('only the cloud stage sends anything, and it reads no files', () => {
  for (const file of files) {
    const text = readFileSync(join(SRC, file), 'utf8')
    if (stageOf(file) === 'cloud') expect(`${file} ${text.includes("'node:fs")}`).toBe(`${file} false`)
    else expect(`${file} ${/from 'undici'|\bfetch\(|node:https?'|node:net'/.test(text)}`).toBe(`${file} false`)
  }
})

test('the environment is read where the story begins, and where the toolkit asks for it', () => {
  const readers = files.filter((file) => /process\.env\b/.test(readFileSync(join(SRC, file), 'utf8')))
  expect(readers).toEqual(['cli/main.ts', 'main.ts', 'merge/main.ts', 'report/outputs.ts', 'report/publish.ts'])
})

test('what is run and shown outside of tests imports nothing of them', () => {
  const root = dirname(SRC)
  const guilty = ['src', 'scripts', 'local-runner', 'local-cloud'].flatMap((place) =>
    readdirSync(join(root, place), { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.[cm]?[jt]s$/.test(file))
      .map((file) => join(place, file))
      .filter((file) => /['"][^'"\n]*__tests__\//.test(readFileSync(join(root, file), 'utf8'))),
  )
  expect(guilty).toEqual([])
})

test('exports only what another file uses', () => {
  const root = dirname(SRC)
  const written = ['src', '__tests__', 'scripts', 'local-runner', 'local-cloud'].flatMap((place) =>
    readdirSync(join(root, place), { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.[cm]?[jt]s$/.test(file))
      .map((file) => posix.join(place, file.split(sep).join('/'))),
  )
  const used = new Set<string>()
  for (const file of written) {
    const text = readFileSync(join(root, file), 'utf8')
    const named = text.matchAll(/(?:import|export) (?:type )?\{([^}]*)\} from '(\.[^']+)'/g)
    // Whatever is loaded when it is needed is used under its own name.
    const loaded = [...text.matchAll(/\bimport\('(\.[^']+)'\)/g)].map(([, from]) => ['', text, from])
    for (const [, names = '', from = ''] of [...named, ...loaded]) {
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

test('no default exports, no barrels, no drawers for everything', () => {
  for (const file of files) {
    const text = readFileSync(join(SRC, file), 'utf8')
    expect(`${file}: ${/^export default/m.test(text)}`).toBe(`${file}: false`)
    expect(`${file}: ${/^export (\*|\{[^}]*\}) from/m.test(text)}`).toBe(`${file}: false`)
    expect(file).not.toMatch(/(^|\/)(utils?|helpers?|common|misc|index)\.ts$(?<!^index\.ts)/)
  }
})
