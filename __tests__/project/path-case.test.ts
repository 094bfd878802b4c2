import { symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { adoptTrueCase, createPathLookup, type PathLookup } from '../../src/project/path-case.ts'
import { checkout } from '../rig/checkout.ts'

/** A file system that folds case, as those of Windows and macOS do. */
function foldingLookup(directories: readonly string[], shortNames: Readonly<Record<string, string>> = {}): PathLookup {
  const fold = (path: string): string => (shortNames[path] ?? path).normalize('NFC').toLowerCase()
  return {
    exists: async (path) => directories.some((directory) => fold(directory) === fold(path)),
    list: async (directory) => {
      const prefix = directory === '.' ? '' : `${directory}/`
      return directories
        .filter((path) => path.startsWith(prefix) && !path.slice(prefix.length).includes('/'))
        .map((path) => path.slice(prefix.length))
    },
  }
}

const TREE = ['Apps', 'Apps/Web', 'Apps/Web/.specstory', 'Apps/Café', 'docs']

describe('on a file system that folds case', () => {
  test.each([
    ['Apps/Web', 'Apps/Web'],
    ['apps/web', 'Apps/Web'],
    ['APPS/WEB/.SpecStory', 'Apps/Web/.specstory'],
    ['apps/cafe\u0301', 'Apps/Café'],
    ['apps/api/x', 'Apps/api/x'],
    ['none/Web', 'none/Web'],
    ['.', '.'],
  ])('spells %s as %s', async (path, expected) => {
    expect(await adoptTrueCase(path, foldingLookup(TREE), 'The input `path`')).toBe(expected)
  })

  test('stops with the listed name when the system finds one that is not listed', async () => {
    const lookup = foldingLookup(TREE, { doc: 'docs' })
    await expect(adoptTrueCase('doc', lookup, 'The input `path`')).rejects.toMatchObject({
      code: 'path-not-found',
      message: 'The input `path` names `doc`, and its directory lists no `doc`: did you mean `docs`?',
    })
  })

  test('takes the exact name when two differ only in case', async () => {
    expect(await adoptTrueCase('docs', foldingLookup(['Docs', 'docs']), 'The input `path`')).toBe('docs')
  })
})

test.each([
  ['apps/web', 'apps/web'],
  ['Apps/Web', 'Apps/Web'],
  ['Apps/none', 'Apps/none'],
])('leaves %s on a file system that does not fold case', async (path, expected) => {
  const workspace = checkout({ 'Apps/Web/x': '' })
  expect(await adoptTrueCase(path, createPathLookup(workspace), 'The input `path`')).toBe(expected)
})

test('lists nothing behind a link', async () => {
  const workspace = checkout({ x: '' })
  symlinkSync(checkout({ 'Web/x': '' }), join(workspace, 'link'))
  expect(await createPathLookup(workspace).list('link')).toBeUndefined()
  expect(await adoptTrueCase('link/Web', createPathLookup(workspace), 'The input `path`')).toBe('link/Web')
})
