import { expect, test } from '@jest/globals'
import { findFileSource } from '../../src/project/project.ts'
import { place } from '../rig/runs.ts'

const OTHER = { serverUrl: 'https://gitlab.com', name: 'acme/gadgets' }
const FILE = '.specstory/history/a.md'

test.each([
  ['of the workspace’s own checkout', [place('.')], FILE, FILE],
  ['of a checkout in a directory', [place('src', { root: 'src' })], `src/${FILE}`, FILE],
  ['of a package of it', [place('src/web', { root: 'src' })], `src/web/${FILE}`, `web/${FILE}`],
  [
    'of a repository above the workspace',
    [place('.', { root: '../..', prefix: 'packages/web' })],
    FILE,
    `packages/web/${FILE}`,
  ],
  ['below no path of the run', [place('src', { root: 'src' })], FILE, undefined],
  ['beside a path of nearly its name', [place('src', { root: 'src' })], `src2/${FILE}`, undefined],
])('the path of a file %s', (_name, places, file, path) => {
  expect(findFileSource(places, file)?.path).toBe(path)
})

test('the nearest path decides which repository a file is of', () => {
  const places = [place('.'), place('vendor/gadgets', { root: 'vendor/gadgets', repository: OTHER })]
  expect(findFileSource(places, `vendor/gadgets/${FILE}`)).toMatchObject({ repository: OTHER, path: FILE })
  expect(findFileSource(places, FILE)?.repository).toEqual(place('.').repository)
})
