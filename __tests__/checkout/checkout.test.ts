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

/** A `.git` directory with a detached HEAD, as in CI. */
function gitFiles(at: string, url = ORIGIN, head = COMMIT): Record<string, string> {
  return { [`${at}/config`]: config(url), [`${at}/HEAD`]: `${head}\n` }
}

function find(workspace: string, path: string, allowsOutside = false) {
  return new Checkouts({ workspace, allowsOutside }).find(path)
}

const FOUND = { root: '.', origin: ORIGIN, commit: COMMIT, fault: undefined }

describe('the checkout of a path', () => {
  test.each<[string, Record<string, string>, string, object]>([
    ['the workspace itself', gitFiles('.git'), '.', FOUND],
    ['a package of the workspace', gitFiles('.git'), 'packages/a', FOUND],
    ['a path that does not exist', gitFiles('.git'), 'none/at/all', FOUND],
    ['a checkout into a directory', gitFiles('src/.git'), 'src', { ...FOUND, root: 'src' }],
    ['a package of a checkout into a directory', gitFiles('src/.git'), 'src/packages/a', { ...FOUND, root: 'src' }],
    [
      'a second checkout below the first',
      { ...gitFiles('.git'), ...gitFiles('other/.git', 'https://github.com/acme/other', OTHER) },
      'other/docs',
      { root: 'other', origin: 'https://github.com/acme/other', commit: OTHER, fault: undefined },
    ],
    [
      'a submodule, whose .git is a file',
      {
        ...gitFiles('.git'),
        'vendor/lib/.git': 'gitdir: ../../.git/modules/lib\n',
        ...gitFiles('.git/modules/lib', 'https://github.com/acme/lib', OTHER),
      },
      'vendor/lib',
      { root: 'vendor/lib', origin: 'https://github.com/acme/lib', commit: OTHER, fault: undefined },
    ],
    [
      'a worktree, through `commondir`',
      {
        ...gitFiles('main/.git', ORIGIN, OTHER),
        'tree/.git': 'gitdir: ../main/.git/worktrees/tree\n',
        'main/.git/worktrees/tree/commondir': '../..\n',
        'main/.git/worktrees/tree/HEAD': 'ref: refs/heads/topic\n',
        'main/.git/refs/heads/topic': `${COMMIT}\n`,
      },
      'tree',
      { ...FOUND, root: 'tree' },
    ],
    [
      'a repository without a remote',
      { '.git/config': '[core]\n', '.git/HEAD': COMMIT },
      '.',
      { ...FOUND, origin: undefined },
    ],
    ['a repository without a configuration', { '.git/HEAD': COMMIT }, '.', { ...FOUND, origin: undefined }],
    [
      'a repository without a configuration and a commit',
      { '.git/HEAD': 'ref: refs/heads/main\n' },
      '.',
      { ...FOUND, origin: undefined, commit: undefined },
    ],
    [
      'a remote with a password in its URL',
      gitFiles('.git', 'https://x:secret@github.com/acme/widgets.git'),
      '.',
      FOUND,
    ],
    [
      'a remote with two URLs, of which git fetches from the first',
      { ...gitFiles('.git'), '.git/config': `${config(ORIGIN)}url = x` },
      '.',
      FOUND,
    ],
    [
      'a remote with an empty URL, which resets those above it',
      { ...gitFiles('.git'), '.git/config': `${config('x')}url =\nurl = ${ORIGIN}` },
      '.',
      FOUND,
    ],
  ])('is found for %s', async (_name, files, path, expected) => {
    expect(await find(directory(files), path)).toEqual(expected)
  })

  test('is undefined without a `.git`', async () => {
    expect(await find(directory({ 'a/b.md': '' }), 'a')).toBeUndefined()
  })

  test('is found through an absolute path in `.git`', async () => {
    const real = directory({ ...gitFiles('.git/modules/lib'), 'lib/x': '' })
    write(real, { 'lib/.git': `gitdir: ${join(realpathSync(real), '.git/modules/lib')}\n` })
    expect(await find(real, 'lib')).toEqual({ ...FOUND, root: 'lib' })
    const linked = join(mkdtempSync(join(tmpdir(), 'linked-')), 'workspace')
    symlinkSync(real, linked)
    expect(await find(linked, 'lib')).toEqual({ ...FOUND, root: 'lib' })
  })

  test('is that of the link when the path is a symbolic link', async () => {
    const workspace = directory({ ...gitFiles('.git'), ...gitFiles('other/.git', 'https://github.com/acme/other') })
    symlinkSync(join(workspace, 'other'), join(workspace, 'link'))
    expect(await find(workspace, 'link')).toMatchObject({ root: '.', origin: ORIGIN })
  })
})

describe('the commit of a checkout', () => {
  const packed = `# pack-refs with: peeled fully-peeled sorted\n${OTHER} refs/heads/main2\n${OTHER} refs/heads/x/refs/heads/main\n${COMMIT} refs/heads/main\n^${OTHER}\n`
  test.each<[string, Record<string, string>, string | undefined]>([
    ['a detached HEAD', { HEAD: `${COMMIT}\n` }, COMMIT],
    ['a detached HEAD with SHA-256', { HEAD: 'a'.repeat(64) }, 'a'.repeat(64)],
    ['a branch', { HEAD: 'ref: refs/heads/main\n', 'refs/heads/main': `${COMMIT}\n` }, COMMIT],
    ['a branch with slashes', { HEAD: 'ref: refs/heads/a/b.c\n', 'refs/heads/a/b.c': COMMIT }, COMMIT],
    ['a packed branch', { HEAD: 'ref: refs/heads/main\n', 'packed-refs': packed }, COMMIT],
    [
      'a packed branch with CRLF',
      { HEAD: 'ref: refs/heads/main', 'packed-refs': packed.replaceAll('\n', '\r\n') },
      COMMIT,
    ],
    [
      'a loose branch before a packed one',
      { HEAD: 'ref: refs/heads/main', 'refs/heads/main': OTHER, 'packed-refs': packed },
      OTHER,
    ],
    ['a reference to a reference', { HEAD: 'ref: refs/a', 'refs/a': 'ref: refs/b', 'refs/b': COMMIT }, COMMIT],
    ['a reference to itself', { HEAD: 'ref: refs/a', 'refs/a': 'ref: refs/a' }, undefined],
    ['a branch without a commit', { HEAD: 'ref: refs/heads/main' }, undefined],
    ['a reftable', { HEAD: 'ref: refs/heads/.invalid', 'reftable/tables.list': '' }, undefined],
    ['a reference outside of `.git`', { HEAD: 'ref: refs/../../secret', '../secret': COMMIT }, undefined],
    ['a HEAD that refers to HEAD', { HEAD: 'ref: HEAD' }, undefined],
    ['a missing HEAD', {}, undefined],
    ['a HEAD of 5,000 bytes', { HEAD: COMMIT.padEnd(5_000) }, undefined],
  ])('is that of HEAD, or undefined: %s', async (_name, files, expected) => {
    const inGit = Object.entries(files).map(([file, text]) => [join('.git', file), text])
    const workspace = directory({ '.git/config': config(ORIGIN), ...Object.fromEntries(inGit) })
    expect(await find(workspace, '.')).toEqual({ ...FOUND, commit: expected })
  })
})

describe('an unusable `.git`', () => {
  test.each<[string, Record<string, string>, string]>([
    ['an empty file', { 'a/.git': '' }, 'does not name a git directory'],
    ['a file with another text', { 'a/.git': 'hello' }, 'does not name a git directory'],
    ['a large file', { 'a/.git': `gitdir: ${'x'.repeat(10_000)}` }, 'too large (10.0 KB)'],
    ['a pointer to a missing directory', { 'a/.git': 'gitdir: ../none' }, 'does not exist'],
    ['a pointer to a file', { 'a/.git': 'gitdir: ../b', b: '' }, 'does not exist'],
    ['a pointer out of the workspace', { 'a/.git': 'gitdir: ../../elsewhere' }, 'outside the workspace'],
    ['an absolute pointer', { 'a/.git': 'gitdir: /etc' }, 'outside the workspace'],
    ['a commondir out of the workspace', { ...gitFiles('a/.git'), 'a/.git/commondir': '../../..' }, 'outside'],
    ['a directory without a repository', { 'a/.git/x': '' }, 'not a repository'],
    ['an invalid configuration', { 'a/.git/config': '[core]\nx = "\n' }, 'line 2'],
    ['a configuration of two megabytes', { 'a/.git/config': '#'.repeat(2 ** 21) }, 'too large (2.1 MB)'],
    ['a configuration that is a directory', { 'a/.git/config/x': '' }, 'not a regular file'],
  ])('is reported instead of ignored: %s', async (_name, files, fault) => {
    const workspace = directory({ ...gitFiles('.git'), ...files })
    expect(await find(workspace, 'a/b')).toEqual({
      root: 'a',
      origin: undefined,
      commit: undefined,
      fault: expect.stringContaining(fault),
    })
  })

  test.each([
    ['.git', 'real/.git', 'a/.git'],
    ['a parent directory', 'real', 'link'],
    ['its configuration', 'real/.git/config', 'a/.git/config'],
  ])('is reported when a symbolic link replaces %s', async (_name, target, link) => {
    const workspace = directory({ ...gitFiles('real/.git'), 'a/x': '', 'a/.git/HEAD': COMMIT })
    if (link === 'a/.git') {
      const other = directory({ ...gitFiles('real/.git'), 'a/x': '' })
      symlinkSync(join(other, target), join(other, link))
      expect(await find(other, 'a')).toMatchObject({ fault: expect.stringContaining('symbolic link') })
      return
    }
    symlinkSync(join(workspace, target), join(workspace, link))
    if (link === 'link') write(workspace, { 'b/.git': 'gitdir: ../link/.git' })
    const found = await find(workspace, link === 'link' ? 'b' : 'a')
    expect(found).toMatchObject({ origin: undefined, fault: expect.stringContaining('symbolic link') })
  })

  // Root can read every file, and Windows has no such mode.
  const isPrivileged = process.platform === 'win32' || process.getuid?.() === 0
  ;(isPrivileged ? test.skip : test)('is reported when its configuration cannot be read', async () => {
    const workspace = directory(gitFiles('a/.git'))
    chmodSync(join(workspace, 'a/.git/config'), 0)
    expect(await find(workspace, 'a')).toMatchObject({ fault: expect.stringContaining('EACCES') })
  })
})

describe('a workspace off a runner', () => {
  test('belongs to the clone above it', async () => {
    const clone = directory({ ...gitFiles('.git'), 'packages/a/x': '' })
    const workspace = join(clone, 'packages/a')
    expect(await find(workspace, '.', true)).toEqual({ ...FOUND, root: '../..' })
    expect(await find(workspace, '.', false)).toBeUndefined()
  })

  test('belongs to the repository outside of it when it is a worktree', async () => {
    const clone = directory({
      ...gitFiles('.git', ORIGIN, OTHER),
      '.git/worktrees/tree/commondir': '../..',
      '.git/worktrees/tree/HEAD': COMMIT,
    })
    const tree = directory({ '.git': `gitdir: ${join(clone, '.git/worktrees/tree')}\n` })
    expect(await find(tree, '.', true)).toEqual(FOUND)
    expect(await find(tree, '.', false)).toMatchObject({ fault: expect.stringContaining('outside') })
  })
})

test('reads a checkout once for all of its paths', async () => {
  const workspace = directory(gitFiles('.git'))
  const checkouts = new Checkouts({ workspace, allowsOutside: false })
  const first = await checkouts.find('a')
  writeFileSync(join(workspace, '.git/config'), '')
  mkdirSync(join(workspace, 'b'))
  expect(await checkouts.find('b')).toBe(first)
})
