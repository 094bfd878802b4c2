import { chmodSync, mkdirSync, mkdtempSync, realpathSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { Checkouts } from '../../src/checkout/checkout.ts'
import { checkout as directory, write } from '../rig/checkout.ts'

const COMMIT = '0123456789abcdef0123456789abcdef01234567'
const OTHER = 'f'.repeat(40)
const ORIGIN = 'https://github.com/acme/widgets.git'

function config(url: string): string {
  return `[core]\n\tbare = false\n[remote "origin"]\n\turl = ${url}\n`
}

/** A `.git` directory, detached as CI checks out. */
function git(at: string, url = ORIGIN, head = COMMIT): Record<string, string> {
  return { [`${at}/config`]: config(url), [`${at}/HEAD`]: `${head}\n` }
}

function find(workspace: string, path: string, outside = false) {
  return new Checkouts({ workspace, outside }).find(path)
}

const FOUND = { root: '.', origin: ORIGIN, commit: COMMIT, fault: undefined }

describe('where a path is checked out', () => {
  test.each<[string, Record<string, string>, string, object]>([
    ['the workspace itself', git('.git'), '.', FOUND],
    ['a package of it', git('.git'), 'packages/a', FOUND],
    ['a path that is not there', git('.git'), 'none/at/all', FOUND],
    ['a checkout into a directory', git('src/.git'), 'src', { ...FOUND, root: 'src' }],
    ['a package of that', git('src/.git'), 'src/packages/a', { ...FOUND, root: 'src' }],
    [
      'a second checkout below the first',
      { ...git('.git'), ...git('other/.git', 'https://github.com/acme/other', OTHER) },
      'other/docs',
      { root: 'other', origin: 'https://github.com/acme/other', commit: OTHER, fault: undefined },
    ],
    [
      'a submodule, whose .git is a file',
      {
        ...git('.git'),
        'vendor/lib/.git': 'gitdir: ../../.git/modules/lib\n',
        ...git('.git/modules/lib', 'https://github.com/acme/lib', OTHER),
      },
      'vendor/lib',
      { root: 'vendor/lib', origin: 'https://github.com/acme/lib', commit: OTHER, fault: undefined },
    ],
    [
      'a worktree, over commondir',
      {
        ...git('main/.git', ORIGIN, OTHER),
        'tree/.git': 'gitdir: ../main/.git/worktrees/tree\n',
        'main/.git/worktrees/tree/commondir': '../..\n',
        'main/.git/worktrees/tree/HEAD': 'ref: refs/heads/topic\n',
        'main/.git/refs/heads/topic': `${COMMIT}\n`,
      },
      'tree',
      { ...FOUND, root: 'tree' },
    ],
    ['no remote', { '.git/config': '[core]\n', '.git/HEAD': COMMIT }, '.', { ...FOUND, origin: undefined }],
    ['no configuration', { '.git/HEAD': COMMIT }, '.', { ...FOUND, origin: undefined }],
    [
      'neither configuration nor commit yet',
      { '.git/HEAD': 'ref: refs/heads/main\n' },
      '.',
      { ...FOUND, origin: undefined, commit: undefined },
    ],
    ['a password in the URL', git('.git', 'https://x:secret@github.com/acme/widgets.git'), '.', FOUND],
    [
      'two URLs, of which git fetches from the first',
      { ...git('.git'), '.git/config': `${config(ORIGIN)}url = x` },
      '.',
      FOUND,
    ],
    [
      'an empty URL takes back those above it',
      { ...git('.git'), '.git/config': `${config('x')}url =\nurl = ${ORIGIN}` },
      '.',
      FOUND,
    ],
  ])('%s', async (_name, files, path, expected) => {
    expect(await find(directory(files), path)).toEqual(expected)
  })

  test('no .git at all is no checkout', async () => {
    expect(await find(directory({ 'a/b.md': '' }), 'a')).toBeUndefined()
  })

  test('a pointer may be absolute, as git writes it', async () => {
    const real = directory({ ...git('.git/modules/lib'), 'lib/x': '' })
    write(real, { 'lib/.git': `gitdir: ${join(realpathSync(real), '.git/modules/lib')}\n` })
    expect(await find(real, 'lib')).toEqual({ ...FOUND, root: 'lib' })
    const linked = join(mkdtempSync(join(tmpdir(), 'linked-')), 'workspace')
    symlinkSync(real, linked)
    expect(await find(linked, 'lib')).toEqual({ ...FOUND, root: 'lib' })
  })

  test('a path behind a link lies where the link lies', async () => {
    const workspace = directory({ ...git('.git'), ...git('other/.git', 'https://github.com/acme/other') })
    symlinkSync(join(workspace, 'other'), join(workspace, 'link'))
    expect(await find(workspace, 'link')).toMatchObject({ root: '.', origin: ORIGIN })
  })
})

describe('which commit is checked out', () => {
  const packed = `# pack-refs with: peeled fully-peeled sorted\n${OTHER} refs/heads/main2\n${OTHER} refs/heads/x/refs/heads/main\n${COMMIT} refs/heads/main\n^${OTHER}\n`
  test.each<[string, Record<string, string>, string | undefined]>([
    ['detached', { HEAD: `${COMMIT}\n` }, COMMIT],
    ['detached, of SHA-256', { HEAD: 'a'.repeat(64) }, 'a'.repeat(64)],
    ['a branch', { HEAD: 'ref: refs/heads/main\n', 'refs/heads/main': `${COMMIT}\n` }, COMMIT],
    ['a branch with slashes', { HEAD: 'ref: refs/heads/a/b.c\n', 'refs/heads/a/b.c': COMMIT }, COMMIT],
    ['a packed branch', { HEAD: 'ref: refs/heads/main\n', 'packed-refs': packed }, COMMIT],
    ['a packed branch, CRLF', { HEAD: 'ref: refs/heads/main', 'packed-refs': packed.replaceAll('\n', '\r\n') }, COMMIT],
    [
      'a loose branch before a packed one',
      { HEAD: 'ref: refs/heads/main', 'refs/heads/main': OTHER, 'packed-refs': packed },
      OTHER,
    ],
    ['a branch of a branch', { HEAD: 'ref: refs/a', 'refs/a': 'ref: refs/b', 'refs/b': COMMIT }, COMMIT],
    ['a circle of branches', { HEAD: 'ref: refs/a', 'refs/a': 'ref: refs/a' }, undefined],
    ['before the first commit', { HEAD: 'ref: refs/heads/main' }, undefined],
    ['reftable', { HEAD: 'ref: refs/heads/.invalid', 'reftable/tables.list': '' }, undefined],
    ['a branch that leads out', { HEAD: 'ref: refs/../../secret', '../secret': COMMIT }, undefined],
    ['no branch at all', { HEAD: 'ref: HEAD' }, undefined],
    ['no HEAD', {}, undefined],
    ['a HEAD far too large to be one', { HEAD: COMMIT.padEnd(5_000) }, undefined],
  ])('%s', async (_name, files, expected) => {
    const inGit = Object.entries(files).map(([file, text]) => [join('.git', file), text])
    const workspace = directory({ '.git/config': config(ORIGIN), ...Object.fromEntries(inGit) })
    expect(await find(workspace, '.')).toEqual({ ...FOUND, commit: expected })
  })
})

describe('reports an unreadable .git instead of ignoring it', () => {
  test.each<[string, Record<string, string>, string]>([
    ['an empty file', { 'a/.git': '' }, 'does not name a git directory'],
    ['another text', { 'a/.git': 'hello' }, 'does not name a git directory'],
    ['a large file', { 'a/.git': `gitdir: ${'x'.repeat(10_000)}` }, 'too large (10.0 KB)'],
    ['a pointer to nothing', { 'a/.git': 'gitdir: ../none' }, 'does not exist'],
    ['a pointer to a file', { 'a/.git': 'gitdir: ../b', b: '' }, 'does not exist'],
    ['a pointer out of the workspace', { 'a/.git': 'gitdir: ../../elsewhere' }, 'outside the workspace'],
    ['an absolute one', { 'a/.git': 'gitdir: /etc' }, 'outside the workspace'],
    ['a commondir out of the workspace', { ...git('a/.git'), 'a/.git/commondir': '../../..' }, 'outside'],
    ['an empty directory', { 'a/.git/x': '' }, 'not a repository'],
    ['a configuration that git refuses', { 'a/.git/config': '[core]\nx = "\n' }, 'line 2'],
    ['a configuration of two megabytes', { 'a/.git/config': '#'.repeat(2 ** 21) }, 'too large (2.1 MB)'],
    ['a configuration that is a directory', { 'a/.git/config/x': '' }, 'not a regular file'],
  ])('%s', async (_name, files, fault) => {
    const workspace = directory({ ...git('.git'), ...files })
    expect(await find(workspace, 'a/b')).toEqual({
      root: 'a',
      origin: undefined,
      commit: undefined,
      fault: expect.stringContaining(fault),
    })
  })

  test.each([
    ['.git', 'real/.git', 'a/.git'],
    ['a part of the way to it', 'real', 'link'],
    ['its configuration', 'real/.git/config', 'a/.git/config'],
  ])('a link in place of %s', async (_name, target, link) => {
    const workspace = directory({ ...git('real/.git'), 'a/x': '', 'a/.git/HEAD': COMMIT })
    if (link === 'a/.git') {
      const other = directory({ ...git('real/.git'), 'a/x': '' })
      symlinkSync(join(other, target), join(other, link))
      expect(await find(other, 'a')).toMatchObject({ fault: expect.stringContaining('symbolic link') })
      return
    }
    symlinkSync(join(workspace, target), join(workspace, link))
    if (link === 'link') write(workspace, { 'b/.git': 'gitdir: ../link/.git' })
    const found = await find(workspace, link === 'link' ? 'b' : 'a')
    expect(found).toMatchObject({ origin: undefined, fault: expect.stringContaining('symbolic link') })
  })

  // Root reads everything, and Windows knows no such mode.
  const isPrivileged = process.platform === 'win32' || process.getuid?.() === 0
  ;(isPrivileged ? test.skip : test)('one without permission', async () => {
    const workspace = directory(git('a/.git'))
    chmodSync(join(workspace, 'a/.git/config'), 0)
    expect(await find(workspace, 'a')).toMatchObject({ fault: expect.stringContaining('EACCES') })
  })
})

describe('off a runner git’s own files are followed upwards and outwards', () => {
  test('a package of a clone knows the clone', async () => {
    const clone = directory({ ...git('.git'), 'packages/a/x': '' })
    const workspace = join(clone, 'packages/a')
    expect(await find(workspace, '.', true)).toEqual({ ...FOUND, root: '../..' })
    expect(await find(workspace, '.', false)).toBeUndefined()
  })

  test('a worktree knows its repository', async () => {
    const clone = directory({
      ...git('.git', ORIGIN, OTHER),
      '.git/worktrees/tree/commondir': '../..',
      '.git/worktrees/tree/HEAD': COMMIT,
    })
    const tree = directory({ '.git': `gitdir: ${join(clone, '.git/worktrees/tree')}\n` })
    expect(await find(tree, '.', true)).toEqual(FOUND)
    expect(await find(tree, '.', false)).toMatchObject({ fault: expect.stringContaining('outside') })
  })
})

test('a checkout is read once however many paths lie in it', async () => {
  const workspace = directory(git('.git'))
  const checkouts = new Checkouts({ workspace, outside: false })
  const first = await checkouts.find('a')
  writeFileSync(join(workspace, '.git/config'), '')
  mkdirSync(join(workspace, 'b'))
  expect(await checkouts.find('b')).toBe(first)
})
