import { spawnSync } from 'node:child_process'
import { symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { FileHeads } from '../../src/sessions/file-head.ts'
import { resolveRoot } from '../../src/workspace.ts'
import { checkout } from '../rig/checkout.ts'

const onPosix = process.platform === 'win32' ? test.skip : test

/** `place`: the disk answers at once. `pool`: the first read took 11 ms, so those that follow go through the pool. */
async function heads(mode: 'place' | 'pool', workspace: string): Promise<FileHeads> {
  let now = 0
  const made = new FileHeads(await resolveRoot(workspace), () => now)
  await made.read('a.md', Buffer.alloc(4))
  now = mode === 'pool' ? 11 : 0
  await made.read('a.md', Buffer.alloc(4))
  return made
}

describe.each(['place', 'pool'] as const)('in %s', (mode) => {
  test('the start of a file, its size and its time', async () => {
    const workspace = checkout({ 'a.md': 'a long text' })
    const buffer = Buffer.alloc(6)
    const { bytes, size, mtimeMs } = await (await heads(mode, workspace)).read('a.md', buffer)
    expect(bytes.toString()).toBe('a long')
    expect(size).toBe(11)
    expect(mtimeMs).toBeGreaterThan(0)
  })

  test.each([
    ['nothing', 'ENOENT'],
    ['a.md/x', process.platform === 'win32' ? 'ENOENT' : 'ENOTDIR'],
  ])('%s', async (name, code) => {
    const workspace = checkout({ 'a.md': 'text' })
    const reader = await heads(mode, workspace)
    await expect(async () => reader.read(name, Buffer.alloc(4))).rejects.toMatchObject({ code })
  })

  onPosix('a link, a FIFO and a directory in the place of a file', async () => {
    const workspace = checkout({ 'a.md': 'text', 'directory/x': '' })
    symlinkSync('a.md', join(workspace, 'link'))
    spawnSync('mkfifo', [join(workspace, 'fifo')])
    const reader = await heads(mode, workspace)
    const read = (name: string) => async () => reader.read(name, Buffer.alloc(4))
    await expect(read('link')).rejects.toMatchObject({ code: 'ELOOP' })
    await expect(read('fifo')).rejects.toMatchObject({ name: 'NotRegularFileError' })
    await expect(read('directory')).rejects.toMatchObject({ name: 'NotRegularFileError' })
  })
})

test('after a while of reading, timers and requests get their turn before any reader goes on', async () => {
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

test('the cache is tried again after some thousand reads through the pool', async () => {
  const workspace = checkout({ 'a.md': 'text' })
  const reader = await heads('pool', workspace)
  const inPlace = []
  for (let count = 0; count < 5_000; count++) {
    const head = reader.read('a.md', Buffer.alloc(4))
    inPlace.push(!(head instanceof Promise))
    await head
  }
  expect(inPlace.indexOf(true)).toBe(4_095)
  expect(inPlace.lastIndexOf(false)).toBe(4_094)
})
