import { mkdirSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { assertSessionsFound, explainNoSessions } from '../../src/sessions/no-sessions.ts'
import { checkout, sessionId, transcript } from '../rig/checkout.ts'
import { scan } from '../rig/scan.ts'

const HISTORY = '.specstory/history'
const LFS = 'version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n'
const transcriptIn = (directory: string) => ({ [`${directory}/a.md`]: transcript(sessionId(1)) })
const historyIn = (path: string) => ({ [`${path}/${HISTORY}/a.md`]: transcript(sessionId(1)) })

test.each<[string, Record<string, string>, RegExp]>([
  ['an empty workspace', {}, /the workspace is empty, .*actions\/checkout/],
  ['a workspace with only a cache', { '.cache/x': '' }, /the workspace is empty/],
  [
    'a history in another directory',
    { 'README.md': '', ...historyIn('packages/web') },
    /set `path` to `packages\/web`\.$/,
  ],
  [
    'histories in two other directories, nearest first',
    { ...historyIn('b'), ...historyIn('a/c'), ...historyIn('node_modules/x') },
    /set `path` to `b` or `a\/c`\.$/,
  ],
  [
    'a history in a directory that is too deep',
    { 'README.md': '', ...historyIn('a/b/c/d/e/f') },
    /does not exist in this commit\. Commit `\.specstory\/history`/,
  ],
  [
    'a sparse checkout',
    { 'src/x': '', '.git/config.worktree': '[core]\n\tsparseCheckout = true\n' },
    /sparse checkout/,
  ],
  [
    'a checkout that is no longer sparse',
    { 'src/x': '', '.git/config': '[core]\n\tsparseCheckout = false\n' },
    /does not exist/,
  ],
  ['a git-ignored history', { 'src/x': '', '.gitignore': 'dist\n/.specstory/**\n' }, /`.gitignore` names `.specstory`/],
  [
    'a `.gitignore` with only a comment and a negation',
    { 'src/x': '', '.gitignore': '# .specstory\n!.specstory\n' },
    /does not exist/,
  ],
  [
    'Git LFS pointers',
    { [`${HISTORY}/a.md`]: LFS, [`${HISTORY}/b.md`]: LFS },
    /it contains only 2 Git LFS pointers\. Set `lfs: true`/,
  ],
  [
    'transcripts without session IDs and other Markdown files',
    { [`${HISTORY}/a.md`]: '## SpecStory\n\n# x\n', [`${HISTORY}/.what-is-this.md`]: '# About\n' },
    /it contains only 1 transcript without a session ID and 1 Markdown file that is not.*`unidentified: upload`/,
  ],
  [
    'a history in a submodule that was not fetched',
    { 'src/x': '', '.gitmodules': '[submodule "h"]\n\tpath = .specstory\n\turl = ../history\n' },
    /`.specstory` is a submodule that was not fetched, so set `submodules: true`/,
  ],
  [
    'an unrelated submodule',
    { 'src/x': '', '.gitmodules': '[submodule "h"]\n\tpath = vendor/lib\n\turl = ../lib\n' },
    /does not exist in this commit/,
  ],
  [
    'a git-ignored history and another one in a directory',
    { 'src/x': '', '.gitignore': '.specstory/\n', ...historyIn('apps/web') },
    /: `.gitignore` names.*\. Also, the repository has its history in another directory, so set `path` to `apps\/web`\.$/,
  ],
  [
    'a history without Markdown files',
    { [`${HISTORY}/statistics.json`]: '{}', 'src/x': '' },
    /the directory contains no Markdown files/,
  ],
])('explainNoSessions explains %s', async (_, files, cause) => {
  const workspace = checkout(files)
  const sentence = await explainNoSessions(workspace, [await scan(workspace)])
  expect(sentence).toMatch(cause)
  expect(sentence.startsWith(`No sessions found in \`${HISTORY}\`: `)).toBe(true)
})

test.each<[string, string, Record<string, string>, string]>([
  [
    '.',
    'docs/histroy',
    transcriptIn('docs/history'),
    '`history-dir` names `docs/histroy`, which does not exist below `.` (did you mean `docs/history`?).',
  ],
  ['.', '.specstory/histroy', historyIn('.'), '(did you mean `.specstory/history`?)'],
  ['.', 'sessions', historyIn('.'), '(did you mean `.specstory/history`?)'],
  [
    'web',
    'docs/histroy',
    transcriptIn('web/docs/history'),
    'does not exist below `web` (did you mean `docs/history`?).',
  ],
  ['web', 'docs/histroy', { ...transcriptIn('docs/history'), 'web/x': '' }, 'does not exist below `web`.'],
])(
  'explainNoSessions suggests the existing directory when `path` is %s and `history-dir` %s',
  async (path, historyDir, files, hint) => {
    const workspace = checkout({ 'src/x': '', ...files })
    const scanned = await scan(workspace, { paths: [path], historyDir })
    expect(await explainNoSessions(workspace, [scanned], { paths: [path], historyDir })).toContain(hint)
  },
)

test('explainNoSessions names the settings that disable local sync', async () => {
  const workspace = checkout({ 'src/x': '' })
  const inputs = { paths: ['.'], historyDir: '', localSyncDisabledBy: '.specstory/cli/config.toml' }
  expect(await explainNoSessions(workspace, [await scan(workspace)], inputs)).toContain(
    '`.specstory/cli/config.toml` disables local sync (`[local_sync] enabled = false`), so SpecStory writes no transcripts',
  )
})

test.each<[string, 'warn' | 'error' | 'ignore', string | undefined]>([
  ['fails', 'warn', 'path-not-found'],
  ['fails', 'error', 'path-not-found'],
  ['returns nothing', 'ignore', undefined],
])(
  'assertSessionsFound %s when no path has the `history-dir` and `if-no-sessions` is %s',
  async (_, ifNoSessions, code) => {
    const workspace = checkout({ 'src/x': '', ...historyIn('.') })
    const scanned = await scan(workspace, { historyDir: 'notes' })
    const inputs = { paths: ['.'], historyDir: 'notes', sessions: [], ifNoSessions }
    const asserted = assertSessionsFound([scanned], inputs, workspace)
    if (code === undefined) expect(await asserted).toBeUndefined()
    else
      await expect(asserted).rejects.toMatchObject({
        code,
        message: expect.stringContaining('did you mean `.specstory/history`?'),
      })
  },
)

test('explainNoSessions describes a missing workspace as empty', async () => {
  const workspace = join(checkout({}), 'gone')
  expect(await explainNoSessions(workspace, [await scan(workspace)])).toMatch(/the workspace is empty/)
  expect(await explainNoSessions(workspace, [])).toContain('found in the workspace: ')
})

test('explainNoSessions prefers an unreadable history to other causes', async () => {
  const workspace = checkout({ a: '' })
  const empty = await scan(workspace)
  const unreadable = [{ file: HISTORY, detail: 'permission denied (EACCES)' }]
  expect(await explainNoSessions(workspace, [{ ...empty, unreadable }])).toMatch(
    /could not be read \(permission denied/,
  )
})

if (process.platform !== 'win32') {
  test('explainNoSessions counts a linked history as a link and does not follow circular links', async () => {
    const workspace = checkout({ '.specstory/x': '', 'src/x': '' })
    symlinkSync('/etc', join(workspace, HISTORY))
    expect(await explainNoSessions(workspace, [await scan(workspace)])).toMatch(/it contains only 1 symbolic link/)
    symlinkSync('.', join(workspace, 'src/circle'))
    expect(await explainNoSessions(workspace, [await scan(workspace, { paths: ['src'] })])).toMatch(/does not exist/)
  })
}

test('explainNoSessions stops searching at a directory with 20,000 files', async () => {
  const files = Array.from({ length: 20_000 }, (_, index) => [`a/${index}`, ''])
  const workspace = checkout(Object.fromEntries([...files, ...Object.entries(historyIn('b/c'))]))
  expect(await explainNoSessions(workspace, [await scan(workspace)])).toMatch(/does not exist/)
})

test('explainNoSessions stops searching after 2,100 directories', async () => {
  const workspace = checkout({})
  for (let index = 0; index < 2_100; index++) mkdirSync(join(workspace, `d${index}`))
  expect(await explainNoSessions(workspace, [await scan(workspace)])).toMatch(/does not exist/)
})
