import { mkdirSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from '@jest/globals'
import { inspectReparsePoint, isSameFile, listDirectory, resolveRoot } from '../src/workspace.ts'
import { checkout } from './rig/checkout.ts'

test.each([
  ['equal numbers', { dev: 3n, ino: 5n }, { dev: 3n, ino: 5n }, true],
  ['64 and 32 bits of one device', { dev: 0x9c3f_0000_7a11_22ffn, ino: 5n }, { dev: 0x7a11_22ffn, ino: 5n }, true],
  ['another device', { dev: 3n, ino: 5n }, { dev: 4n, ino: 5n }, false],
  ['inodes that differ beyond 2^53', { dev: 3n, ino: 2n ** 60n }, { dev: 3n, ino: 2n ** 60n + 1n }, false],
])('compares files by device and inode: %s', (_name, one, other, expected) => {
  expect(isSameFile(one, other)).toBe(expected)
})

test('takes the kind of a reparse point from lstat when the listing calls it a link', async () => {
  const directory = checkout({ 'file.md': '' })
  mkdirSync(join(directory, 'directory'))
  symlinkSync('file.md', join(directory, 'link'))
  const kinds = ['file.md', 'directory', 'link', 'missing'].map(async (name) => {
    const listed = { name, isFile: () => false, isDirectory: () => false, isSymbolicLink: () => true }
    const entry = await inspectReparsePoint(directory, listed)
    return [entry.name, entry.isFile(), entry.isDirectory(), entry.isSymbolicLink()]
  })
  expect(await Promise.all(kinds)).toEqual([
    ['file.md', true, false, false],
    ['directory', false, true, false],
    ['link', false, false, true],
    ['missing', false, false, true],
  ])
})

describe('on a system that does not report the paths of open files', () => {
  const { platform } = process
  const setPlatform = (value: NodeJS.Platform) => Object.defineProperty(process, 'platform', { value })
  afterEach(() => {
    setPlatform(platform)
  })

  async function listNames(workspace: string, directory: string): Promise<string[]> {
    const names: string[] = []
    const root = await resolveRoot(workspace)
    if (platform === 'linux') setPlatform('darwin')
    await listDirectory(root, directory, ({ name }) => names.push(name), new AbortController().signal)
    return names.sort()
  }

  test('lists a directory', async () => {
    expect(await listNames(checkout({ 'a/b/1.md': '', 'a/b/2.md': '' }), 'a/b')).toEqual(['1.md', '2.md'])
  })

  test('refuses a directory when a link replaces its parent', async () => {
    const workspace = checkout({ 'outside/b/1.md': '' })
    symlinkSync('outside', join(workspace, 'a'))
    await expect(listNames(workspace, 'a/b')).rejects.toMatchObject({ name: 'PathMismatchError' })
  })
})
