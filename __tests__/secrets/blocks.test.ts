import { expect, test } from '@jest/globals'
import { makeValue } from '../../scripts/soak/make-value.ts'
import { findBlocks } from '../../src/secrets/find-blocks.ts'
import { createView } from '../../src/secrets/view.ts'
import { pem } from './credentials.ts'

const key = pem('EC PRIVATE KEY', 4)
const lines = key.split('\n')
const addLineNumbers = (mark: string): string =>
  lines.map((line, index) => `${String(index + 9).padStart(6)}${mark}${line}`).join('\n')

function findBlockTexts(text: string): string[] {
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
])('finds a block of the kind %s', (kind) => {
  const text = pem(kind, 3)
  expect(findBlockTexts(`a\n${text}\nb`)).toEqual([text])
})

test.each([
  ['indented', lines.map((line) => `      ${line}`).join('\n')],
  ['indented by tabs', lines.map((line) => `\t${line}`).join('\n')],
  ['quoted', lines.map((line) => `> ${line}`).join('\n')],
  ['quoted twice', lines.map((line) => `> > ${line}`).join('\n')],
  ['in a diff', lines.map((line) => `+ ${line}`).join('\n')],
  ['in a diff without a space', lines.map((line) => `+${line}`).join('\n')],
  ['removed in a diff', lines.map((line) => `-${line}`).join('\n')],
  ['in a comment', lines.map((line) => `# ${line}`).join('\n')],
  ['in a block comment', lines.map((line) => ` * ${line}`).join('\n')],
  ['with line numbers', addLineNumbers('→')],
  ['with line numbers and a bar', addLineNumbers('| ')],
  ['with line numbers and a tab', addLineNumbers('\t')],
  ['with line numbers and a colon', addLineNumbers(': ')],
  ['in a string concatenation', lines.map((line) => `  "${line}\\n" +`).join('\n')],
  ['in JSON', JSON.stringify({ key: `${key}\n` })],
  ['in JSON in JSON', JSON.stringify(JSON.stringify({ key }))],
  ['with CI timestamps', lines.map((line) => `2026-11-24T09:14:03.1234567Z ${line}`).join('\n')],
  ['in a log of Docker Compose', lines.map((line) => `app_1  | ${line}`).join('\n')],
  ['in a box', lines.map((line) => `│ ${line} │`).join('\n')],
  ['with a log level', lines.map((line) => `[INFO] ${line}`).join('\n')],
  ['as grep -n prints it', lines.map((line, index) => `${index + 12}:${line}`).join('\n')],
  ['as grep -A prints it', lines.map((line, index) => `key.pem-${index + 3}-${line}`).join('\n')],
  ['as git blame prints it', lines.map((line) => `^1a2b3c4 (Jo Doe 2026-11-24 09:14:03 +0100 12) ${line}`).join('\n')],
  ['with color codes', lines.map((line) => `\u001b[32m${line}\u001b[0m`).join('\n')],
  ['with escaped color codes', JSON.stringify(lines.map((line) => `\u001b[32m${line}\u001b[0m`).join('\n'))],
  ['as Python bytes literals', lines.map((line) => `b'${line}\\n'`).join('\n')],
  ['appended by echo', lines.map((line) => `echo "${line}" >> key.pem`).join('\n')],
  ['at a Python prompt', lines.map((line) => `... ${line}`).join('\n')],
  ['in a list', lines.map((line, index) => `${index + 1}) ${line}`).join('\n')],
  ['in HTML', lines.join('<br>')],
  ['with CRLF', lines.join('\r\n')],
  ['on one line', lines.join('')],
  ['on one line with spaces', lines.join(' ')],
  ['with blank lines', lines.join('\n\n')],
  [
    'with PEM headers',
    [lines[0], 'Proc-Type: 4,ENCRYPTED', 'DEK-Info: AES-128-CBC,0A1B', '', ...lines.slice(1)].join('\n'),
  ],
])('finds a key %s', (_how, text) => {
  const [start, end] = [text.indexOf('-----BEGIN'), text.lastIndexOf('KEY-----') + 'KEY-----'.length]
  expect(findBlockTexts(`before\n${text}\nafter`)).toEqual([text.slice(start, end)])
})

test.each([
  ['at the end of the text', '', ''],
  ['before a line of other text', '', '\n\nThat is the key, as you asked.'],
  ['before a line of dots', '', '\n... (12 more lines)'],
  ['before dots on the same line', '', '...'],
  ['before a code fence', '', '\n```\n'],
  ['before one word', '', '\nThanks'],
  ['in JSON', '{"key": "', '"}'],
])('finds a truncated key %s', (_how, before, after) => {
  const cut = `${lines.slice(0, 3).join('\n')}\n${lines[3]?.slice(0, 40)}`
  expect(findBlockTexts(before + cut + after)).toEqual([cut])
})

test('finds a truncated key on one line with spaces', () => {
  expect(findBlockTexts(`${lines.slice(0, 4).join(' ')} and so on`)).toEqual([lines.slice(0, 4).join(' ')])
})

test.each([
  ['CI', (line: string) => `2026-11-24T09:14:03.1234567Z ${line}`],
  ['compose', (line: string) => `app_1  | ${line}`],
  ['grep -n', (line: string) => `12:${line}`],
  ['blame', (line: string) => `^1a2b3c4 (Jo Doe 2026-11-24 09:14:03 +0100 12) ${line}`],
  ['echo', (line: string) => `echo "${line}" >> key.pem`],
])('finds a key with a truncated start or end in the output of %s', (_how, log) => {
  const whole = pem('RSA PRIVATE KEY', 12).split('\n').map(log)
  const [last, first] = [whole[8] ?? '', whole[3] ?? '']
  const start = `${whole.slice(0, 9).join('\n')}\n${log('done')}`
  expect(findBlockTexts(start)[0]).toContain(last.slice(last.search(/[\w+/]{40}/), last.search(/[\w+/]{40}/) + 64))
  const end = `${log('and so on')}\n${whole.slice(3).join('\n')}`
  expect(findBlockTexts(end)[0]).toContain(first.slice(first.search(/[\w+/]{40}/), first.search(/[\w+/]{40}/) + 64))
  expect(findBlockTexts(end)[0]).not.toContain('and so on')
})

test('finds a PGP block of 1,000 lines', () => {
  const block = pem('PGP PRIVATE KEY BLOCK', 1000).replace('\n', '\nVersion: GnuPG v2\nComment: of nobody\n\n')
  expect(findBlockTexts(`a\n${block}\nb`)).toEqual([block])
})

test('finds an SSH2 key', () => {
  const block = pem('KEY', 8)
    .replace(/-----BEGIN KEY-----/, '---- BEGIN SSH2 ENCRYPTED PRIVATE KEY ----')
    .replace(/-----END KEY-----/, '---- END SSH2 ENCRYPTED PRIVATE KEY ----')
  expect(findBlockTexts(`a\n${block}\nb`)).toEqual([block])
})

test('finds the client secret and the refresh token in a Google Cloud credentials file', () => {
  const fields = {
    client_id: '1-x.apps.googleusercontent.com',
    client_secret: makeValue('b64url{24}', 'a'),
    refresh_token: makeValue('b64url{60}', 'b'),
    type: 'authorized_user',
  }
  for (const text of [JSON.stringify(fields, undefined, 2), JSON.stringify(JSON.stringify(fields))]) {
    expect(findBlockTexts(text)).toEqual([fields.client_secret, fields.refresh_token])
  }
})

test.each([
  ['without changes', (yaml: string) => yaml],
  ['in a diff', (yaml: string) => yaml.replaceAll(/^/gm, '+')],
  ['quoted', (yaml: string) => yaml.replaceAll(/^/gm, '> ')],
  ['in a log', (yaml: string) => yaml.replaceAll(/^/gm, 'kube  | ')],
  ['in JSON', (yaml: string) => JSON.stringify({ output: yaml })],
])('finds the values of a Kubernetes Secret %s', (_how, decorate) => {
  const values = [
    Buffer.from('Zq8!kd02-Lm4x').toString('base64'),
    Buffer.from(makeValue('alnum{30}', 'k')).toString('base64'),
  ]
  const yaml = `apiVersion: v1\nkind: Secret\nmetadata:\n  name: app\ntype: Opaque\ndata:\n  password: ${values[0]}\n  key.json: ${values[1]}\n---\nkind: ConfigMap\ndata:\n  config: ${values[1]}x\n`
  expect(findBlockTexts(decorate(yaml))).toEqual(values)
  const list = `apiVersion: v1\ndata:\n  password: ${values[0]}\nkind: Secret\nmetadata:\n  labels:\n    sha: ${values[1]}\n`
  expect(findBlockTexts(decorate(list))).toEqual([values[0]])
})

test('finds two adjacent keys separately', () => {
  const other = pem('RSA PRIVATE KEY', 8)
  expect(findBlockTexts(`${key}\n${other}`)).toEqual([key, other])
  expect(findBlockTexts(`${lines.slice(0, 4).join('\n')}\n${other}`)).toEqual([lines.slice(0, 4).join('\n'), other])
})

test.each([
  ['a block without a body', '-----BEGIN PRIVATE KEY-----\n...\n-----END PRIVATE KEY-----'],
  ['a block with a word as its body', '-----BEGIN PRIVATE KEY-----\nanything\n-----END PRIVATE KEY-----'],
  ['a public key', pem('PUBLIC KEY')],
  [
    'the first line of a key in a sentence',
    'It has to begin with -----BEGIN RSA PRIVATE KEY----- and then the characters of the key follow.',
  ],
])('ignores %s', (_what, text) => {
  expect(findBlockTexts(text)).toEqual([])
})

test('finds the key of a service account under the rule gcp-service-account', () => {
  const text = JSON.stringify({ type: 'service_account', project_id: 'acme', private_key: key })
  expect([...findBlocks(createView(text))].map(({ rule }) => rule)).toEqual(['gcp-service-account'])
})
