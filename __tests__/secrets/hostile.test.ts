import { expect, test } from '@jest/globals'
import { monotonicMs } from '../../src/deadline.ts'
import { Allowlist } from '../../src/secrets/credential-policy.ts'
import { scanCredentials } from '../../src/secrets/scan.ts'
import { pem, randomCharacters } from './credentials.ts'

const PIECE = 256 * 1024
/** An expression that goes wrong takes minutes. */
const LIMIT_MS = 30_000

/** What makes an expression go back, again and again: its beginning without its end, and its parts side by side. */
const HOSTILE: readonly string[] = [
  'a',
  'A1',
  ' ',
  '\n',
  '\\n',
  '-',
  `np${'m_'}a`,
  `gh${'p_'}`,
  `gh${'s_'}1_a.`,
  `gh${'s_'}12_aa.`,
  `github_${'pat_'}a`,
  `xo${'xb-'}`,
  `xo${'xb-'}a-`,
  `S${'G.'}a.`,
  `S${'G.'}a.${'a'.repeat(120)}`,
  `sk-pr${'oj-'}`,
  'T3BlbkFJ',
  `sk-an${'t-api03-'}`,
  `hv${'s.'}`,
  `tsk${'ey-aa-'}`,
  `op${'s_'}ey`,
  `op${'s_'}ey${'A'.repeat(1300)}`,
  `gl${'c_'}${'a'.repeat(401)} `,
  'https://a:a@',
  'https://aa:aa@a.a.',
  `https://${'a'.repeat(255)}:${'a'.repeat(255)}@`,
  'mongodb://a:a@a/a?',
  'postgres://aaaaa:aaaaaaaa@aaaa',
  'mysql://a:',
  'jdbc:mysql://',
  'hooks.slack.com/services/T',
  'secret_access_key = ',
  'awsSecretAccessKey: "',
  'eyJ',
  'eyJ-',
  'eyJhbGciOiJIUzI1NiJ9.',
  'eyJhbGciOiJIUzI1NiJ9.a.a ',
  'AKIA',
  'AKIA-',
  ':AA',
  '1234567890:AA',
  'aaa8Q~',
  'dp.st.',
  'xai-',
  'EAAA',
  'curl ',
  'curl -H "a: ',
  'curl -u ',
  'curl -u a:',
  ' -H "authorization: Bearer ',
  ` -H "x-a-a-a-key: ${'a'.repeat(4000)}`,
  ' -u a:a',
  ` -u ${'a'.repeat(100)}:`,
  '-----BEGIN ',
  '-----BEGIN PRIVATE KEY-----',
  '-----BEGIN RSA PRIVATE KEY-----\nMII\n',
  `-----BEGIN PRIVATE KEY-----\n${'A'.repeat(64)}\n`,
  '-----BEGIN A A A ',
  '> > > ',
  '12|',
  '"service_account"',
  '[REDACTED:',
  ...[
    '=',
    '= ',
    ':',
    ': ',
    '--a ',
    '-a ',
    '|',
    '<a>',
    '\v',
    '\\"',
    '%3D',
    '%253',
    '&amp;',
    '&quot;',
    '\\u003d',
    '\u001b[32m',
  ],
  ...[
    'token=',
    'token: ',
    'password=',
    'PASSWORD=&',
    'API_KEY=aB3',
    'api_key="',
    "api_key='",
    'api_key="x',
    '_token=_',
  ],
  ...['token: Bearer ', 'token=f("', 'token[', '"token"]', 'token)', 'ENV A_TOKEN ', '<token>\n', '| token | '],
  ...['{"name":"token","value":"', 'name: a\nvalue: ', "identified by '", '\u0444=', '\u5bc6\u94a5'],
  ...[
    'http://',
    'http://a:',
    'http://a:b',
    'http://a:b@',
    'http://a:/b@',
    'a://a:a/',
    ':\\/\\/a:b',
    'http%3A%2F%2Fa%3Ab',
  ],
  ...['curl -u a:', 'curl -u;', 'curl \\\n', 'curl "', "curl '", 'mysql -pa ', 'docker login -p ', 'docker '],
  ...['Authorization: ', 'Authorization: Bearer ', 'Cookie: a', 'cookie=', `Cookie: a=${'b1'.repeat(9)};`],
  ...['kind: Secret\n', '  a: YWJj\n', '{{', '\u0024{'],
]

async function search(text: string): Promise<number> {
  const startedAt = monotonicMs()
  await scanCredentials(text, { treatment: 'redact', allowlist: new Allowlist() })
  return monotonicMs() - startedAt
}

test.each(HOSTILE)('%j, again and again', async (unit) => {
  await search('warm up')
  expect(await search(unit.repeat(Math.ceil(PIECE / unit.length)).slice(0, PIECE))).toBeLessThan(LIMIT_MS)
})

test.each(HOSTILE)('%j, and then one character without an end', async (unit) => {
  for (const rest of ['a', 'A', '0', ' ', '-', 'a.', 'A+']) {
    expect(await search(unit + rest.repeat((PIECE - unit.length) / rest.length))).toBeLessThan(LIMIT_MS)
  }
})

test.each([
  ['a key without an end', `-----BEGIN PRIVATE KEY-----\n${`${'A'.repeat(64)}\n`.repeat(4000)}`],
  [
    'a thousand tokens',
    Array.from({ length: 1000 }, (_, n) => `gh${'p_'}${randomCharacters(36, undefined, `${n}`)}`).join('\n'),
  ],
  ['as many findings of the library as there is room for', `xo${'xb-'}1-a `.repeat(PIECE / 9)],
  ['as many tokens of its own table as there is room for', `xai-${randomCharacters(70)} `.repeat(PIECE / 75)],
  [
    'as many names and values as there is room for',
    Array.from({ length: PIECE / 16 }, (_, n) => `API_TOKEN=${randomCharacters(20, undefined, `${n % 500}`)}`).join(
      '\n',
    ),
  ],
  ['keys one after another', pem('EC PRIVATE KEY', 4).concat('\n').repeat(700)],
  [
    'values that begin alike',
    Array.from({ length: 500 }, (_, n) => `xai-${'ab1'.repeat(23)}${randomCharacters(8, undefined, `${n}`)}`).join(
      '\n',
    ),
  ],
])('%s', async (_what, text) => {
  expect(await search(text.slice(0, PIECE))).toBeLessThan(LIMIT_MS)
})
