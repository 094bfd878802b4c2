import { execFileSync } from 'node:child_process'
import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { Allowlist } from '../../src/secrets/credential-policy.ts'
import { type CredentialScan, scanCredentials } from '../../src/secrets/scan.ts'
import { pem, randomCharacters, SAMPLE_CREDENTIALS } from './credentials.ts'
import { DECOYS } from './decoys.ts'

const PIECE = 256 * 1024
const FILLER = 'Some words that mean nothing to anyone who looks for keys.\n'

function search(text: string): CredentialScan {
  return scanCredentials(text, { treatment: 'redact', allowlist: new Allowlist() })
}

function redact(text: string): string {
  return search(text).redacted
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
const places = fc.array(fc.nat(), { maxLength: 20 })

test('whatever the line breaks, the result is the same', () => {
  fc.assert(
    fc.property(transcript, places, (text, breaks) => {
      const lf = text.replaceAll('\r\n', '\n')
      let index = 0
      const mixed = lf.replaceAll('\n', () => ((breaks[index++] ?? 0) % 2 === 0 ? '\n' : '\r\n'))
      expect(redact(mixed).replaceAll('\r\n', '\n')).toBe(redact(lf).replaceAll('\r\n', '\n'))
    }),
    { numRuns: 200 },
  )
})

test('a CR that belongs to no line break stands', () => {
  const [pat = ''] = SAMPLE_CREDENTIALS.map(({ value }) => value)
  expect(search(`${pat.slice(0, 20)}\r${pat.slice(20)}`).findings).toEqual([])
})

test('what lies within another credential is no second one', () => {
  const [pat] = SAMPLE_CREDENTIALS.map(({ value }) => value)
  const text = `curl -u deploy:${pat} https://api.github.com/user`
  expect(search(text)).toEqual({
    findings: [{ rule: 'curl-auth-user', line: 1, fingerprint: expect.any(String) }],
    redacted: 'curl -u [REDACTED:curl-auth-user] https://api.github.com/user',
  })
})

test('a token in the place of a password has the name of the token', () => {
  const [pat = ''] = SAMPLE_CREDENTIALS.map(({ value }) => value)
  const text = `git clone https://x-access-token:${pat}@github.com/acme/app`
  expect(redact(text)).toBe(text.replace(pat, '[REDACTED:github-pat]'))
})

test('what was redacted once is redacted', () => {
  fc.assert(
    fc.property(transcript, (text) => {
      const once = redact(text)
      expect(redact(once)).toBe(once)
    }),
    { numRuns: 300 },
  )
})

test('the text around the credentials stands', () => {
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

test('every place of a value goes, a bare one before the context that gave it away too', () => {
  const bearer = randomCharacters(32, '0123456789abcdef')
  const text = `First I saw ${bearer} somewhere.\n${FILLER.repeat(9000)}curl -H "Authorization: Bearer ${bearer}" https://acme.io\n`
  expect(text.length).toBeGreaterThan(PIECE)
  expect(redact(text)).toBe(text.replaceAll(bearer, '[REDACTED:curl-auth-header]'))
})

test('a password that is a word goes only where its context gives it away', () => {
  const text = 'Use the harbor. postgres://app:harbor@db.acme.io/x and mysql://ops:harbor@db.acme.io/x'
  const goes = [
    'postgres://app:[REDACTED:postgresql-connection-string]@',
    'mysql://ops:[REDACTED:mysql-connection-string]@',
  ]
  expect(redact(text)).toBe(`Use the harbor. ${goes[0]}db.acme.io/x and ${goes[1]}db.acme.io/x`)
})

test('a password that is none goes wherever it stands', () => {
  const password = randomCharacters(12, undefined, 'p')
  const text = `It is ${password}. psql postgres://app:${password}@db.acme.io/x`
  expect(redact(text)).not.toContain(password)
})

test('each value counts once, with the line that it was first found in', () => {
  const [pat, , oauth] = SAMPLE_CREDENTIALS.map(({ value }) => value)
  const text = `a\r\n${pat}\r\n${oauth} ${pat}\n\n${FILLER.repeat(9000)}${pem('EC PRIVATE KEY')}\n${pat}`
  expect(search(text).findings).toEqual([
    expect.objectContaining({ rule: 'github-pat', line: 2 }),
    expect.objectContaining({ rule: 'github-oauth', line: 3 }),
    expect.objectContaining({ rule: 'private-key', line: 9005 }),
  ])
})

test('a byte order mark shifts nothing', () => {
  const [pat] = SAMPLE_CREDENTIALS.map(({ value }) => value)
  expect(redact(`\uFEFFa ${pat} b`)).toBe('\uFEFFa [REDACTED:github-pat] b')
  const before = FILLER.repeat(PIECE).slice(0, PIECE - 8000)
  expect(redact(`${before}\uFEFF${pat} b${FILLER.repeat(1000)}`)).not.toContain(pat)
})

test('what was found holds no credential', () => {
  const { findings } = search(SAMPLE_CREDENTIALS.map(({ value, text = value }) => text).join('\n'))
  for (const { value } of SAMPLE_CREDENTIALS) expect(JSON.stringify(findings)).not.toContain(value)
})

test('replaces the other spellings of a value that only its context gives away', () => {
  const password = `p@ss/${randomCharacters(9, undefined, 'spelled')}`
  const spelled = [password, encodeURIComponent(password), password.replace('/', '\\/'), password.replace('@', '&#64;')]
  const text = `DB_PASSWORD=${password}\n${spelled.join(' and ')}`
  expect(redact(text)).toBe(
    `DB_PASSWORD=[REDACTED:generic-api-key]\n${spelled.map(() => '[REDACTED:generic-api-key]').join(' and ')}`,
  )
})

test('replaces letters that are no word wherever they stand', () => {
  const text = 'API_TOKEN=kJhGfDsAqWeRtYuIoPzX\nand kJhGfDsAqWeRtYuIoPzX'
  expect(redact(text)).not.toContain('kJhGf')
})

test('refuses a text of more values than it can replace, and says what to do', () => {
  const lines = (count: number): string =>
    Array.from({ length: count }, (_, index) => `API_TOKEN=${randomCharacters(32, undefined, `${index}`)}\n`).join('')
  expect(search(lines(900)).findings.length).toBeGreaterThan(800)
  expect(() => search(lines(1100))).toThrow(
    expect.objectContaining({ code: 'too-large', hint: expect.stringMatching(/`exclude`.*`secrets-allow`/) }),
  )
})

test('takes ten megabytes of files full of keys in a small heap', () => {
  const program = `
    import { scanCredentials } from './src/secrets/scan.ts'
    import { Allowlist } from './src/secrets/credential-policy.ts'
    const lines = Array.from({ length: 250_000 }, (_, index) => 'gh' + 'p_' + String(1e6 + index) + 'aB3dE5gH7jK9mN1pQ2rS4tU6vW8xY')
    const { findings } = scanCredentials(lines.join('\\n'), { treatment: 'redact', allowlist: new Allowlist() })
    console.log(findings.length)`
  const node = ['--max-old-space-size=256', '--input-type=module', '-e', program]
  const output = execFileSync(process.execPath, node, { cwd: `${import.meta.dirname}/../..` })
  expect(Number(output.toString())).toBe(250_000)
})
