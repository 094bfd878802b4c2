import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import picomatch from 'picomatch'
import { parse } from 'yaml'

const ROOT = join(import.meta.dirname, '..', '..')
const read = (file: string): string => readFileSync(join(ROOT, file), 'utf8')

test('Dependabot groups all packages that are in the bundle into one pull request', () => {
  const { updates } = parse(read('.github/dependabot.yml')) as {
    updates: { groups: Record<string, { patterns: string[] }> }[]
  }
  const isGrouped = picomatch(updates[0]?.groups['bundled']?.patterns ?? [])
  const { devDependencies } = JSON.parse(read('package.json')) as { devDependencies: Record<string, string> }
  const imported = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .flatMap((file) => [
      ...read(join('src', file)).matchAll(/^import .*?'([^'.][^']*)'|\bimport\([^'\n]*'([^'.][^']*)'/gms),
    ])
    .map(([, staticName, dynamicName]) => staticName ?? dynamicName ?? '')
    .filter((name) => !name.startsWith('node:'))
  const packages = Object.keys(devDependencies).filter((name) =>
    imported.some((path) => path === name || path.startsWith(`${name}/`)),
  )
  expect(packages).toEqual(expect.arrayContaining(['@actions/core', 'undici']))
  expect(packages.filter((name) => !isGrouped(name))).toEqual([])
})
