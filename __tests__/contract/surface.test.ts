import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { readActionMetadata, readInputDefaults } from '../../local-runner/action-metadata.ts'
import INPUT_DEFAULTS from '../../src/inputs/input-defaults.json' with { type: 'json' }
import { type InvalidInput, InvalidInputs } from '../../src/inputs/input-types.ts'
import { INPUT_NAMES, parseInputs } from '../../src/inputs/inputs.ts'
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

  test('document every input and output, and the defaults', () => {
    for (const [name, { description, default: preset }] of Object.entries(action.inputs)) {
      expect(`${name}: ${description}`).toMatch(/: [A-Z`].{20,}/s)
      if (preset) expect(`${name}: ${description}`).toMatch(/Default/)
    }
    for (const { description } of Object.values(action.outputs)) expect(description.length).toBeGreaterThan(20)
  })

  test('use only keys that the runner knows', () => {
    const known = ['description', 'required', 'default', 'deprecationMessage']
    for (const input of Object.values(action.inputs)) expect(known).toEqual(expect.arrayContaining(Object.keys(input)))
  })

  test('run the committed bundle on Node 24', () => {
    expect(action.runs).toEqual({ using: 'node24', main: 'dist/index.js' })
    expect(readdirSync(join(ROOT, 'dist'))).toContain('index.js')
  })

  describe('inputs with a fixed set of values', () => {
    const valuesByInput = listAllowedValues(Object.keys(action.inputs))

    test('are the listed ones', () => {
      expect(Object.keys(valuesByInput)).toEqual([
        'providers',
        'unidentified',
        'mode',
        'update-when',
        'secrets',
        'if-no-sessions',
      ])
    })

    test.each(Object.entries(valuesByInput))('`%s` documents and accepts the same values', (name, allowed) => {
      expect(allowed.length).toBeGreaterThan(1)
      for (const value of allowed) {
        expect(action.inputs[name]?.description).toContain(`\`${value}\``)
        expect(findInvalid({ [name]: value })).toEqual([])
        expect(findInvalid({ [name]: value.toUpperCase() })).toHaveLength(1)
      }
      const documented = [...(action.inputs[name]?.description ?? '').matchAll(/`([a-z]+)`(?=[:,]| or\b)/g)]
      expect(allowed).toEqual(expect.arrayContaining(documented.map(([, word]) => word)))
    })
  })
})

/** The invalid inputs among these. */
function findInvalid(given: Readonly<Record<string, string>>): readonly InvalidInput[] {
  try {
    parseInputs((name) => given[name] ?? '', { cloudUrl: '', windows: false }, [])
    return []
  } catch (error) {
    if (error instanceof InvalidInputs) return error.invalid
    throw error
  }
}

/** Allowed values by input, as the code names them when it rejects another value. */
function listAllowedValues(names: readonly string[]): Record<string, readonly string[]> {
  const lists = names.map((name) => {
    const [invalid] = findInvalid({ [name]: 'something-else' })
    const isList = /^`[^`]+`(?:, `[^`]+`)+$/.test(invalid?.allowed ?? '')
    return [name, isList ? (invalid?.allowed ?? '').split(', ').map((word) => word.replaceAll('`', '')) : []] as const
  })
  return Object.fromEntries(lists.filter(([, words]) => words.length > 0))
}

describe('merge/action.yml', () => {
  const merge = readActionMetadata('merge')

  test('has the same outputs as action.yml', () => {
    expect(Object.keys(merge.outputs)).toEqual(Object.keys(action.outputs))
  })

  test('runs the committed bundle on Node 24', () => {
    expect(merge.runs).toEqual({ using: 'node24', main: '../dist/merge.js' })
    expect(readdirSync(join(ROOT, 'dist'))).toContain('merge.js')
  })

  test('declares the inputs that the code reads', () => {
    const read = [...readFileSync(join(ROOT, 'src/merge/main.ts'), 'utf8').matchAll(/getInput\('([^']+)'\)/g)].map(
      ([, name]) => name,
    )
    expect(read).toEqual(Object.keys(merge.inputs))
  })
})

test('dist/licenses.txt has every package of the bundle', () => {
  const imports = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .flatMap((file) => [...read(join('src', file)).matchAll(/\b(?:from |import\()'((?:@[^/']+\/)?[^/'.:]+)[/']/g)])
    .map(([, name]) => name)
  expect(imports).toEqual(expect.arrayContaining(['@actions/core', '@actions/github', 'undici', 'string-width']))
  const licenses = read('dist/licenses.txt').split('\n')
  // Packages in lazily loaded chunks must be listed too.
  expect(licenses).toEqual(expect.arrayContaining([...new Set(imports), '@octokit/core']))
})

test('package.json has the version of src/version.ts', () => {
  expect(JSON.parse(read('package.json'))).toMatchObject({ version: VERSION })
})
