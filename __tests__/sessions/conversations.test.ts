import { describe, expect, test } from '@jest/globals'
import { createIdFromName } from '../../src/sessions/file-names.ts'
import { checkout, transcript } from '../rig/checkout.ts'
import { ID, scan } from '../rig/scan.ts'

const HISTORY = '.specstory/history'
const HEAD = transcript(ID, 'x').split('_**User')[0] ?? ''
const file = (...messages: readonly string[]) =>
  `${HEAD}${messages.map((message) => `_**User**_\n\n${message}\n\n---\n\n_**Agent**_\n\nDone.\n\n---\n`).join('\n')}`
const at = (files: Record<string, string>) =>
  checkout(Object.fromEntries(Object.entries(files).map(([name, text]) => [`${HISTORY}/${name}.md`, text])))

describe('files of one session ID', () => {
  test.each<[name: string, files: Record<string, string>, main: string, parts: string[], duplicates: string[]]>([
    ['parts of a conversation', { a: file('One.', 'Two.'), b: file('Three.'), c: file('Four.') }, 'a', ['b', 'c'], []],
    ['a render that was cut at its start', { a: file('Two.'), b: file('One.', 'Two.') }, 'b', [], ['a']],
    ['renders of one part', { a: file('One.'), b: file('Two.'), c: file('Two.', 'Three.') }, 'a', ['c'], ['b']],
    ['a part that repeats the last message', { a: file('One.', 'Two.'), b: file('Two.', 'Three.') }, 'a', ['b'], []],
    ['the same messages in another order', { a: file('One.', 'Two.'), b: file('Two.', 'One.') }, 'a', [], ['b']],
    ['renders with the same first message', { a: file('One.'), b: file('One.', 'Two.') }, 'b', [], ['a']],
    ['marks that only one render has', { a: file('Use [REDACTED:x] now.'), b: file('Use now.') }, 'a', [], ['b']],
    [
      'a larger stub whose only message is its title',
      {
        a: file('Fix the card').replace('# 2026-01-23 17:24:15Z', `# Fix the card${' '.repeat(900)}`),
        b: file('Fix the loading of the card, please.'),
      },
      'b',
      [],
      ['a'],
    ],
    ['a placeholder', { a: file('File editing session'), b: file('Hi.') }, 'b', [], ['a']],
  ])('keeps every message once: %s', async (_, files, main, parts, duplicates) => {
    const found = await scan(at(files), { unidentified: 'upload' })
    expect(found.sessions.map(({ name, id, partOf }) => `${name} ${id} ${partOf}`)).toEqual(
      [main, ...parts]
        .sort()
        .map((name) => (name === main ? `${name} ${ID} undefined` : `${name} ${createIdFromName(name)} ${ID}`)),
    )
    expect(found.leftOut.map((ignored) => `${ignored.file} ${ignored.reason}`)).toEqual(
      duplicates.map((name) => `${HISTORY}/${name}.md duplicate`),
    )
  })

  test('names each part that `unidentified: skip` leaves out', async () => {
    const found = await scan(at({ a: file('One.'), b: file('Two.') }), { unidentified: 'skip' })
    expect(found).toMatchObject({
      sessions: [{ id: ID, name: 'a' }],
      leftOut: [{ file: `${HISTORY}/b.md`, reason: 'part', id: ID, chosen: `${HISTORY}/a.md` }],
    })
  })

  test('titles a part by its own first message', async () => {
    const { sessions } = await scan(at({ a: file('One.'), b: file('Two.') }), { unidentified: 'upload' })
    expect(sessions.map(({ title }) => title)).toEqual(['One.', 'Two.'])
  })

  test('recognizes a render with a credential and one without it as renders', async () => {
    const token = `gh${'p_'}b7Xk2mQ9vR4sT1wZ8yA3cE6fH5jL0nPdGu2V`
    const files = { a: file(`Use ${token} now.`), b: file('Use [REDACTED:github-pat] now.') }
    const found = await scan(at(files), { unidentified: 'upload' })
    expect(found.sessions.map(({ name }) => name)).toEqual(['b'])
  })

  test('takes IDs that differ in case only for one', async () => {
    const files = { a: file('One.').replaceAll(ID, ID.toUpperCase()), b: file('One.', 'Two.') }
    const found = await scan(at(files), { sessions: [ID] })
    expect(found).toMatchObject({
      sessions: [{ id: ID.toUpperCase(), name: 'b' }],
      leftOut: [{ file: `${HISTORY}/a.md`, reason: 'duplicate' }],
      held: [ID],
    })
  })

  test('asks for sizes although a part is the only session in scope', async () => {
    let asked = 0
    const given = {
      sessions: [createIdFromName('b')],
      unidentified: 'upload' as const,
      onFirstSession: () => void asked++,
    }
    const found = await scan(at({ a: file('One.'), b: file('Two.') }), given)
    expect([found.sessions.map(({ name }) => name), found.filteredOut, found.held, asked]).toEqual([
      ['b'],
      1,
      [createIdFromName('b')],
      1,
    ])
  })
})
