import { symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { assertPathsExist } from '../../src/sessions/no-sessions.ts'
import { checkout } from '../rig/checkout.ts'

const HISTORY = '.specstory/history/a.md'

async function assertPaths(files: Record<string, string>, paths: readonly string[]): Promise<string | undefined> {
  const workspace = checkout(files)
  try {
    await assertPathsExist(paths.map(toPlace), { ifNoSessions: 'warn' }, workspace)
    return undefined
  } catch (error) {
    expect(error).toMatchObject({ code: 'path-not-found', hint: expect.stringContaining('if-no-sessions: ignore') })
    return (error as Error).message
  }
}

test.each<[string, Record<string, string>, string[], RegExp]>([
  [
    'a similar directory for a typo',
    { [`apps/web/${HISTORY}`]: '' },
    ['naps/web'],
    /: `naps\/web` \(did you mean `apps\/web`\?\)$/,
  ],
  ['a directory whose name differs only in case', { 'Apps/x': '' }, ['apps'], /did you mean `Apps`\?\)$/],
  ['the new directory of a moved package', { 'packages/web/x': '' }, ['web'], /did you mean `packages\/web`\?\)$/],
  [
    'a directory with a history before a more similar one',
    { 'gadget/x': '', [`gabgetz/${HISTORY}`]: '' },
    ['gadgets'],
    /did you mean `gabgetz`\?\)$/,
  ],
  ['nothing for a file', { web: '', 'README.md': '' }, ['web'], /: `web` \(no similar/],
  ['nothing for a path below a file', { web: '', 'x/y': '' }, ['web/app'], /: `web\/app` \(no similar/],
  [
    'a directory for each of two paths',
    { 'apps/x': '' },
    ['aps', 'gadgets'],
    /: `aps` \(did you mean `apps`\?\), `gadgets` \(no similar directory found\)$/,
  ],
  [
    'other directories with a history',
    { [`a/${HISTORY}`]: '', [`b/${HISTORY}`]: '' },
    ['gadgets'],
    /the history is in `a` and `b`\)$/,
  ],
  ['a checkout when the workspace is empty', {}, ['web'], /the workspace is empty, .*actions\/checkout/],
  [
    'a full checkout when it is sparse',
    { 'x/y': '', '.git/config': '[core]\n\tsparseCheckout = true\n' },
    ['gadgets'],
    /sparse checkout/,
  ],
])('assertPathsExist suggests %s', async (_name, files, paths, message) => {
  expect(await assertPaths(files, paths)).toMatch(message)
})

test.each<[string, Record<string, string>, string[]]>([
  ['the workspace', {}, ['.']],
  ['a directory without a history', { 'web/x': '' }, ['web', '.']],
])('assertPathsExist accepts %s', async (_name, files, paths) => {
  expect(await assertPaths(files, paths)).toBeUndefined()
})

test('assertPathsExist accepts a symbolic link, which the scan reports', async () => {
  const workspace = checkout({ 'README.md': '' })
  symlinkSync('nowhere', join(workspace, 'web'))
  await assertPathsExist(['web', 'web/app'].map(toPlace), { ifNoSessions: 'error' }, workspace)
})

test('assertPathsExist accepts a missing path with `if-no-sessions: ignore`', async () => {
  await assertPathsExist(['naps/web'].map(toPlace), { ifNoSessions: 'ignore' }, checkout({ 'apps/web/x': '' }))
})

test.each([
  ['.specstory', '.'],
  ['.specstory/history', '.'],
  ['apps/web/.specstory', 'apps/web'],
])('assertPathsExist rejects the `path` %s and suggests %s', async (path, suggestion) => {
  const workspace = checkout({ '.specstory/history/a.md': '', 'apps/web/.specstory/history/a.md': '' })
  await expect(assertPathsExist([toPlace(path)], { ifNoSessions: 'warn' }, workspace)).rejects.toMatchObject({
    code: 'path-not-found',
    hint: expect.stringContaining(`Set \`path\` to \`${suggestion}\``),
  })
})

test('assertPathsExist accepts a path in `.specstory` when its history directory exists', async () => {
  const workspace = checkout({ '.specstory/history/a.md': '' })
  await assertPathsExist([{ path: '.specstory', historyDir: 'history' }], { ifNoSessions: 'warn' }, workspace)
})

function toPlace(path: string): { path: string; historyDir: string } {
  return { path, historyDir: '.specstory/history' }
}
