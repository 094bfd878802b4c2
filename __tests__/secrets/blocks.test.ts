import { expect, test } from '@jest/globals'
import { findBlocks } from '../../src/secrets/find-blocks.ts'
import { createView } from '../../src/secrets/view.ts'
import { pem } from './formats.ts'

const key = pem('EC PRIVATE KEY', 4)
const lines = key.split('\n')
const numbered = (mark: string): string =>
  lines.map((line, index) => `${String(index + 9).padStart(6)}${mark}${line}`).join('\n')

function found(text: string): string[] {
  return [...findBlocks(createView(text))].map(({ start, end }) => text.slice(start, end))
}

test.each([
  'PRIVATE KEY',
  'RSA PRIVATE KEY',
  'EC PRIVATE KEY',
  'DSA PRIVATE KEY',
  'OPENSSH PRIVATE KEY',
  'ENCRYPTED PRIVATE KEY',
  'PGP PRIVATE KEY BLOCK',
])('%s', (kind) => {
  const text = pem(kind, 3)
  expect(found(`a\n${text}\nb`)).toEqual([text])
})

test.each([
  ['indented', lines.map((line) => `      ${line}`).join('\n')],
  ['indented by tabs', lines.map((line) => `\t${line}`).join('\n')],
  ['quoted', lines.map((line) => `> ${line}`).join('\n')],
  ['quoted twice', lines.map((line) => `> > ${line}`).join('\n')],
  ['in a diff', lines.map((line) => `+ ${line}`).join('\n')],
  ['in a diff without a blank', lines.map((line) => `+${line}`).join('\n')],
  ['taken away in a diff', lines.map((line) => `-${line}`).join('\n')],
  ['in a comment', lines.map((line) => `# ${line}`).join('\n')],
  ['in a comment of a block', lines.map((line) => ` * ${line}`).join('\n')],
  ['with line numbers', numbered('→')],
  ['with line numbers and a bar', numbered('| ')],
  ['with line numbers and a tab', numbered('\t')],
  ['with line numbers and a colon', numbered(': ')],
  ['in a string of a program', lines.map((line) => `  "${line}\\n" +`).join('\n')],
  ['in JSON', JSON.stringify({ key: `${key}\n` })],
  ['in JSON in JSON', JSON.stringify(JSON.stringify({ key }))],
  ['on one line', lines.join('')],
  ['on one line with blanks', lines.join(' ')],
  ['with blank lines', lines.join('\n\n')],
  ['with fields', [lines[0], 'Proc-Type: 4,ENCRYPTED', 'DEK-Info: AES-128-CBC,0A1B', '', ...lines.slice(1)].join('\n')],
])('%s', (_how, text) => {
  const [start, end] = [text.indexOf('-----BEGIN'), text.lastIndexOf('KEY-----') + 'KEY-----'.length]
  expect(found(`before\n${text}\nafter`)).toEqual([text.slice(start, end)])
})

test.each([
  ['at the end of the text', '', ''],
  ['by a line of other text', '', '\n\nThat is the key, as you asked.'],
  ['by dots', '', '\n... (12 more lines)'],
  ['by dots on the line', '', '...'],
  ['by a fence', '', '\n```\n'],
  ['by one word', '', '\nThanks'],
  ['in JSON', '{"key": "', '"}'],
])('cut off %s', (_how, before, after) => {
  const cut = `${lines.slice(0, 3).join('\n')}\n${lines[3]?.slice(0, 40)}`
  expect(found(before + cut + after)).toEqual([cut])
})

test('cut off on one line with blanks', () => {
  expect(found(`${lines.slice(0, 4).join(' ')} and so on`)).toEqual([lines.slice(0, 4).join(' ')])
})

test('two that follow each other are two', () => {
  const other = pem('RSA PRIVATE KEY', 8)
  expect(found(`${key}\n${other}`)).toEqual([key, other])
  expect(found(`${lines.slice(0, 4).join('\n')}\n${other}`)).toEqual([lines.slice(0, 4).join('\n'), other])
})

test.each([
  ['no body', '-----BEGIN PRIVATE KEY-----\n...\n-----END PRIVATE KEY-----'],
  ['a word for a body', '-----BEGIN PRIVATE KEY-----\nanything\n-----END PRIVATE KEY-----'],
  ['a public one', pem('PUBLIC KEY')],
  ['its first line', 'It has to begin with -----BEGIN RSA PRIVATE KEY----- and then the characters of the key follow.'],
])('%s is none', (_what, text) => {
  expect(found(text)).toEqual([])
})

test('the key of a service account has the name of one', () => {
  const text = JSON.stringify({ type: 'service_account', project_id: 'acme', private_key: key })
  expect([...findBlocks(createView(text))].map(({ rule }) => rule)).toEqual(['gcp-service-account'])
})
