import { spawnSync } from 'node:child_process'
import { readdirSync, readlinkSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { FileHeads } from '../../src/sessions/file-head.ts'
import { resolveRoot } from '../../src/workspace.ts'
import { checkout } from '../rig/checkout.ts'

const onLinux = process.platform === 'linux' ? test : test.skip
const onPosix = process.platform === 'win32' ? test.skip : test

type Mode = 'synchronous' | 'pooled'

/** In `pooled` mode the first read takes 11 ms, so later ones go through the thread pool. */
async function createHeads(mode: Mode, workspace: string): Promise<FileHeads> {
  const times = mode === 'pooled' ? [0, 0, 11] : [0]
  const heads = new FileHeads(await resolveRoot(workspace), () => (times.length > 1 ? times.shift() : times[0]) ?? 0)
  // The first and the ninth read are timed.
  for (let count = 0; count < 9; count++) await heads.read('a.md', Buffer.alloc(4))
  return heads
}

describe.each(['synchronous', 'pooled'] as const)('FileHeads with %s reads', (mode) => {
  test('returns the start of a file, its size and its time', async () => {
    const workspace = checkout({ 'a.md': 'a long text' })
    const buffer = Buffer.alloc(6)
    const { bytes, size, mtimeMs } = await (await createHeads(mode, workspace)).read('a.md', buffer)
    expect(bytes.toString()).toBe('a long')
    expect(size).toBe(11)
    expect(mtimeMs).toBeGreaterThan(0)
  })

  test.each([
    ['nothing', 'ENOENT'],
    ['a.md/x', process.platform === 'win32' ? 'ENOENT' : 'ENOTDIR'],
  ])('rejects the missing file %s with %s', async (name, code) => {
    const workspace = checkout({ 'a.md': 'text' })
    const reader = await createHeads(mode, workspace)
    await expect(async () => reader.read(name, Buffer.alloc(4))).rejects.toMatchObject({ code })
  })

  onPosix('rejects a symbolic link, a FIFO and a directory', async () => {
    const workspace = checkout({ 'a.md': 'text', 'directory/x': '' })
    symlinkSync('a.md', join(workspace, 'link'))
    spawnSync('mkfifo', [join(workspace, 'fifo')])
    const reader = await createHeads(mode, workspace)
    const read = (name: string) => async () => reader.read(name, Buffer.alloc(4))
    await expect(read('link')).rejects.toMatchObject({ code: 'ELOOP' })
    await expect(read('fifo')).rejects.toMatchObject({ name: 'NotRegularFileError' })
    await expect(read('directory')).rejects.toMatchObject({ name: 'NotRegularFileError' })
  })
})

test('FileHeads lets the event loop run after 10 ms of synchronous reads', async () => {
  const workspace = checkout({ 'a.md': 'text' })
  let now = 0
  const reader = new FileHeads(await resolveRoot(workspace), () => now)
  const read = () => reader.read('a.md', Buffer.alloc(4))
  for (let count = 0; count < 1_000; count++) expect(read()).not.toBeInstanceOf(Promise)
  now = 11
  let turns = 0
  setImmediate(() => turns++)
  expect(await Promise.all([read(), read()])).toMatchObject([{ size: 4 }, { size: 4 }])
  expect(turns).toBe(1)
  expect(read()).toMatchObject({ size: 4 })
})

test('FileHeads reads synchronously again after 4,096 pooled reads', async () => {
  const workspace = checkout({ 'a.md': 'text' })
  const reader = await createHeads('pooled', workspace)
  const isSynchronous = []
  for (let count = 0; count < 5_000; count++) {
    const head = reader.read('a.md', Buffer.alloc(4))
    isSynchronous.push(!(head instanceof Promise))
    await head
  }
  expect(isSynchronous.indexOf(true)).toBe(4_095)
  expect(isSynchronous.lastIndexOf(false)).toBe(4_094)
})

test('FileHeads keeps reading synchronously when the time passes between reads', async () => {
  const workspace = checkout({ 'a.md': 'text' })
  let now = 500
  const reader = new FileHeads(await resolveRoot(workspace), () => now)
  await reader.read('a.md', Buffer.alloc(4))
  now = 1_500
  for (let count = 0; count < 8; count++) await reader.read('a.md', Buffer.alloc(4))
  expect(reader.read('a.md', Buffer.alloc(4))).not.toBeInstanceOf(Promise)
})

test('FileHeads reads files of more directories than stay open', async () => {
  const files = Array.from({ length: 300 }, (_, index) => `${index}/a.md`)
  const workspace = checkout(Object.fromEntries(files.map((file) => [file, file])))
  using reader = new FileHeads(await resolveRoot(workspace), () => 0)
  for (const file of [...files, ...files]) {
    const { bytes, size } = await reader.read(file, Buffer.alloc(9))
    expect(bytes.toString()).toBe(file)
    expect(size).toBe(file.length)
  }
})

/** Counts the files and directories below a path that this process has open. */
function countOpenBelow(path: string): number {
  return readdirSync('/proc/self/fd').filter((fd) => {
    try {
      return readlinkSync(`/proc/self/fd/${fd}`).startsWith(`${path}/`)
    } catch {
      return false // closed meanwhile
    }
  }).length
}

onLinux('FileHeads opens each of at most 256 directories once, and closes them when it is disposed', async () => {
  const files = Array.from({ length: 300 }, (_, index) => `${index}/a.md`)
  const root = await resolveRoot(checkout(Object.fromEntries(files.map((file) => [file, file]))))
  const heads = new FileHeads(root, () => 0)
  for (const file of files.slice(0, 3)) await heads.read(file, Buffer.alloc(9))
  for (const file of files.slice(0, 3)) await heads.read(file, Buffer.alloc(9))
  expect(countOpenBelow(root)).toBe(3)
  for (const file of [...files, ...files]) await heads.read(file, Buffer.alloc(9))
  expect(countOpenBelow(root)).toBe(256)
  heads[Symbol.dispose]()
  expect(countOpenBelow(root)).toBe(0)
})

test('FileHeads reads a file in the root when a directory has a similar name', async () => {
  const workspace = checkout({ 'a.md': 'text', 'a.m/b.md': 'other' })
  using heads = new FileHeads(await resolveRoot(workspace), () => 0)
  expect(await heads.read('a.md', Buffer.alloc(4))).toMatchObject({ size: 4 })
})
