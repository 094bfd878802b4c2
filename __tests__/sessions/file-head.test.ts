import { spawnSync } from 'node:child_process'
import { symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { FileHeads } from '../../src/sessions/file-head.ts'
import { checkout } from '../checkout.ts'

const onPosix = process.platform === 'win32' ? test.skip : test

/** `place`: the disk answers at once. `pool`: the first read takes 5 ms, so all that follow go through the pool. */
async function heads(mode: 'place' | 'pool', workspace: string): Promise<FileHeads> {
  const times = mode === 'pool' ? [0, 0, 5] : []
  const made = new FileHeads(() => times.shift() ?? 0)
  if (mode === 'pool') await made.read(join(workspace, 'a.md'), Buffer.alloc(4))
  return made
}

describe.each(['place', 'pool'] as const)('in %s', (mode) => {
  test('the start of a file, its size and its time', async () => {
    const workspace = checkout({ 'a.md': 'a long text' })
    const buffer = Buffer.alloc(6)
    const { bytes, size, mtimeMs } = await (await heads(mode, workspace)).read(join(workspace, 'a.md'), buffer)
    expect(bytes.toString()).toBe('a long')
    expect(size).toBe(11)
    expect(mtimeMs).toBeGreaterThan(0)
  })

  test.each([
    ['nothing', 'ENOENT'],
    ['a.md/x', 'ENOTDIR'],
  ])('%s', async (name, code) => {
    const workspace = checkout({ 'a.md': 'text' })
    const reader = await heads(mode, workspace)
    await expect(async () => reader.read(join(workspace, name), Buffer.alloc(4))).rejects.toMatchObject({ code })
  })

  onPosix('a link, a FIFO and a directory in the place of a file', async () => {
    const workspace = checkout({ 'a.md': 'text', 'directory/x': '' })
    symlinkSync('a.md', join(workspace, 'link'))
    spawnSync('mkfifo', [join(workspace, 'fifo')])
    const reader = await heads(mode, workspace)
    const read = (name: string) => async () => reader.read(join(workspace, name), Buffer.alloc(4))
    await expect(read('link')).rejects.toMatchObject({ code: 'ELOOP' })
    await expect(read('fifo')).rejects.toMatchObject({ name: 'NotRegularFile' })
    await expect(read('directory')).rejects.toMatchObject({ name: 'NotRegularFile' })
  })
})

test('after a while of reading, timers and requests get their turn', async () => {
  const workspace = checkout({ 'a.md': 'text' })
  let now = 0
  const reader = new FileHeads(() => now)
  const path = join(workspace, 'a.md')
  expect(reader.read(path, Buffer.alloc(4))).not.toBeInstanceOf(Promise)
  now = 9
  let turns = 0
  setImmediate(() => turns++)
  const later = reader.read(path, Buffer.alloc(4))
  expect(await later).toMatchObject({ size: 4 })
  expect(turns).toBe(1)
  expect(reader.read(path, Buffer.alloc(4))).toMatchObject({ size: 4 })
})
