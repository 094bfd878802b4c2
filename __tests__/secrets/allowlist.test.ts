import { createHash } from 'node:crypto'
import { expect, test } from '@jest/globals'
import { Allowlist, parseAllow } from '../../src/secrets/credential-policy.ts'
import { RULE_NAMES } from '../../src/secrets/rule-names.ts'
import { scanCredentials } from '../../src/secrets/scan.ts'
import { CLI_CREDENTIALS, randomCharacters } from './credentials.ts'

const sha256 = (value: string): string => `sha256:${createHash('sha256').update(value).digest('hex')}`
const [pat, , oauth] = CLI_CREDENTIALS.map(({ value }) => value) as [string, string, string]

test('an entry with a rule name keeps only the credentials of the rule', () => {
  const allowlist = new Allowlist(['github-pat'])
  expect(redact(`${pat} ${oauth}`, allowlist)).toBe(`${pat} [REDACTED:github-oauth]`)
  expect(allowlist.listUnmatched()).toEqual([])
})

test('an entry with a hash keeps only the value with the hash', () => {
  const other = `${pat.slice(0, 4)}${randomCharacters(36, undefined, 'other')}`
  const allowlist = new Allowlist([sha256(pat)])
  expect(redact(`${pat} ${other}`, allowlist)).toBe(`${pat} [REDACTED:github-pat]`)
  expect(allowlist.listUnmatched()).toEqual([])
})

test('an entry with the hash of a password keeps a `user:password` pair', () => {
  const text = `curl -u deploy:${randomCharacters(20)} https://acme.io`
  expect(redact(text, new Allowlist([sha256(randomCharacters(20))]))).toBe(text)
})

test('another rule still redacts a credential inside of an allowed one', () => {
  const text = `curl -H "Authorization: Bearer ${pat}" https://api.github.com`
  expect(redact(text, new Allowlist(['curl-auth-header']))).toBe(text.replace(pat, '[REDACTED:github-pat]'))
})

test('listUnmatched() returns the entries that matched nothing in all texts', () => {
  const allowlist = new Allowlist(['github-pat', 'jwt', sha256(oauth), sha256('x')])
  redact(pat, allowlist)
  redact(oauth, allowlist)
  expect(allowlist.listUnmatched()).toEqual(['jwt', sha256('x')])
})

test('parseAllow accepts names and hashes in any case', () => {
  const hash = sha256('x')
  expect(parseAllow(['JWT', hash.toUpperCase()], RULE_NAMES)).toEqual({ entries: ['jwt', hash], faults: [] })
})

test.each([
  ['githubpat', 'an entry is not a known rule; did you mean `github-pat`?'],
  ['no-such-rule-at-all', 'an entry is not a known rule'],
  ['sha256:12ab', 'an entry lacks the 64 hex digits after `sha256:`'],
  ['My Password!', 'an entry is neither a rule name nor `sha256:` and a hash'],
])('parseAllow reports a fault for %j', (line, fault) => {
  expect(parseAllow([line], RULE_NAMES)).toEqual({ entries: [], faults: [fault] })
})

test('the fault for a credential instead of its hash does not contain the credential', () => {
  for (const { value } of CLI_CREDENTIALS) {
    const { faults } = parseAllow([value], RULE_NAMES)
    expect(faults).toHaveLength(1)
    expect(faults[0]).not.toContain(value)
  }
})

function redact(text: string, allowlist: Allowlist): string {
  return scanCredentials(text, { redactionMode: 'redact', allowlist }).redacted
}
