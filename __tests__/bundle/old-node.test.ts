import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { expect, test } from '@jest/globals'

const DIST = join(import.meta.dirname, '..', '..', 'dist')
const PROGRAMS = ['index.js', 'merge.js', 'cli.js']

/** A Node in PATH that is older than 24, if there is one. */
const oldNode = (process.env['PATH'] ?? '')
  .split(delimiter)
  .map((directory) => join(directory, 'node'))
  .filter((file) => existsSync(file))
  .find((file) => Number.parseInt(execFileSync(file, ['--version'], { encoding: 'utf8' }).slice(1), 10) < 24)

const withOldNode = oldNode === undefined ? test.skip : test

withOldNode.each(PROGRAMS)('exits with 1 and names the required version on an old Node: %s', (program) => {
  const { status, stdout, stderr } = spawnSync(oldNode ?? '', [join(DIST, program)], { encoding: 'utf8' })
  expect({ status, stdout }).toEqual({ status: 1, stdout: '' })
  expect(stderr).toMatch(/^SpecStory sync requires Node.js 24 or later \(found v\d+\.\d+\.\d+\)\.\n$/)
})

test.each([...PROGRAMS, 'node-24.js'])('contains no syntax that an old Node cannot parse: %s', (program) => {
  const text = readFileSync(join(DIST, program), 'utf8').replace(/\/\*[\s\S]*?\*\/|^#!.*|^\/\/.*/gm, '')
  // Syntax that is newer than modules and arrow functions.
  expect(text).not.toMatch(/\bawait\b|\basync\b|\?\.|\?\?|\|\|=|&&=|#\w|\bstatic\b|\busing\b|\d_\d|\*\*/)
  const imports = [...text.matchAll(/^import .* from '(.*)'/gm)].map(([, from]) => from)
  expect(imports).toEqual(program === 'node-24.js' ? [] : ['./node-24.js'])
})
