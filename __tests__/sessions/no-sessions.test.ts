import { mkdirSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { assertSessionsFound, explainNoSessions } from '../../src/sessions/no-sessions.ts'
import { checkout, sessionId, transcript } from '../rig/checkout.ts'
import { scan } from '../rig/scan.ts'

const HISTORY = '.specstory/history'
const LFS = 'version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n'
const elsewhereAt = (directory: string) => ({ [`${directory}/a.md`]: transcript(sessionId(1)) })
const elsewhere = (path: string) => ({ [`${path}/${HISTORY}/a.md`]: transcript(sessionId(1)) })

test.each<[string, Record<string, string>, RegExp]>([
  ['a forgotten checkout', {}, /the workspace is empty, .*actions\/checkout/],
  ['nothing but what a container left', { '.cache/x': '' }, /the workspace is empty/],
  ['a history elsewhere', { 'README.md': '', ...elsewhere('packages/web') }, /set `path` to `packages\/web`\.$/],
  [
    'two histories elsewhere, nearest first',
    { ...elsewhere('b'), ...elsewhere('a/c'), ...elsewhere('node_modules/x') },
    /set `path` to `b` or `a\/c`\.$/,
  ],
  [
    'a history too deep to look for',
    { 'README.md': '', ...elsewhere('a/b/c/d/e/f') },
    /does not exist in this commit\. Commit `\.specstory\/history`/,
  ],
  [
    'a sparse checkout',
    { 'src/x': '', '.git/config.worktree': '[core]\n\tsparseCheckout = true\n' },
    /sparse checkout/,
  ],
  ['one that was sparse', { 'src/x': '', '.git/config': '[core]\n\tsparseCheckout = false\n' }, /does not exist/],
  ['a git-ignored history', { 'src/x': '', '.gitignore': 'dist\n/.specstory/**\n' }, /`.gitignore` names `.specstory`/],
  [
    'a line about it that ignores nothing',
    { 'src/x': '', '.gitignore': '# .specstory\n!.specstory\n' },
    /does not exist/,
  ],
  [
    'LFS pointers',
    { [`${HISTORY}/a.md`]: LFS, [`${HISTORY}/b.md`]: LFS },
    /it contains only 2 Git LFS pointers\. Set `lfs: true`/,
  ],
  [
    'transcripts without ids, and other Markdown',
    { [`${HISTORY}/a.md`]: '## SpecStory\n\n# x\n', [`${HISTORY}/.what-is-this.md`]: '# About\n' },
    /it contains only 1 transcript without a session ID and 1 Markdown file that is not.*`unidentified: upload`/,
  ],
  [
    'a submodule that was not fetched',
    { 'src/x': '', '.gitmodules': '[submodule "h"]\n\tpath = .specstory\n\turl = ../history\n' },
    /`.specstory` is a submodule that was not fetched, so set `submodules: true`/,
  ],
  [
    'a submodule elsewhere',
    { 'src/x': '', '.gitmodules': '[submodule "h"]\n\tpath = vendor/lib\n\turl = ../lib\n' },
    /does not exist in this commit/,
  ],
  [
    'an ignored history, and another directory that has one',
    { 'src/x': '', '.gitignore': '.specstory/\n', ...elsewhere('apps/web') },
    /: `.gitignore` names.*\. Also, the repository has its history elsewhere, so set `path` to `apps\/web`\.$/,
  ],
  ['no Markdown', { [`${HISTORY}/statistics.json`]: '{}', 'src/x': '' }, /the directory contains no Markdown files/],
])('%s', async (_, files, cause) => {
  const workspace = checkout(files)
  const sentence = await explainNoSessions(workspace, [await scan(workspace)])
  expect(sentence).toMatch(cause)
  expect(sentence.startsWith(`No sessions found in \`${HISTORY}\`: `)).toBe(true)
})

test.each<[string, string, Record<string, string>, string]>([
  [
    '.',
    'docs/histroy',
    elsewhereAt('docs/history'),
    '`history-dir` names `docs/histroy`, which does not exist below `.`; `docs/history` does.',
  ],
  ['.', '.specstory/histroy', elsewhere('.'), '; `.specstory/history` does.'],
  ['.', 'sessions', elsewhere('.'), '; `.specstory/history` does.'],
  ['web', 'docs/histroy', elsewhereAt('web/docs/history'), 'does not exist below `web`; `docs/history` does.'],
  ['web', 'docs/histroy', { ...elsewhereAt('docs/history'), 'web/x': '' }, 'does not exist below `web`.'],
])('a mistyped history-dir is named, with the one that exists: %s, %s', async (path, historyDir, files, hint) => {
  const workspace = checkout({ 'src/x': '', ...files })
  const scanned = await scan(workspace, { paths: [path], historyDir })
  expect(await explainNoSessions(workspace, [scanned], { paths: [path], historyDir })).toContain(hint)
})

test('names the settings that disable local sync', async () => {
  const workspace = checkout({ 'src/x': '' })
  const inputs = { paths: ['.'], historyDir: '', localSyncDisabledBy: '.specstory/cli/config.toml' }
  expect(await explainNoSessions(workspace, [await scan(workspace)], inputs)).toContain(
    '`.specstory/cli/config.toml` disables local sync (`[local_sync] enabled = false`), so SpecStory writes no transcripts',
  )
})

test.each<[string, 'warn' | 'error' | 'ignore', string | undefined]>([
  ['fails', 'warn', 'path-not-found'],
  ['fails', 'error', 'path-not-found'],
  ['ignores it', 'ignore', undefined],
])('%s when `history-dir` exists below none of the paths and if-no-sessions is %s', async (_, ifNoSessions, code) => {
  const workspace = checkout({ 'src/x': '', ...elsewhere('.') })
  const scanned = await scan(workspace, { historyDir: 'notes' })
  const inputs = { paths: ['.'], historyDir: 'notes', sessions: [], ifNoSessions }
  const asserted = assertSessionsFound([scanned], inputs, workspace)
  if (code === undefined) expect(await asserted).toBeUndefined()
  else
    await expect(asserted).rejects.toMatchObject({
      code,
      message: expect.stringContaining('`.specstory/history` does'),
    })
})

test('a workspace that is not there', async () => {
  const workspace = join(checkout({}), 'gone')
  expect(await explainNoSessions(workspace, [await scan(workspace)])).toMatch(/the workspace is empty/)
  expect(await explainNoSessions(workspace, [])).toContain('found in the workspace: ')
})

test('what could not be read comes first', async () => {
  const workspace = checkout({ a: '' })
  const empty = await scan(workspace)
  const unreadable = [{ file: HISTORY, detail: 'permission denied (EACCES)' }]
  expect(await explainNoSessions(workspace, [{ ...empty, unreadable }])).toMatch(
    /could not be read \(permission denied/,
  )
})

if (process.platform !== 'win32') {
  test('a history that is a link, and links that lead in circles', async () => {
    const workspace = checkout({ '.specstory/x': '', 'src/x': '' })
    symlinkSync('/etc', join(workspace, HISTORY))
    expect(await explainNoSessions(workspace, [await scan(workspace)])).toMatch(/it contains only 1 symbolic link/)
    symlinkSync('.', join(workspace, 'src/circle'))
    expect(await explainNoSessions(workspace, [await scan(workspace, { paths: ['src'] })])).toMatch(/does not exist/)
  })
}

test('a directory of many files ends the search', async () => {
  const files = Array.from({ length: 20_000 }, (_, index) => [`a/${index}`, ''])
  const workspace = checkout(Object.fromEntries([...files, ...Object.entries(elsewhere('b/c'))]))
  expect(await explainNoSessions(workspace, [await scan(workspace)])).toMatch(/does not exist/)
})

test('a repository of many directories is searched within bounds', async () => {
  const workspace = checkout({})
  for (let index = 0; index < 2_100; index++) mkdirSync(join(workspace, `d${index}`))
  expect(await explainNoSessions(workspace, [await scan(workspace)])).toMatch(/does not exist/)
})
