import { describe, expect, test } from '@jest/globals'
import { createIdFromName } from '../../src/sessions/file-names.ts'
import { checkout, transcript } from '../rig/checkout.ts'
import { ID, scan } from '../rig/scan.ts'

const HISTORY = '.specstory/history'
const HEAD = transcript(ID, 'x').split('_**User')[0] ?? ''
const transcriptOf = (...messages: readonly string[]) =>
  `${HEAD}${messages.map((message) => `_**User**_\n\n${message}\n\n---\n\n_**Agent**_\n\nDone.\n\n---\n`).join('\n')}`
const checkoutHistory = (files: Record<string, string>) =>
  checkout(Object.fromEntries(Object.entries(files).map(([name, text]) => [`${HISTORY}/${name}.md`, text])))

describe('files with the same session ID', () => {
  test.each<[name: string, files: Record<string, string>, main: string, parts: string[], duplicates: string[]]>([
    [
      'parts of a conversation',
      { a: transcriptOf('One.', 'Two.'), b: transcriptOf('Three.'), c: transcriptOf('Four.') },
      'a',
      ['b', 'c'],
      [],
    ],
    ['a copy without the first message', { a: transcriptOf('Two.'), b: transcriptOf('One.', 'Two.') }, 'b', [], ['a']],
    [
      'two copies of a part',
      { a: transcriptOf('One.'), b: transcriptOf('Two.'), c: transcriptOf('Two.', 'Three.') },
      'a',
      ['c'],
      ['b'],
    ],
    [
      'a part that repeats the last message',
      { a: transcriptOf('One.', 'Two.'), b: transcriptOf('Two.', 'Three.') },
      'a',
      ['b'],
      [],
    ],
    [
      'the same messages in another order',
      { a: transcriptOf('One.', 'Two.'), b: transcriptOf('Two.', 'One.') },
      'a',
      [],
      ['b'],
    ],
    ['copies of different length', { a: transcriptOf('One.'), b: transcriptOf('One.', 'Two.') }, 'b', [], ['a']],
    [
      'redaction markers that only one copy has',
      { a: transcriptOf('Use [REDACTED:x] now.'), b: transcriptOf('Use now.') },
      'a',
      [],
      ['b'],
    ],
    [
      'a larger file whose only message is its title',
      {
        a: transcriptOf('Fix the card').replace('# 2026-01-23 17:24:15Z', `# Fix the card${' '.repeat(900)}`),
        b: transcriptOf('Fix the loading of the card, please.'),
      },
      'b',
      [],
      ['a'],
    ],
    ['a placeholder message', { a: transcriptOf('File editing session'), b: transcriptOf('Hi.') }, 'b', [], ['a']],
  ])('sync every message once: %s', async (_, files, main, parts, duplicates) => {
    const found = await scan(checkoutHistory(files), { unidentified: 'upload' })
    expect(found.sessions.map(({ name, id, partOf }) => `${name} ${id} ${partOf}`)).toEqual(
      [main, ...parts]
        .sort()
        .map((name) => (name === main ? `${name} ${ID} undefined` : `${name} ${createIdFromName(name)} ${ID}`)),
    )
    expect(found.ignored.map((ignored) => `${ignored.file} ${ignored.reason}`)).toEqual(
      duplicates.map((name) => `${HISTORY}/${name}.md duplicate`),
    )
  })

  test('are ignored as parts with `unidentified: skip`, except the first', async () => {
    const found = await scan(checkoutHistory({ a: transcriptOf('One.'), b: transcriptOf('Two.') }), {
      unidentified: 'skip',
    })
    expect(found).toMatchObject({
      sessions: [{ id: ID, name: 'a' }],
      ignored: [{ file: `${HISTORY}/b.md`, reason: 'part', id: ID, preferred: `${HISTORY}/a.md` }],
    })
  })

  test('are ignored with their duplicates with `unidentified: skip`', async () => {
    const files = { a: transcriptOf('One.'), b: transcriptOf('Two.'), c: transcriptOf('Two.') }
    const { sessions, ignored } = await scan(checkoutHistory(files), { unidentified: 'skip' })
    expect(sessions.map(({ name }) => name)).toEqual(['a'])
    expect(ignored.map(({ file, reason }) => `${file} ${reason}`).sort()).toEqual([
      `${HISTORY}/b.md part`,
      `${HISTORY}/c.md part`,
    ])
  })

  test('have titles from their own first messages', async () => {
    const { sessions } = await scan(checkoutHistory({ a: transcriptOf('One.'), b: transcriptOf('Two.') }), {
      unidentified: 'upload',
    })
    expect(sessions.map(({ title }) => title)).toEqual(['One.', 'Two.'])
  })

  test('are duplicates when one has a credential and the other a redaction marker', async () => {
    const token = `gh${'p_'}b7Xk2mQ9vR4sT1wZ8yA3cE6fH5jL0nPdGu2V`
    const files = { a: transcriptOf(`Use ${token} now.`), b: transcriptOf('Use [REDACTED:github-pat] now.') }
    const found = await scan(checkoutHistory(files), { unidentified: 'upload' })
    expect(found.sessions.map(({ name }) => name)).toEqual(['b'])
  })

  test('include IDs that differ only in case', async () => {
    const files = { a: transcriptOf('One.').replaceAll(ID, ID.toUpperCase()), b: transcriptOf('One.', 'Two.') }
    const found = await scan(checkoutHistory(files), { sessions: [ID] })
    expect(found).toMatchObject({
      sessions: [{ id: ID.toUpperCase(), name: 'b' }],
      ignored: [{ file: `${HISTORY}/a.md`, reason: 'duplicate' }],
      foundIds: [ID],
    })
  })

  test('start the size request when a part is the only requested session', async () => {
    let calls = 0
    const given = {
      sessions: [createIdFromName('b')],
      unidentified: 'upload' as const,
      onFirstSession: () => void calls++,
    }
    const found = await scan(checkoutHistory({ a: transcriptOf('One.'), b: transcriptOf('Two.') }), given)
    expect([found.sessions.map(({ name }) => name), found.filteredOut, found.foundIds, calls]).toEqual([
      ['b'],
      1,
      [createIdFromName('b')],
      1,
    ])
  })
})
