import { symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { assertPathsExist } from '../../src/sessions/no-sessions.ts'
import { checkout } from '../rig/checkout.ts'

const HISTORY = '.specstory/history/a.md'

async function refused(files: Record<string, string>, paths: readonly string[]): Promise<string | undefined> {
  const workspace = checkout(files)
  try {
    await assertPathsExist(paths.map(placeOf), { ifNoSessions: 'warn' }, workspace)
    return undefined
  } catch (error) {
    expect(error).toMatchObject({ code: 'path-not-found', hint: expect.stringContaining('if-no-sessions: ignore') })
    return (error as Error).message
  }
}

test.each<[string, Record<string, string>, string[], RegExp]>([
  ['a typo', { [`apps/web/${HISTORY}`]: '' }, ['naps/web'], /`naps\/web` does not exist: did you mean `apps\/web`\?$/],
  ['another case', { 'Apps/x': '' }, ['apps'], /did you mean `Apps`\?$/],
  ['a moved package', { 'packages/web/x': '' }, ['web'], /did you mean `packages\/web`\?$/],
  [
    'one with a history before one that is nearer',
    { 'gadget/x': '', [`gabgetz/${HISTORY}`]: '' },
    ['gadgets'],
    /did you mean `gabgetz`\?$/,
  ],
  ['a file', { web: '', 'README.md': '' }, ['web'], /`web` does not exist/],
  ['a file on the way', { web: '', 'x/y': '' }, ['web/app'], /`web\/app` does not exist/],
  [
    'two, each told',
    { 'apps/x': '' },
    ['aps', 'gadgets'],
    /`aps` does not exist: did you mean `apps`\?; `gadgets` does not exist: no similar directory found$/,
  ],
  ['a history elsewhere', { [`a/${HISTORY}`]: '', [`b/${HISTORY}`]: '' }, ['gadgets'], /its history in `a` and `b`$/],
  ['a forgotten checkout', {}, ['web'], /the workspace is empty, .*actions\/checkout/],
  [
    'a sparse checkout',
    { 'x/y': '', '.git/config': '[core]\n\tsparseCheckout = true\n' },
    ['gadgets'],
    /sparse checkout/,
  ],
])('a path that is not there fails with what there is instead: %s', async (_name, files, paths, message) => {
  expect(await refused(files, paths)).toMatch(message)
})

test.each<[string, Record<string, string>, string[]]>([
  ['the workspace', {}, ['.']],
  ['a directory without a history', { 'web/x': '' }, ['web', '.']],
])('what is there is no failure: %s', async (_name, files, paths) => {
  expect(await refused(files, paths)).toBeUndefined()
})

test('a link is there, and the scan says why it is not followed', async () => {
  const workspace = checkout({ 'README.md': '' })
  symlinkSync('nowhere', join(workspace, 'web'))
  await assertPathsExist(['web', 'web/app'].map(placeOf), { ifNoSessions: 'error' }, workspace)
})

test('if-no-sessions: ignore lets a path be missing', async () => {
  await assertPathsExist(['naps/web'].map(placeOf), { ifNoSessions: 'ignore' }, checkout({ 'apps/web/x': '' }))
})

test.each([
  ['.specstory', '.'],
  ['.specstory/history', '.'],
  ['apps/web/.specstory', 'apps/web'],
])('names the right value when `path` is %s', async (path, right) => {
  const workspace = checkout({ '.specstory/history/a.md': '', 'apps/web/.specstory/history/a.md': '' })
  await expect(assertPathsExist([placeOf(path)], { ifNoSessions: 'warn' }, workspace)).rejects.toMatchObject({
    code: 'path-not-found',
    hint: expect.stringContaining(`Set \`path\` to \`${right}\``),
  })
})

test('accepts a path in `.specstory` whose history directory exists', async () => {
  const workspace = checkout({ '.specstory/history/a.md': '' })
  await assertPathsExist([{ path: '.specstory', historyDir: 'history' }], { ifNoSessions: 'warn' }, workspace)
})

function placeOf(path: string): { path: string; historyDir: string } {
  return { path, historyDir: '.specstory/history' }
}
