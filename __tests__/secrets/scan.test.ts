import { execFileSync } from 'node:child_process'
import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { Allowlist } from '../../src/secrets/credential-policy.ts'
import { type CredentialScan, scanCredentials } from '../../src/secrets/scan.ts'
import { pem, randomCharacters, SAMPLE_CREDENTIALS } from './credentials.ts'
import { DECOYS } from './decoys.ts'

const BLOCK_LENGTH = 256 * 1024
const FILLER = 'Some words that mean nothing to anyone who looks for keys.\n'

function scan(text: string): CredentialScan {
  return scanCredentials(text, { redactionMode: 'redact', allowlist: new Allowlist() })
}

function redact(text: string): string {
  return scan(text).redacted
}

const secretText = fc.constantFrom(...SAMPLE_CREDENTIALS).map(({ value, text = value }) => text)
const piece = fc.oneof(
  secretText,
  fc.constantFrom(...Object.values(DECOYS)),
  fc.string(),
  fc.constant('\r\n'),
  fc.constant('\\n'),
)
const transcript = fc
  .array(piece, { maxLength: 12 })
  .chain((pieces) => fc.constantFrom('\n', '\r\n', ' ', '\n\n> ', '"', ', ').map((between) => pieces.join(between)))
const lineBreaks = fc.array(fc.nat(), { maxLength: 20 })

test('the result does not depend on the line breaks', () => {
  fc.assert(
    fc.property(transcript, lineBreaks, (text, breaks) => {
      const lf = text.replaceAll('\r\n', '\n')
      let index = 0
      const mixed = lf.replaceAll('\n', () => ((breaks[index++] ?? 0) % 2 === 0 ? '\n' : '\r\n'))
      expect(redact(mixed).replaceAll('\r\n', '\n')).toBe(redact(lf).replaceAll('\r\n', '\n'))
    }),
    { numRuns: 200 },
  )
})

test('a CR without LF inside a token breaks the token', () => {
  const [pat = ''] = SAMPLE_CREDENTIALS.map(({ value }) => value)
  expect(scan(`${pat.slice(0, 20)}\r${pat.slice(20)}`).findings).toEqual([])
})

test('a credential inside another credential is not a second finding', () => {
  const [pat] = SAMPLE_CREDENTIALS.map(({ value }) => value)
  const text = `curl -u deploy:${pat} https://api.github.com/user`
  expect(scan(text)).toEqual({
    findings: [{ rule: 'curl-auth-user', line: 1, fingerprint: expect.any(String) }],
    redacted: 'curl -u [REDACTED:curl-auth-user] https://api.github.com/user',
  })
})

test('a token used as a password is redacted under the rule of the token', () => {
  const [pat = ''] = SAMPLE_CREDENTIALS.map(({ value }) => value)
  const text = `git clone https://x-access-token:${pat}@github.com/acme/app`
  expect(redact(text)).toBe(text.replace(pat, '[REDACTED:github-pat]'))
})

test('redaction is idempotent', () => {
  fc.assert(
    fc.property(transcript, (text) => {
      const once = redact(text)
      expect(redact(once)).toBe(once)
    }),
    { numRuns: 300 },
  )
})

test('the text around credentials is unchanged', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.string(), fc.constantFrom(...SAMPLE_CREDENTIALS)), { maxLength: 6 }), (parts) => {
      const text = parts.map(([around, { value, text: context = value }]) => `${around}\n${context}\n`).join('')
      const around = redact(text).split(/\[REDACTED:[a-z0-9-]+\]/)
      let rest = text
      for (const kept of around) {
        expect(rest).toContain(kept)
        rest = rest.slice(rest.indexOf(kept) + kept.length)
      }
      for (const [, { value }] of parts) expect(around.join('')).not.toContain(value)
    }),
    { numRuns: 200 },
  )
})

test('every occurrence is redacted, including those before the context that identifies the value', () => {
  const bearer = randomCharacters(32, '0123456789abcdef')
  const text = `First I saw ${bearer} somewhere.\n${FILLER.repeat(9000)}curl -H "Authorization: Bearer ${bearer}" https://acme.io\n`
  expect(text.length).toBeGreaterThan(BLOCK_LENGTH)
  expect(redact(text)).toBe(text.replaceAll(bearer, '[REDACTED:curl-auth-header]'))
})

test('a password that is a word is redacted only in its context', () => {
  const text = 'Use the harbor. postgres://app:harbor@db.acme.io/x and mysql://ops:harbor@db.acme.io/x'
  const expected = [
    'postgres://app:[REDACTED:postgresql-connection-string]@',
    'mysql://ops:[REDACTED:mysql-connection-string]@',
  ]
  expect(redact(text)).toBe(`Use the harbor. ${expected[0]}db.acme.io/x and ${expected[1]}db.acme.io/x`)
})

test('a password that is not a word is redacted everywhere', () => {
  const password = randomCharacters(12, undefined, 'p')
  const text = `It is ${password}. psql postgres://app:${password}@db.acme.io/x`
  expect(redact(text)).not.toContain(password)
})

test('each value is one finding, with the line of its first occurrence', () => {
  const [pat, , oauth] = SAMPLE_CREDENTIALS.map(({ value }) => value)
  const text = `a\r\n${pat}\r\n${oauth} ${pat}\n\n${FILLER.repeat(9000)}${pem('EC PRIVATE KEY')}\n${pat}`
  expect(scan(text).findings).toEqual([
    expect.objectContaining({ rule: 'github-pat', line: 2 }),
    expect.objectContaining({ rule: 'github-oauth', line: 3 }),
    expect.objectContaining({ rule: 'private-key', line: 9005 }),
  ])
})

test('a byte order mark does not shift the positions', () => {
  const [pat] = SAMPLE_CREDENTIALS.map(({ value }) => value)
  expect(redact(`\uFEFFa ${pat} b`)).toBe('\uFEFFa [REDACTED:github-pat] b')
  const before = FILLER.repeat(BLOCK_LENGTH).slice(0, BLOCK_LENGTH - 8000)
  expect(redact(`${before}\uFEFF${pat} b${FILLER.repeat(1000)}`)).not.toContain(pat)
})

test('findings contain no credential', () => {
  const { findings } = scan(SAMPLE_CREDENTIALS.map(({ value, text = value }) => text).join('\n'))
  for (const { value } of SAMPLE_CREDENTIALS) expect(JSON.stringify(findings)).not.toContain(value)
})

test('encoded forms of a value are redacted when only its context identifies it', () => {
  const password = `p@ss/${randomCharacters(9, undefined, 'spelled')}`
  const spelled = [password, encodeURIComponent(password), password.replace('/', '\\/'), password.replace('@', '&#64;')]
  const text = `DB_PASSWORD=${password}\n${spelled.join(' and ')}`
  expect(redact(text)).toBe(
    `DB_PASSWORD=[REDACTED:generic-api-key]\n${spelled.map(() => '[REDACTED:generic-api-key]').join(' and ')}`,
  )
})

test('random letters are redacted everywhere when their context identifies them', () => {
  const text = 'API_TOKEN=kJhGfDsAqWeRtYuIoPzX\nand kJhGfDsAqWeRtYuIoPzX'
  expect(redact(text)).not.toContain('kJhGf')
})

test('a text with too many values fails with `too-large` and a hint', () => {
  const lines = (count: number): string =>
    Array.from({ length: count }, (_, index) => `API_TOKEN=${randomCharacters(32, undefined, `${index}`)}\n`).join('')
  expect(scan(lines(900)).findings.length).toBeGreaterThan(800)
  expect(() => scan(lines(1100))).toThrow(
    expect.objectContaining({ code: 'too-large', hint: expect.stringMatching(/`exclude`.*`secrets-allow`/) }),
  )
})

test('10 MB of tokens are scanned with a heap of 256 MB', () => {
  const program = `
    import { scanCredentials } from './src/secrets/scan.ts'
    import { Allowlist } from './src/secrets/credential-policy.ts'
    const lines = Array.from({ length: 250_000 }, (_, index) => 'gh' + 'p_' + String(1e6 + index) + 'aB3dE5gH7jK9mN1pQ2rS4tU6vW8xY')
    const { findings } = scanCredentials(lines.join('\\n'), { redactionMode: 'redact', allowlist: new Allowlist() })
    console.log(findings.length)`
  const node = ['--max-old-space-size=256', '--input-type=module', '-e', program]
  const output = execFileSync(process.execPath, node, { cwd: `${import.meta.dirname}/../..` })
  expect(Number(output.toString())).toBe(250_000)
})
