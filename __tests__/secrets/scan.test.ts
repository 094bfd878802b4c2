import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { Allowlist } from '../../src/secrets/allowlist.ts'
import { type CredentialScan, scanCredentials } from '../../src/secrets/scan.ts'
import { DECOYS } from './decoys.ts'
import { characters, FORMATS, pem } from './formats.ts'

const PIECE = 256 * 1024
const FILLER = 'Some words that mean nothing to anyone who looks for keys.\n'

async function search(text: string): Promise<CredentialScan> {
  return await scanCredentials(text, { treatment: 'redact', allowlist: new Allowlist() })
}

async function redact(text: string): Promise<string> {
  return (await search(text)).redacted
}

const secretText = fc.constantFrom(...FORMATS).map(({ value, text = value }) => text)
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

test('whatever the line breaks, the result is the same', async () => {
  await fc.assert(
    fc.asyncProperty(transcript, places, async (text, breaks) => {
      const lf = text.replaceAll('\r\n', '\n')
      let index = 0
      const mixed = lf.replaceAll('\n', () => ((breaks[index++] ?? 0) % 2 === 0 ? '\n' : '\r\n'))
      expect((await redact(mixed)).replaceAll('\r\n', '\n')).toBe((await redact(lf)).replaceAll('\r\n', '\n'))
    }),
    { numRuns: 200 },
  )
})

test('a CR that belongs to no line break stands', async () => {
  const [pat = ''] = FORMATS.map(({ value }) => value)
  expect((await search(`${pat.slice(0, 20)}\r${pat.slice(20)}`)).findings).toEqual([])
})

test('what lies within another credential is no second one', async () => {
  const [pat] = FORMATS.map(({ value }) => value)
  const text = `curl -u deploy:${pat} https://api.github.com/user`
  expect(await search(text)).toEqual({
    findings: [{ rule: 'curl-auth-user', line: 1 }],
    redacted: 'curl -u [REDACTED:curl-auth-user] https://api.github.com/user',
  })
})

test('a token in the place of a password has the name of the token', async () => {
  const [pat = ''] = FORMATS.map(({ value }) => value)
  const text = `git clone https://x-access-token:${pat}@github.com/acme/app`
  expect(await redact(text)).toBe(text.replace(pat, '[REDACTED:github-pat]'))
})

test('what was redacted once is redacted', async () => {
  await fc.assert(
    fc.asyncProperty(transcript, async (text) => {
      const once = await redact(text)
      expect(await redact(once)).toBe(once)
    }),
    { numRuns: 300 },
  )
})

test('the text around the credentials stands', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(fc.string(), fc.constantFrom(...FORMATS)), { maxLength: 6 }), async (parts) => {
      const text = parts.map(([around, { value, text: context = value }]) => `${around}\n${context}\n`).join('')
      const around = (await redact(text)).split(/\[REDACTED:[a-z0-9-]+\]/)
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

test('every place of a value goes, a bare one before the context that gave it away too', async () => {
  const bearer = characters(32, '0123456789abcdef')
  const text = `First I saw ${bearer} somewhere.\n${FILLER.repeat(9000)}curl -H "Authorization: Bearer ${bearer}" https://acme.io\n`
  expect(text.length).toBeGreaterThan(PIECE)
  expect(await redact(text)).toBe(text.replaceAll(bearer, '[REDACTED:curl-auth-header]'))
})

test('a password that is a word goes only where its context gives it away', async () => {
  const text = 'Use the harbor. postgres://app:harbor@db.acme.io/x and mysql://ops:harbor@db.acme.io/x'
  const goes = [
    'postgres://app:[REDACTED:postgresql-connection-string]@',
    'mysql://ops:[REDACTED:mysql-connection-string]@',
  ]
  expect(await redact(text)).toBe(`Use the harbor. ${goes[0]}db.acme.io/x and ${goes[1]}db.acme.io/x`)
})

test('a password that is none goes wherever it stands', async () => {
  const password = characters(12, undefined, 'p')
  const text = `It is ${password}. psql postgres://app:${password}@db.acme.io/x`
  expect(await redact(text)).not.toContain(password)
})

test('a credential across the border of two pieces is found, wherever the border cuts it', async () => {
  for (const { rule, value, text = value } of FORMATS) {
    const inside = Math.floor(text.length / 2)
    const before = FILLER.repeat(PIECE / FILLER.length + 1).slice(0, PIECE - inside - 1)
    const whole = `${before}\n${text}\n${FILLER.repeat(1000)}`
    expect(await redact(whole)).toBe(whole.replaceAll(value, `[REDACTED:${rule}]`))
  }
})

test('a private key of any length up to 30 KB across a border is one', async () => {
  const key = pem('RSA PRIVATE KEY', 450)
  const text = `${FILLER.repeat(5000).slice(0, PIECE - 20)}\n${key}\n${FILLER.repeat(1000)}`
  expect(await redact(text)).toBe(text.replace(key, '[REDACTED:private-key]'))
})

test('each value counts once, with the line that it was first found in', async () => {
  const [pat, , oauth] = FORMATS.map(({ value }) => value)
  const text = `a\r\n${pat}\r\n${oauth} ${pat}\n\n${FILLER.repeat(9000)}${pem('EC PRIVATE KEY')}\n${pat}`
  expect((await search(text)).findings).toEqual([
    { rule: 'github-pat', line: 2 },
    { rule: 'github-oauth', line: 3 },
    { rule: 'private-key', line: 9005 },
  ])
})

test('a text that switches the library off is searched all the same', async () => {
  const [pat] = FORMATS.map(({ value }) => value)
  for (const comment of ['secretlint-disable', 'secretlint-disable-next-line', 'secretlint-disable-line']) {
    expect(await redact(`<!-- ${comment} -->\n${pat} <!-- ${comment} -->`)).not.toContain(pat)
  }
})

test('a byte order mark shifts nothing', async () => {
  const [pat] = FORMATS.map(({ value }) => value)
  expect(await redact(`\uFEFFa ${pat} b`)).toBe('\uFEFFa [REDACTED:github-pat] b')
  const before = FILLER.repeat(PIECE).slice(0, PIECE - 8000)
  expect(await redact(`${before}\uFEFF${pat} b${FILLER.repeat(1000)}`)).not.toContain(pat)
})

test('what was found holds no credential', async () => {
  const { findings } = await search(FORMATS.map(({ value, text = value }) => text).join('\n'))
  for (const { value } of FORMATS) expect(JSON.stringify(findings)).not.toContain(value)
})

test('a text of nothing but credentials is refused instead of filling the memory', async () => {
  const tokens = Array.from({ length: 20_000 }, (_, index) => `gh${'p_'}${characters(36, undefined, String(index))}\n`)
  await expect(search(tokens.join(''))).rejects.toMatchObject({ code: 'too-large' })
})
