import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { readActionMetadata, readInputDefaults } from '../../local-runner/action-metadata.ts'
import INPUT_DEFAULTS from '../../src/inputs/input-defaults.json' with { type: 'json' }
import { type InvalidInput, InvalidInputs } from '../../src/inputs/input-types.ts'
import { INPUT_NAMES, readInputs } from '../../src/inputs/inputs.ts'
import { buildOutputs } from '../../src/report/outputs.ts'
import { VERSION } from '../../src/version.ts'
import { firstSync } from '../rig/runs.ts'

const ROOT = join(import.meta.dirname, '..', '..')
const read = (file: string): string => readFileSync(join(ROOT, file), 'utf8')
const action = readActionMetadata()

describe('action.yml and the code', () => {
  test('have the same inputs with the same defaults, in the same order', () => {
    expect(INPUT_NAMES).toEqual(Object.keys(action.inputs))
    // `npm run readme` writes the file.
    expect(INPUT_DEFAULTS).toEqual(readInputDefaults('.'))
  })

  test('have the same outputs, in the same order', () => {
    expect(Object.keys(buildOutputs(firstSync(), 'report.json'))).toEqual(Object.keys(action.outputs))
  })

  test('every input and output is documented, and says its default', () => {
    for (const [name, { description, default: preset }] of Object.entries(action.inputs)) {
      expect(`${name}: ${description}`).toMatch(/: [A-Z`].{20,}/s)
      if (preset) expect(`${name}: ${description}`).toMatch(/Default/)
    }
    for (const { description } of Object.values(action.outputs)) expect(description.length).toBeGreaterThan(20)
  })

  test('no input has a key that a runner would not know', () => {
    const known = ['description', 'required', 'default', 'deprecationMessage']
    for (const input of Object.values(action.inputs)) expect(known).toEqual(expect.arrayContaining(Object.keys(input)))
  })

  test('runs the committed bundle on Node 24', () => {
    expect(action.runs).toEqual({ using: 'node24', main: 'dist/index.js' })
    expect(readdirSync(join(ROOT, 'dist'))).toContain('index.js')
  })

  describe('every choice', () => {
    const choices = choicesOf(Object.keys(action.inputs))

    test('is found out', () => {
      expect(Object.keys(choices)).toEqual([
        'providers',
        'unidentified',
        'mode',
        'update-when',
        'secrets',
        'if-no-sessions',
      ])
    })

    test.each(Object.entries(choices))('of `%s` is documented and taken, and no other', (name, allowed) => {
      expect(allowed.length).toBeGreaterThan(1)
      for (const choice of allowed) {
        expect(action.inputs[name]?.description).toContain(`\`${choice}\``)
        expect(refusals({ [name]: choice })).toEqual([])
        expect(refusals({ [name]: choice.toUpperCase() })).toHaveLength(1)
      }
      const documented = [...(action.inputs[name]?.description ?? '').matchAll(/`([a-z]+)`(?=[:,]| or\b)/g)]
      expect(allowed).toEqual(expect.arrayContaining(documented.map(([, word]) => word)))
    })
  })
})

/** What the code says against these inputs. */
function refusals(given: Readonly<Record<string, string>>): readonly InvalidInput[] {
  try {
    readInputs((name) => given[name] ?? '', { cloudUrl: '', windows: false })
    return []
  } catch (error) {
    if (error instanceof InvalidInputs) return error.invalid
    throw error
  }
}

/** The inputs that take one of a few words, each with these, as the code names them when it is given another. */
function choicesOf(names: readonly string[]): Record<string, readonly string[]> {
  const lists = names.map((name) => {
    const [refused] = refusals({ [name]: 'something-else' })
    const isList = /^`[^`]+`(?:, `[^`]+`)+$/.test(refused?.allowed ?? '')
    return [name, isList ? (refused?.allowed ?? '').split(', ').map((word) => word.replaceAll('`', '')) : []] as const
  })
  return Object.fromEntries(lists.filter(([, words]) => words.length > 0))
}

describe('the action merge', () => {
  const merge = readActionMetadata('merge')

  test('has the outputs of the main one', () => {
    expect(Object.keys(merge.outputs)).toEqual(Object.keys(action.outputs))
  })

  test('runs a bundle that is there, on Node 24', () => {
    expect(merge.runs).toEqual({ using: 'node24', main: '../dist/merge.js' })
    expect(readdirSync(join(ROOT, 'dist'))).toContain('merge.js')
  })

  test('reads the inputs that it declares', () => {
    const read = [...readFileSync(join(ROOT, 'src/merge/main.ts'), 'utf8').matchAll(/getInput\('([^']+)'\)/g)].map(
      ([, name]) => name,
    )
    expect(read).toEqual(Object.keys(merge.inputs))
  })
})

test('the licenses of everything in the bundle are beside it', () => {
  const imports = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .flatMap((file) => [...read(join('src', file)).matchAll(/\b(?:from |import\()'((?:@[^/']+\/)?[^/'.:]+)[/']/g)])
    .map(([, name]) => name)
  expect(imports).toEqual(expect.arrayContaining(['@actions/core', '@actions/github', 'undici', 'string-width']))
  const licenses = read('dist/licenses.txt').split('\n')
  // What is loaded with the first request and with the first comment is in chunks of its own, and listed all the same.
  expect(licenses).toEqual(expect.arrayContaining([...new Set(imports), '@octokit/core']))
})

test('the version is the same everywhere', () => {
  expect(JSON.parse(read('package.json'))).toMatchObject({ version: VERSION })
})
