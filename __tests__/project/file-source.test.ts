import { expect, test } from '@jest/globals'
import { findFileSource } from '../../src/project/project.ts'
import { place } from '../rig/runs.ts'

const OTHER = { serverUrl: 'https://gitlab.com', name: 'acme/gadgets' }
const FILE = '.specstory/history/a.md'

test.each([
  ['of the checkout at the workspace root', [place('.')], FILE, FILE],
  ['of a checkout in a directory', [place('src', { root: 'src' })], `src/${FILE}`, FILE],
  ['of a package in a checkout in a directory', [place('src/web', { root: 'src' })], `src/web/${FILE}`, `web/${FILE}`],
  [
    'of a repository above the workspace',
    [place('.', { root: '../..', prefix: 'packages/web' })],
    FILE,
    `packages/web/${FILE}`,
  ],
  ['outside all synced paths, which has none', [place('src', { root: 'src' })], FILE, undefined],
  [
    'in a directory whose name only starts with a path, which has none',
    [place('src', { root: 'src' })],
    `src2/${FILE}`,
    undefined,
  ],
])('findFileSource returns the path in the repository for a file %s', (_name, locations, file, path) => {
  expect(findFileSource(locations, file)?.path).toBe(path)
})

test('findFileSource takes the repository of the nearest path', () => {
  const locations = [place('.'), place('vendor/gadgets', { root: 'vendor/gadgets', repository: OTHER })]
  expect(findFileSource(locations, `vendor/gadgets/${FILE}`)).toMatchObject({ repository: OTHER, path: FILE })
  expect(findFileSource(locations, FILE)?.repository).toEqual(place('.').repository)
})
