import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'

const ROOT = join(import.meta.dirname, '..', '..')

test('the SBOM lists only packages in dist/licenses.txt, among them those that the sources import', () => {
  const text = execFileSync(process.execPath, [join(ROOT, 'scripts', 'sbom.ts')], { encoding: 'utf8', cwd: ROOT })
  const { components } = JSON.parse(text) as { components: { name: string; version: string; scope: string }[] }
  const licenses = readFileSync(join(ROOT, 'dist', 'licenses.txt'), 'utf8').split('\n')
  expect(components.filter(({ name, scope }) => !licenses.includes(name) || scope !== 'required')).toEqual([])
  const names = components.map(({ name }) => name)
  expect(names).toEqual(
    expect.arrayContaining(['@actions/core', '@octokit/core', 'undici', 'string-width', 'strip-ansi']),
  )
  expect(names).not.toContain('jest')
})
