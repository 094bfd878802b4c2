import { expect, test } from '@jest/globals'
import { makeValue } from '../../scripts/soak/make-value.ts'
import { findBlocks } from '../../src/secrets/find-blocks.ts'
import { createView } from '../../src/secrets/view.ts'
import { pem } from './credentials.ts'

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
  ['with timestamps of CI', lines.map((line) => `2026-11-24T09:14:03.1234567Z ${line}`).join('\n')],
  ['in a log of compose', lines.map((line) => `app_1  | ${line}`).join('\n')],
  ['in a box', lines.map((line) => `│ ${line} │`).join('\n')],
  ['with a level', lines.map((line) => `[INFO] ${line}`).join('\n')],
  ['as grep -n prints it', lines.map((line, index) => `${index + 12}:${line}`).join('\n')],
  ['as grep -A prints it', lines.map((line, index) => `key.pem-${index + 3}-${line}`).join('\n')],
  ['as git blame prints it', lines.map((line) => `^1a2b3c4 (Jo Doe 2026-11-24 09:14:03 +0100 12) ${line}`).join('\n')],
  ['in colors', lines.map((line) => `\u001b[32m${line}\u001b[0m`).join('\n')],
  ['in spelled colors', JSON.stringify(lines.map((line) => `\u001b[32m${line}\u001b[0m`).join('\n'))],
  ['as bytes of Python', lines.map((line) => `b'${line}\\n'`).join('\n')],
  ['appended by echo', lines.map((line) => `echo "${line}" >> key.pem`).join('\n')],
  ['at the prompt of Python', lines.map((line) => `... ${line}`).join('\n')],
  ['in a list', lines.map((line, index) => `${index + 1}) ${line}`).join('\n')],
  ['in HTML', lines.join('<br>')],
  ['with CRLF', lines.join('\r\n')],
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

test.each([
  ['CI', (line: string) => `2026-11-24T09:14:03.1234567Z ${line}`],
  ['compose', (line: string) => `app_1  | ${line}`],
  ['grep -n', (line: string) => `12:${line}`],
  ['blame', (line: string) => `^1a2b3c4 (Jo Doe 2026-11-24 09:14:03 +0100 12) ${line}`],
  ['echo', (line: string) => `echo "${line}" >> key.pem`],
])('cut off at either end in a log of %s', (_how, log) => {
  const whole = pem('RSA PRIVATE KEY', 12).split('\n').map(log)
  const [last, first] = [whole[8] ?? '', whole[3] ?? '']
  const start = `${whole.slice(0, 9).join('\n')}\n${log('done')}`
  expect(found(start)[0]).toContain(last.slice(last.search(/[\w+/]{40}/), last.search(/[\w+/]{40}/) + 64))
  const end = `${log('and so on')}\n${whole.slice(3).join('\n')}`
  expect(found(end)[0]).toContain(first.slice(first.search(/[\w+/]{40}/), first.search(/[\w+/]{40}/) + 64))
  expect(found(end)[0]).not.toContain('and so on')
})

test('a block of PGP of any length', () => {
  const block = pem('PGP PRIVATE KEY BLOCK', 1000).replace('\n', '\nVersion: GnuPG v2\nComment: of nobody\n\n')
  expect(found(`a\n${block}\nb`)).toEqual([block])
})

test('a key of SSH2', () => {
  const block = pem('KEY', 8)
    .replace(/-----BEGIN KEY-----/, '---- BEGIN SSH2 ENCRYPTED PRIVATE KEY ----')
    .replace(/-----END KEY-----/, '---- END SSH2 ENCRYPTED PRIVATE KEY ----')
  expect(found(`a\n${block}\nb`)).toEqual([block])
})

test("the credentials that Google Cloud's tools keep", () => {
  const fields = {
    client_id: '1-x.apps.googleusercontent.com',
    client_secret: makeValue('b64url{24}', 'a'),
    refresh_token: makeValue('b64url{60}', 'b'),
    type: 'authorized_user',
  }
  for (const text of [JSON.stringify(fields, undefined, 2), JSON.stringify(JSON.stringify(fields))]) {
    expect(found(text)).toEqual([fields.client_secret, fields.refresh_token])
  }
})

test.each([
  ['as it is', (yaml: string) => yaml],
  ['in a diff', (yaml: string) => yaml.replaceAll(/^/gm, '+')],
  ['quoted', (yaml: string) => yaml.replaceAll(/^/gm, '> ')],
  ['in a log', (yaml: string) => yaml.replaceAll(/^/gm, 'kube  | ')],
  ['in JSON', (yaml: string) => JSON.stringify({ output: yaml })],
])('the data of a Secret of Kubernetes, %s', (_how, decorate) => {
  const values = [
    Buffer.from('Zq8!kd02-Lm4x').toString('base64'),
    Buffer.from(makeValue('alnum{30}', 'k')).toString('base64'),
  ]
  const yaml = `apiVersion: v1\nkind: Secret\nmetadata:\n  name: app\ntype: Opaque\ndata:\n  password: ${values[0]}\n  key.json: ${values[1]}\n---\nkind: ConfigMap\ndata:\n  config: ${values[1]}x\n`
  expect(found(decorate(yaml))).toEqual(values)
  const list = `apiVersion: v1\ndata:\n  password: ${values[0]}\nkind: Secret\nmetadata:\n  labels:\n    sha: ${values[1]}\n`
  expect(found(decorate(list))).toEqual([values[0]])
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
