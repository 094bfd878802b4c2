import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { expect, test } from '@jest/globals'

const DIST = join(import.meta.dirname, '..', '..', 'dist')
const PROGRAMS = ['index.js', 'merge.js', 'cli.js']

/** A Node of this machine that is older than 24, if there is one. */
const oldNode = (process.env['PATH'] ?? '')
  .split(delimiter)
  .map((directory) => join(directory, 'node'))
  .filter((file) => existsSync(file))
  .find((file) => Number.parseInt(execFileSync(file, ['--version'], { encoding: 'utf8' }).slice(1), 10) < 24)

const withOldNode = oldNode === undefined ? test.skip : test

withOldNode.each(PROGRAMS)('%s says which Node it needs, to an old one, and ends with 1', (program) => {
  const { status, stdout, stderr } = spawnSync(oldNode ?? '', [join(DIST, program)], { encoding: 'utf8' })
  expect({ status, stdout }).toEqual({ status: 1, stdout: '' })
  expect(stderr).toMatch(/^SpecStory sync requires Node.js 24 or later, and this is v\d+\.\d+\.\d+\.\n$/)
})

test.each([...PROGRAMS, 'node-24.js'])('%s has nothing that an old Node cannot parse', (program) => {
  const text = readFileSync(join(DIST, program), 'utf8').replace(/\/\*[\s\S]*?\*\/|^#!.*|^\/\/.*/gm, '')
  // What came after modules and arrow functions did.
  expect(text).not.toMatch(/\bawait\b|\basync\b|\?\.|\?\?|\|\|=|&&=|#\w|\bstatic\b|\busing\b|\d_\d|\*\*/)
  const imports = [...text.matchAll(/^import .* from '(.*)'/gm)].map(([, from]) => from)
  expect(imports).toEqual(program === 'node-24.js' ? [] : ['./node-24.js'])
})
