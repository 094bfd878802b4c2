import { spawnSync } from 'node:child_process'
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { checkout, sessionId, sessions, transcript, write } from '../rig/checkout.ts'
import { ID, scan } from '../rig/scan.ts'

const HISTORY = '.specstory/history'
const onPosix = process.platform === 'win32' ? test.skip : test
const onLinux = process.platform === 'linux' ? test : test.skip

describe('the scan of directories', () => {
  test('searches subdirectories, but not a nested .specstory or .git', async () => {
    const workspace = checkout({
      [`${HISTORY}/2026/01/a.md`]: transcript(sessionId(1)),
      [`${HISTORY}/2026-b.md`]: transcript(sessionId(2)),
      [`${HISTORY}/x.md/c.md`]: transcript(sessionId(3)),
      [`${HISTORY}/vendored/.specstory/history/d.md`]: transcript(sessionId(4)),
      [`${HISTORY}/.git/e.md`]: transcript(sessionId(5)),
      'frontend/.specstory/history/f.md': transcript(sessionId(6)),
    })
    expect(await scan(workspace)).toMatchObject({
      sessions: [2, 1, 3].map((index) => ({ id: sessionId(index) })),
      files: 3,
      directories: [{ directory: HISTORY, exists: true }],
      complete: true,
    })
  })

  test('selects one file per session across all paths of a project', async () => {
    const workspace = checkout({
      [`${HISTORY}/2026-01-23_17-24-15Z.md`]: transcript(ID),
      [`packages/a/${HISTORY}/2026-01-23_17-24-15Z-slug.md`]: transcript(ID),
    })
    const { sessions: found, ignored } = await scan(workspace, { paths: ['packages/a', '.', './', 'none'] })
    expect(found.map(({ file }) => file)).toEqual([`packages/a/${HISTORY}/2026-01-23_17-24-15Z-slug.md`])
    expect(ignored).toEqual([
      {
        file: `${HISTORY}/2026-01-23_17-24-15Z.md`,
        reason: 'duplicate',
        detail: 'its name is only a timestamp',
        id: ID,
        preferred: `packages/a/${HISTORY}/2026-01-23_17-24-15Z-slug.md`,
      },
    ])
  })

  test('returns each file once when paths overlap', async () => {
    const workspace = checkout({ 'a/x.md': transcript(sessionId(1)), 'a/b/y.md': transcript(sessionId(2)) })
    const found = await scan(workspace, { paths: ['a', 'a/b', '.'], historyDir: '.' })
    expect(found).toMatchObject({ files: 2, sessions: [{ file: 'a/b/y.md' }, { file: 'a/x.md' }], ignored: [] })
    expect(found.directories.map(({ directory }) => directory)).toEqual(['.', 'a', 'a/b'])
  })

  test.each(['..', '../x', 'a/../..', '/etc', 'C:/x', 'C:\\x', 'a\\..\\..'])('rejects the path %j', async (path) => {
    const workspace = checkout({})
    await expect(scan(workspace, { paths: [path] })).rejects.toMatchObject({ code: 'invalid-input' })
    await expect(scan(workspace, { historyDir: path })).rejects.toMatchObject({ code: 'invalid-input' })
  })

  test('reports a missing directory and a file in place of one', async () => {
    const workspace = checkout({ 'a/.specstory/history': 'no directory' })
    expect(await scan(workspace, { paths: ['.', 'a'] })).toMatchObject({
      sessions: [],
      directories: [
        { directory: HISTORY, exists: false },
        { directory: `a/${HISTORY}`, exists: true },
      ],
      ignored: [{ file: `a/${HISTORY}`, reason: 'not-a-file' }],
    })
  })
})

describe('the scan of a hostile checkout', () => {
  onPosix('follows no symbolic link to a file, a directory, a device, itself or nowhere', async () => {
    const outside = checkout({ 'secret.md': transcript(sessionId(9)) })
    const workspace = checkout({ [`${HISTORY}/real.md`]: transcript(ID) })
    const links = {
      'directory.d': outside,
      'environ.md': '/proc/self/environ',
      'loop.md': 'loop.md',
      'nowhere.md': 'nowhere',
      'outside.md': join(outside, 'secret.md'),
      parent: '..',
      'real-too.md': 'real.md',
      'zero.md': '/dev/zero',
    }
    for (const [name, target] of Object.entries(links)) symlinkSync(target, join(workspace, HISTORY, name))
    const found = await scan(workspace)
    expect(found).toMatchObject({ sessions: [{ id: ID }], files: 1, unreadable: [] })
    expect(found.ignored.map(({ file, reason }) => [file, reason])).toEqual(
      Object.keys(links).map((name) => [`${HISTORY}/${name}`, 'link']),
    )
  })

  onPosix.each(['.specstory', '.specstory/history', 'a'])('reads nothing below a symbolic link at %s', async (link) => {
    const outside = checkout(sessions(2))
    const workspace = checkout({ '.specstory/x': '', 'b/.specstory/x': '' })
    const path = link === 'a' ? 'a' : 'b'
    const [from, to] = link === 'a' ? ['a', outside] : [`b/${link}`, join(outside, link)]
    rmSync(join(workspace, from), { recursive: true, force: true })
    symlinkSync(to, join(workspace, from))
    expect(await scan(workspace, { paths: [path] })).toMatchObject({
      sessions: [],
      files: 0,
      ignored: [{ file: from, reason: 'link' }],
      directories: [{ exists: true }],
    })
  })

  onPosix('ignores a FIFO that is named like a transcript', async () => {
    const workspace = checkout({ [`${HISTORY}/real.md`]: transcript(ID) })
    spawnSync('mkfifo', [join(workspace, HISTORY, 'fifo.md'), join(workspace, HISTORY, 'fifo')])
    expect(await scan(workspace)).toMatchObject({
      sessions: [{ id: ID }],
      ignored: [
        { file: `${HISTORY}/fifo`, reason: 'not-a-file' },
        { file: `${HISTORY}/fifo.md`, reason: 'not-a-file' },
      ],
    })
  })

  onLinux('reports a name that is not UTF-8 as unreadable', async () => {
    const workspace = checkout({ [`${HISTORY}/real.md`]: transcript(ID) })
    const name = Buffer.concat([Buffer.from(`${join(workspace, HISTORY)}/`), Buffer.from([0xff]), Buffer.from('.md')])
    writeFileSync(name, transcript(sessionId(1)))
    expect(await scan(workspace)).toMatchObject({
      sessions: [{ id: ID }],
      unreadable: [{ file: `${HISTORY}/\ufffd.md`, detail: 'its name is not valid UTF-8' }],
    })
  })

  onLinux('reports a path that is too long for the system as unreadable', async () => {
    const workspace = checkout({})
    const found = await scan(workspace, { paths: ['x'.repeat(300)] })
    expect(found).toMatchObject({ unreadable: [{ detail: 'its path is too long (ENAMETOOLONG)' }], sessions: [] })
  })
})

describe('files that change during the scan', () => {
  onPosix('are reported and not read when links or special files replace them', async () => {
    const outside = checkout({ 'a.md': transcript(sessionId(99)) })
    const workspace = checkout(sessions(60))
    const path = (index: number) => join(workspace, HISTORY, Object.keys(sessions(60))[index]?.split('/').at(-1) ?? '')
    const swap = () => {
      for (const index of [50, 51, 52, 53]) rmSync(path(index))
      symlinkSync(join(outside, 'a.md'), path(51))
      spawnSync('mkfifo', [path(52)])
      mkdirSync(path(53))
    }
    const found = await scan(workspace, { onFirstSession: swap })
    expect(found.sessions).toHaveLength(56)
    expect(found.ignored.map(({ reason }) => reason)).toEqual(['link', 'not-a-file', 'not-a-file'])
    expect(found.unreadable).toMatchObject([{ detail: 'it disappeared during the scan (ENOENT)' }])
  })

  test('are reported as unreadable, and another file of the session is selected', async () => {
    const names = ['a', 'b'].map((name) => `${HISTORY}/${name}.md`)
    const workspace = checkout(Object.fromEntries(names.map((name) => [name, transcript(ID)])))
    const remove = (removed: readonly string[]) => () => {
      for (const name of removed) rmSync(join(workspace, name))
    }
    expect(await scan(workspace, { onFirstSession: remove(['.specstory/history/a.md']) })).toMatchObject({
      sessions: [{ id: ID, name: 'b' }],
      unreadable: [{ file: names[0] }],
      ignored: [],
    })
    write(workspace, { [`${HISTORY}/a.md`]: transcript(ID) })
    expect(await scan(workspace, { onFirstSession: remove(names) })).toMatchObject({
      sessions: [],
      unreadable: names.map((file) => ({ file })),
    })
  })
})

describe('the filters of the scan', () => {
  const workspace = () =>
    checkout({
      [`${HISTORY}/a.md`]: transcript(sessionId(1)),
      [`${HISTORY}/b.md`]: transcript(sessionId(2), 'Hi.', 'Codex CLI'),
      [`${HISTORY}/b2.md`]: transcript(sessionId(2), 'Hi.', 'Codex CLI'),
      [`${HISTORY}/c.md`]: transcript(sessionId(3), 'Hi.', 'Brand New Agent'),
      [`${HISTORY}/d.md`]: transcript(sessionId(4), ''),
    })

  test.each([
    [{}, [1, 2, 3, 4], 0],
    [{ providers: ['claude' as const] }, [1, 4], 2],
    [{ providers: ['codex' as const, 'other' as const] }, [2, 3], 2],
    [{ providers: ['gemini' as const] }, [], 4],
    [{ sessions: [sessionId(2)] }, [2], 3],
    [{ sessions: [sessionId(2)], providers: ['claude' as const] }, [], 4],
  ])('%j select sessions %j', async (filter, indexes, filteredOut) => {
    let calls = 0
    const found = await scan(workspace(), { ...filter, onFirstSession: () => void calls++ })
    expect(found.sessions.map(({ id }) => id)).toEqual(indexes.map(sessionId))
    expect(found.filteredOut).toBe(filteredOut)
    expect(calls).toBe(indexes.length > 0 ? 1 : 0)
  })

  test('count a requested ID as found when its file is filtered out or has no message', async () => {
    const headerOnly = transcript(sessionId(7)).split('_**')[0] ?? ''
    const root = workspace()
    write(root, { [`${HISTORY}/e.md`]: headerOnly })
    const requested = [sessionId(2), sessionId(7), sessionId(8), sessionId(2)]
    const found = await scan(root, { sessions: requested, providers: ['claude'] })
    expect(found).toMatchObject({ foundIds: [sessionId(2), sessionId(7)], sessions: [] })
    expect((await scan(root)).foundIds).toEqual([])
  })

  test('use the provider of the preferred file', async () => {
    const root = checkout({
      [`${HISTORY}/2026-01-23_17-24-15Z.md`]: transcript(ID, 'Hi.', 'Codex CLI'),
      [`${HISTORY}/slug.md`]: transcript(ID, 'Hi.', 'Cursor CLI'),
    })
    expect(await scan(root, { providers: ['codex'] })).toMatchObject({ sessions: [], filteredOut: 1 })
    expect(await scan(root, { providers: ['cursor'] })).toMatchObject({ sessions: [{ name: 'slug' }], filteredOut: 0 })
  })
})

describe('duplicates in the scan', () => {
  const plain = transcript(ID, `A key: AKIAAAAAAAAAAAA. ${'x'.repeat(400)}`)

  test('are ignored in favor of a file with a redaction marker, even without a slug', async () => {
    const marked = `${transcript(ID)}${'x'.repeat(128 * 1024)}[REDACTED:x]\n`
    const unmarked = marked.replace('[REDACTED:', '[redacted:')
    const workspace = checkout({ [`${HISTORY}/2026-01-23_17-24-15Z.md`]: marked, [`${HISTORY}/slug.md`]: unmarked })
    expect(await scan(workspace)).toMatchObject({
      sessions: [{ name: '2026-01-23_17-24-15Z' }],
      ignored: [
        { file: `${HISTORY}/slug.md`, reason: 'duplicate', detail: expect.stringContaining('redaction marker') },
      ],
    })
  })

  test('are the same in a checkout with CRLF', async () => {
    const files = { [`${HISTORY}/a.md`]: plain, [`${HISTORY}/b.md`]: `${plain}${'\n'.repeat(20)}` }
    const withCrlf = Object.entries(files).map(([file, text]) => [file, text.replaceAll('\n', '\r\n')])
    const [one, other] = await Promise.all([scan(checkout(files)), scan(checkout(Object.fromEntries(withCrlf)))])
    expect(other.ignored).toEqual(one.ignored)
    expect(other.sessions.map(({ file }) => file)).toEqual(one.sessions.map(({ file }) => file))
  })

  test('include files without messages only when another file has one', async () => {
    const header = plain.split('_**')[0] ?? ''
    const workspace = checkout({
      [`${HISTORY}/a.md`]: header,
      [`${HISTORY}/b.md`]: plain,
      [`${HISTORY}/c.md`]: header.replace(ID, sessionId(1)),
      [`${HISTORY}/d.md`]: header.replace(ID, sessionId(1)),
    })
    expect((await scan(workspace)).ignored.map(({ reason, preferred }) => [reason, preferred])).toEqual([
      ['duplicate', `${HISTORY}/b.md`],
      ['no-message', undefined],
      ['no-message', undefined],
    ])
  })
})

test('an aborted scan returns the sessions found so far', async () => {
  const workspace = checkout(sessions(200))
  const abort = new AbortController()
  const found = await scan(workspace, { signal: abort.signal, onFirstSession: () => abort.abort() })
  expect(found.complete).toBe(false)
  expect(found.sessions.length).toBeGreaterThan(0)
  expect(found.sessions.length).toBeLessThan(200)
  expect(await scan(workspace, { signal: AbortSignal.abort() })).toMatchObject({ complete: false, sessions: [] })
})

test('the scan returns one file per session and every other file as ignored, in any order of files', async () => {
  const content = fc.oneof(
    fc
      .record({
        id: fc.integer({ min: 1, max: 4 }),
        message: fc.constantFrom('', 'Hi.', 'x'.repeat(500), '[REDACTED:x]', 'a\r\nb'),
        provider: fc.constantFrom('Claude Code', 'Codex CLI', 'New'),
        crlf: fc.boolean(),
        headerOnly: fc.boolean(),
      })
      .map(({ id, message, provider, crlf, headerOnly }) => {
        const whole = transcript(sessionId(id), message, provider)
        const text = headerOnly ? (whole.split('_**')[0] ?? '') : whole
        return crlf ? text.replaceAll('\n', '\r\n') : text
      }),
    fc.constantFrom('', '# Notes\n', '<!-- Generated by SpecStory -->\n\n# x\n', 'version https://git-lfs\n'),
  )
  const names = fc.constantFrom(
    'a',
    'b',
    '2026-01-23_17-24-15Z',
    '2026/01/c',
    'ü',
    'd#&[x]',
    '2026-01-23_17-24-15Z-slug',
  )
  const files = fc.uniqueArray(fc.tuple(names, content), { selector: ([name]) => name, maxLength: 7 })
  const shuffled = files.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })))
  await fc.assert(
    fc.asyncProperty(shuffled, async ([one, other]) => {
      const [a, b] = await Promise.all([one, other].map((all) => scan(createWorkspace(all))))
      if (a === undefined || b === undefined) throw new Error('no scan')
      const plain = (found: typeof a) => ({ ...found, sessions: found.sessions.map((one) => ({ ...one, mtimeMs: 0 })) })
      expect(plain(b)).toEqual(plain(a))
      const ids = a.sessions.map(({ id }) => id)
      expect(new Set(ids).size).toBe(ids.length)
      expect(a.sessions.length + a.ignored.length).toBe(one.length)
      const withMessage = one.filter(([, text]) => text.includes('Session') && text.includes('_**'))
      const distinct = new Set(withMessage.map(([, text]) => /Session (\S+)/.exec(text)?.[1]))
      expect(new Set(ids)).toEqual(distinct)
    }),
    { numRuns: 60 },
  )
})

function createWorkspace(files: readonly (readonly [string, string])[]): string {
  const workspace = checkout(Object.fromEntries(files.map(([name, text]) => [`${HISTORY}/${name}.md`, text])))
  mkdirSync(join(workspace, HISTORY), { recursive: true })
  return workspace
}
