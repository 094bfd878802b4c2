import { symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { adoptTrueCase, createPathLookup, type PathLookup } from '../../src/project/path-case.ts'
import { checkout } from '../rig/checkout.ts'

/** A case-insensitive file system, as on Windows and macOS. */
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

describe('adoptTrueCase on a case-insensitive file system', () => {
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

  test('fails with the listed name when the system finds a directory under another name', async () => {
    const lookup = foldingLookup(TREE, { doc: 'docs' })
    await expect(adoptTrueCase('doc', lookup, 'The input `path`')).rejects.toMatchObject({
      code: 'path-not-found',
      message: 'The input `path` names `doc`, but its directory lists no `doc` (did you mean `docs`?)',
    })
  })

  test('prefers the exact name when two differ only in case', async () => {
    expect(await adoptTrueCase('docs', foldingLookup(['Docs', 'docs']), 'The input `path`')).toBe('docs')
  })
})

test.each([
  ['apps/web', 'apps/web'],
  ['Apps/Web', 'Apps/Web'],
  ['Apps/none', 'Apps/none'],
])('adoptTrueCase keeps %s on a case-sensitive file system', async (path, expected) => {
  const workspace = checkout({ 'Apps/Web/x': '' })
  expect(await adoptTrueCase(path, createPathLookup(workspace), 'The input `path`')).toBe(expected)
})

test('createPathLookup lists nothing behind a symbolic link', async () => {
  const workspace = checkout({ x: '' })
  symlinkSync(checkout({ 'Web/x': '' }), join(workspace, 'link'))
  expect(await createPathLookup(workspace).list('link')).toBeUndefined()
  expect(await adoptTrueCase('link/Web', createPathLookup(workspace), 'The input `path`')).toBe('link/Web')
})
