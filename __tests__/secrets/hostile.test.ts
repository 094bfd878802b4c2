import { expect, test } from '@jest/globals'
import { monotonicMs } from '../../src/deadline.ts'
import { Allowlist } from '../../src/secrets/credential-policy.ts'
import { scanCredentials } from '../../src/secrets/scan.ts'
import { pem, randomCharacters } from './credentials.ts'

const TEXT_LENGTH = 256 * 1024
/** An expression that backtracks exponentially takes minutes. */
const LIMIT_MS = 30_000

/** Units that cause backtracking: prefixes of matches, and parts of matches side by side. */
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

async function measureScan(text: string): Promise<number> {
  const startedAt = monotonicMs()
  await scanCredentials(text, { redactionMode: 'redact', allowlist: new Allowlist() })
  return monotonicMs() - startedAt
}

test.each(HOSTILE)('scans %j, repeated, in linear time', async (unit) => {
  await measureScan('warm up')
  expect(await measureScan(unit.repeat(Math.ceil(TEXT_LENGTH / unit.length)).slice(0, TEXT_LENGTH))).toBeLessThan(
    LIMIT_MS,
  )
})

test.each(HOSTILE)('scans %j, followed by one repeated character, in linear time', async (unit) => {
  for (const rest of ['a', 'A', '0', ' ', '-', 'a.', 'A+']) {
    expect(await measureScan(unit + rest.repeat((TEXT_LENGTH - unit.length) / rest.length))).toBeLessThan(LIMIT_MS)
  }
})

test.each([
  ['an unterminated key', `-----BEGIN PRIVATE KEY-----\n${`${'A'.repeat(64)}\n`.repeat(4000)}`],
  [
    '1,000 tokens',
    Array.from({ length: 1000 }, (_, n) => `gh${'p_'}${randomCharacters(36, undefined, `${n}`)}`).join('\n'),
  ],
  ['the shortest possible findings', `xo${'xb-'}1-a `.repeat(TEXT_LENGTH / 9)],
  ['tokens of one format', `xai-${randomCharacters(70)} `.repeat(TEXT_LENGTH / 75)],
  [
    'names with values',
    Array.from(
      { length: TEXT_LENGTH / 16 },
      (_, n) => `API_TOKEN=${randomCharacters(20, undefined, `${n % 500}`)}`,
    ).join('\n'),
  ],
  ['adjacent keys', pem('EC PRIVATE KEY', 4).concat('\n').repeat(700)],
  [
    'values with a common prefix',
    Array.from({ length: 500 }, (_, n) => `xai-${'ab1'.repeat(23)}${randomCharacters(8, undefined, `${n}`)}`).join(
      '\n',
    ),
  ],
])('scans 256 KiB of %s in linear time', async (_what, text) => {
  expect(await measureScan(text.slice(0, TEXT_LENGTH))).toBeLessThan(LIMIT_MS)
})
