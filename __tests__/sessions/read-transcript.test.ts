import { spawnSync } from 'node:child_process'
import { mkdirSync, renameSync, rmSync, symlinkSync, utimesSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { readTranscript } from '../../src/sessions/read-transcript.ts'
import type { LocalSession } from '../../src/sessions/session.ts'
import { checkout, transcript, write } from '../rig/checkout.ts'
import { ID, REDACT_POLICY, scan } from '../rig/scan.ts'

const FILE = '.specstory/history/a.md'
const BIG = 'A line of text, with 日本語 and 😀.\n'.repeat(20_000)

async function scanned(content: string | Buffer): Promise<{ workspace: string; session: LocalSession }> {
  const workspace = checkout({ [FILE]: content })
  const session = (await scan(workspace)).sessions[0]
  if (session === undefined) throw new Error('no session')
  return { workspace, session }
}

describe.each([
  ['small', transcript(ID)],
  ['large', `${transcript(ID)}${BIG}`],
])('a %s file is sent', (_, plain) => {
  const crlf = plain.replaceAll('\n', '\r\n')
  test.each<[string, string | Buffer, string]>([
    ['as it is', plain, plain],
    ['with LF when every break is CRLF', crlf, plain],
    ['byte for byte when one is not', `${crlf}\n`, `${crlf}\n`],
    ['byte for byte with a lone CR', `${crlf}x\ry`, `${crlf}x\ry`],
    ['byte for byte with a CR at its end', `${crlf}\r`, `${crlf}\r`],
    ['with its byte order mark', `\ufeff${plain}`, `\ufeff${plain}`],
    ['with NULs', `${plain}\0\0`, `${plain}\0\0`],
    [
      'with U+FFFD for invalid UTF-8',
      Buffer.concat([Buffer.from(plain), Buffer.from([0xff, 0x61, 0xf0, 0x9f])]),
      `${plain}\ufffda\ufffd`,
    ],
    ['with LF and U+FFFD', Buffer.concat([Buffer.from(crlf), Buffer.from([0x80])]), `${plain}\ufffd`],
  ])('%s', async (_, content, text) => {
    const { workspace, session } = await scanned(content)
    const sent = await readTranscript(workspace, session, REDACT_POLICY)
    expect(sent.text === text).toBe(true)
    expect(sent.wireBytes).toBe(Buffer.byteLength(text))
  })
})

test.each([
  ['from the head', transcript(ID), 'Add a retry, please.'],
  ['from below the head', transcript(ID, `<a>${'x'.repeat(300_000)}</a> A title`), 'A title'],
  ['from a small file, below its head', transcript(ID, `<a>${'x'.repeat(30_000)}</a> A title`), 'A title'],
  ['none', transcript(ID, `<a>${'x'.repeat(30_000)}</a>`), null],
])('the title comes %s', async (_, content, title) => {
  const { workspace, session } = await scanned(content)
  expect((await readTranscript(workspace, session, REDACT_POLICY)).title).toBe(title)
})

describe('a file that is no longer the one scanned is refused', () => {
  const later = new Date(Date.now() + 60_000)
  const secret = checkout({ 'a.md': transcript(ID), 'history/a.md': transcript(ID) })
  const changes: [string, (workspace: string) => void, RegExp][] = [
    ['it grew', (workspace) => write(workspace, { [FILE]: `${transcript(ID)}more` }), /changed/],
    ['its time is another', (workspace) => utimesSync(join(workspace, FILE), later, later), /changed/],
    ['it is gone', (workspace) => rmSync(join(workspace, FILE)), /disappeared/],
    ['its directory is gone', (workspace) => rmSync(join(workspace, '.specstory'), { recursive: true }), /disappeared/],
  ]
  if (process.platform !== 'win32') {
    changes.push(
      ['a link took its place', (workspace) => relink(join(workspace, FILE), join(secret, 'a.md')), /replaced/],
      ['a link to nowhere', (workspace) => relink(join(workspace, FILE), 'nowhere'), /replaced/],
      ['a FIFO took its place', (workspace) => fifo(join(workspace, FILE)), /replaced/],
      [
        'a link took the place of its directory',
        (workspace) => relink(join(workspace, '.specstory/history'), join(secret, 'history')),
        /replaced/,
      ],
      [
        'a link inside of the workspace took the place of a directory',
        (workspace) => {
          renameSync(join(workspace, '.specstory'), join(workspace, 'elsewhere'))
          symlinkSync('elsewhere', join(workspace, '.specstory'))
        },
        /replaced/,
      ],
      [
        'a directory took its place',
        (workspace) => {
          rmSync(join(workspace, FILE))
          mkdirSync(join(workspace, FILE))
        },
        /replaced/,
      ],
    )
  }
  test.each(changes)('%s', async (_, change, message) => {
    const { workspace, session } = await scanned(transcript(ID))
    change(workspace)
    await expect(readTranscript(workspace, session, REDACT_POLICY)).rejects.toMatchObject({
      code: 'file-changed',
      message: expect.stringMatching(message),
    })
  })
})

test.each(['le', 'be'])('a UTF-16%s file with a byte order mark is decoded', async (order) => {
  const bytes = Buffer.from(`\ufeff${transcript(ID)}日本`, 'utf16le')
  const { workspace, session } = await scanned(order === 'le' ? bytes : bytes.swap16())
  expect(session.wireMayDiffer).toBe(true)
  expect(await readTranscript(workspace, session, REDACT_POLICY)).toMatchObject({
    text: `${transcript(ID)}日本`,
    title: 'Add a retry, please.',
  })
})

test('lone CRs are line breaks in a file without any LF, and are sent as they are', async () => {
  const text = transcript(ID, 'One\n\ntwo.').replaceAll('\n', '\r')
  const { workspace, session } = await scanned(text)
  expect(session).toMatchObject({ id: ID, title: 'One two.' })
  expect(await readTranscript(workspace, session, REDACT_POLICY)).toMatchObject({ text, title: 'One two.' })
})

test('reading that fails is a failure with its cause', async () => {
  const { workspace, session } = await scanned(transcript(ID))
  const named = { ...session, file: `${'x'.repeat(300)}.md` }
  await expect(readTranscript(workspace, named, REDACT_POLICY)).rejects.toMatchObject({
    code: 'file-unreadable',
    cause: { code: 'ENAMETOOLONG' },
  })
})

test('a file that is too large for the cloud is refused unread', async () => {
  const { workspace, session } = await scanned(transcript(ID))
  const large = { ...session, diskBytes: 64 * 1024 * 1024 + 1 }
  await expect(readTranscript(workspace, large, REDACT_POLICY)).rejects.toMatchObject({ code: 'too-large' })
})

function relink(path: string, target: string): void {
  rmSync(path, { recursive: true })
  symlinkSync(target, path)
}

function fifo(path: string): void {
  rmSync(path)
  spawnSync('mkfifo', [path])
}
