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

async function scanContent(content: string | Buffer): Promise<{ workspace: string; session: LocalSession }> {
  const workspace = checkout({ [FILE]: content })
  const session = (await scan(workspace)).sessions[0]
  if (session === undefined) throw new Error('no session')
  return { workspace, session }
}

describe.each([
  ['small', transcript(ID)],
  ['large', `${transcript(ID)}${BIG}`],
])('readTranscript of a %s file', (_, plain) => {
  const crlf = plain.replaceAll('\n', '\r\n')
  test.each<[string, string | Buffer, string]>([
    ['keeps text with LF', plain, plain],
    ['converts CRLF to LF when every line break is CRLF', crlf, plain],
    ['keeps mixed line breaks', `${crlf}\n`, `${crlf}\n`],
    ['keeps CRLF when there is a lone CR', `${crlf}x\ry`, `${crlf}x\ry`],
    ['keeps CRLF when there is a lone CR at the end', `${crlf}\r`, `${crlf}\r`],
    ['keeps a byte order mark', `\ufeff${plain}`, `\ufeff${plain}`],
    ['keeps NULs', `${plain}\0\0`, `${plain}\0\0`],
    [
      'replaces invalid UTF-8 with U+FFFD',
      Buffer.concat([Buffer.from(plain), Buffer.from([0xff, 0x61, 0xf0, 0x9f])]),
      `${plain}\ufffda\ufffd`,
    ],
    [
      'converts CRLF and replaces invalid UTF-8',
      Buffer.concat([Buffer.from(crlf), Buffer.from([0x80])]),
      `${plain}\ufffd`,
    ],
  ])('%s', async (_, content, text) => {
    const { workspace, session } = await scanContent(content)
    const sent = await readTranscript(workspace, session, REDACT_POLICY)
    expect(sent.text === text).toBe(true)
    expect(sent.wireBytes).toBe(Buffer.byteLength(text))
  })
})

test.each([
  ['the title in the head', transcript(ID), 'Add a retry, please.'],
  ['the title below the head', transcript(ID, `<a>${'x'.repeat(300_000)}</a> A title`), 'A title'],
  ['the title below the head of a small file', transcript(ID, `<a>${'x'.repeat(30_000)}</a> A title`), 'A title'],
  ['no title from a message of only XML', transcript(ID, `<a>${'x'.repeat(30_000)}</a>`), null],
])('readTranscript reads %s', async (_, content, title) => {
  const { workspace, session } = await scanContent(content)
  expect((await readTranscript(workspace, session, REDACT_POLICY)).title).toBe(title)
})

describe('readTranscript fails', () => {
  const later = new Date(Date.now() + 60_000)
  const secret = checkout({ 'a.md': transcript(ID), 'history/a.md': transcript(ID) })
  const changes: [string, (workspace: string) => void, RegExp][] = [
    ['when the file grew', (workspace) => write(workspace, { [FILE]: `${transcript(ID)}more` }), /changed/],
    ['when the time of the file changed', (workspace) => utimesSync(join(workspace, FILE), later, later), /changed/],
    ['when the file disappeared', (workspace) => rmSync(join(workspace, FILE)), /disappeared/],
    [
      'when the directory disappeared',
      (workspace) => rmSync(join(workspace, '.specstory'), { recursive: true }),
      /disappeared/,
    ],
  ]
  if (process.platform !== 'win32') {
    changes.push(
      [
        'when a link replaced the file',
        (workspace) => replaceWithLink(join(workspace, FILE), join(secret, 'a.md')),
        /replaced/,
      ],
      [
        'when a dangling link replaced the file',
        (workspace) => replaceWithLink(join(workspace, FILE), 'nowhere'),
        /replaced/,
      ],
      ['when a FIFO replaced the file', (workspace) => replaceWithFifo(join(workspace, FILE)), /replaced/],
      [
        'when a link replaced the directory',
        (workspace) => replaceWithLink(join(workspace, '.specstory/history'), join(secret, 'history')),
        /replaced/,
      ],
      [
        'when a link to a directory in the workspace replaced a directory',
        (workspace) => {
          renameSync(join(workspace, '.specstory'), join(workspace, 'elsewhere'))
          symlinkSync('elsewhere', join(workspace, '.specstory'))
        },
        /replaced/,
      ],
      [
        'when a directory replaced the file',
        (workspace) => {
          rmSync(join(workspace, FILE))
          mkdirSync(join(workspace, FILE))
        },
        /replaced/,
      ],
    )
  }
  test.each(changes)('%s', async (_, change, message) => {
    const { workspace, session } = await scanContent(transcript(ID))
    change(workspace)
    await expect(readTranscript(workspace, session, REDACT_POLICY)).rejects.toMatchObject({
      code: 'file-changed',
      message: expect.stringMatching(message),
    })
  })
})

test.each(['le', 'be'])('readTranscript decodes UTF-16%s with a byte order mark', async (order) => {
  const bytes = Buffer.from(`\ufeff${transcript(ID)}日本`, 'utf16le')
  const { workspace, session } = await scanContent(order === 'le' ? bytes : bytes.swap16())
  expect(session.wireMayDiffer).toBe(true)
  expect(await readTranscript(workspace, session, REDACT_POLICY)).toMatchObject({
    text: `${transcript(ID)}日本`,
    title: 'Add a retry, please.',
  })
})

test('readTranscript reads and keeps lone CRs as line breaks in a file without LF', async () => {
  const text = transcript(ID, 'One\n\ntwo.').replaceAll('\n', '\r')
  const { workspace, session } = await scanContent(text)
  expect(session).toMatchObject({ id: ID, title: 'One two.' })
  expect(await readTranscript(workspace, session, REDACT_POLICY)).toMatchObject({ text, title: 'One two.' })
})

test('readTranscript fails with the cause when reading fails', async () => {
  const { workspace, session } = await scanContent(transcript(ID))
  const unreadable = { ...session, file: `${'x'.repeat(300)}.md` }
  await expect(readTranscript(workspace, unreadable, REDACT_POLICY)).rejects.toMatchObject({
    code: 'file-unreadable',
    cause: { code: 'ENAMETOOLONG' },
  })
})

test('readTranscript fails for a file above the size limit', async () => {
  const { workspace, session } = await scanContent(transcript(ID))
  const large = { ...session, diskBytes: 64 * 1024 * 1024 + 1 }
  await expect(readTranscript(workspace, large, REDACT_POLICY)).rejects.toMatchObject({ code: 'too-large' })
})

function replaceWithLink(path: string, target: string): void {
  rmSync(path, { recursive: true })
  symlinkSync(target, path)
}

function replaceWithFifo(path: string): void {
  rmSync(path)
  spawnSync('mkfifo', [path])
}
