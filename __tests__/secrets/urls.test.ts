import { expect, test } from '@jest/globals'
import { Allowlist } from '../../src/secrets/credential-policy.ts'
import { scanCredentials } from '../../src/secrets/scan.ts'
import { randomCharacters } from './credentials.ts'

const redact = (text: string): string =>
  scanCredentials(text, { redactionMode: 'redact', allowlist: new Allowlist() }).redacted
const password = randomCharacters(12, undefined, 'uri')

const SCHEMES = {
  'postgresql-connection-string': ['postgres', 'postgresql', 'postgresql+asyncpg', 'jdbc:postgresql'],
  'mysql-connection-string': ['mysql', 'mysql2', 'mariadb', 'mysql+pymysql', 'jdbc:mysql'],
  'mongodb-connection-string': ['mongodb', 'mongodb+srv'],
  'redis-connection-string': ['redis', 'rediss'],
  'amqp-connection-string': ['amqp', 'amqps'],
  'basic-auth-url': [
    'http',
    'https',
    'git+https',
    'ws',
    'wss',
    'ssh',
    'sftp',
    'ftp',
    'ldap',
    'ldaps',
    'smtp',
    'mssql',
  ].concat(['clickhouse', 'kafka', 'nats', 'neo4j', 'neo4j+s', 'socks5']),
}
const USERS = ['app', '', 'me.you', 'me%40acme.io', 'a-b_c']
const HOSTS = [
  'db.acme.io:5432/main',
  'elasticsearch:9200',
  'db',
  '10.0.0.7/main?x=y',
  '[2001:db8::7]:27017/x',
  'a.mongodb.net,b.mongodb.net:27017/?w=majority',
]

test.each(Object.entries(SCHEMES))('redacts the password of a URL under the rule %s', (rule, schemes) => {
  for (const scheme of schemes) {
    for (const user of USERS) {
      for (const host of HOSTS) {
        const url = `${scheme}://${user}:${password}@${host}`
        expect(redact(url)).toBe(url.replace(password, `[REDACTED:${rule}]`))
      }
    }
  }
})

test.each([...'?#/%!$@[{:&*^+='])('redacts a whole password that contains %s, raw or encoded', (sign) => {
  for (const written of [
    `${sign}${password}`,
    `${password.slice(0, 5)}${sign}${password.slice(5)}`,
    `${password}${sign}`,
  ]) {
    for (const spelled of [written, encodeURIComponent(written)]) {
      for (const host of ['aws-0-eu-west-1.pooler.supabase.com:6543/postgres', 'db:5432/main']) {
        const text = `DATABASE_URL=postgresql://postgres.ref:${spelled}@${host}\nPORT=1`
        expect(redact(text)).toBe(text.replace(spelled, '[REDACTED:postgresql-connection-string]'))
      }
    }
  }
})

test.each<[name: string, write: (url: string) => string]>([
  ['quotes', (url) => `"${url}"`],
  ['JSON with escaped slashes', (url) => JSON.stringify({ url }).replaceAll('/', '\\/')],
  ['JSON in JSON', (url) => JSON.stringify({ a: JSON.stringify({ url }) })],
  ['parentheses', (url) => `(${url})`],
  ['angle brackets', (url) => `<${url}>`],
  ['inline code', (url) => `Use \`${url}\`.`],
  ['color codes', (url) => `\u001b[32m${url}\u001b[0m`],
  ['Chinese text', (url) => `密钥${url}。`],
  ['a query string', (url) => `https://acme.io/?next=${encodeURIComponent(url)}&x=1`],
])('redacts the password of a URL in %s', (_name, write) => {
  const text = write(`postgres://app:${password}@db.acme.io:5432/main`)
  expect(redact(text)).toBe(text.replace(password, '[REDACTED:postgresql-connection-string]'))
})

test('redacts the passwords of URLs with and without escaped slashes', () => {
  const text = `"redis:\\/\\/:${password}@cache:6379"\n${'x '.repeat(2000)}\npostgres://app:${password}x9@db.acme.io/main`
  expect(redact(text)).not.toContain(password)
})

test('redacts the decoded form of a password that a URL contains encoded', () => {
  const [raw, encoded] = [`${password}@x`, `${password}%40x`]
  const text = `postgres://app:${encoded}@db.acme.io/main\nThe password is ${raw}.`
  const marker = '[REDACTED:postgresql-connection-string]'
  expect(redact(text)).toBe(`postgres://app:${marker}@db.acme.io/main\nThe password is ${marker}.`)
})

test.each([
  ...['localhost', 'LOCALHOST:5432', '127.0.0.1', '127.1.2.3:80', '[::1]:5432', '0.0.0.0', 'host.docker.internal'],
  ...['example.com', 'db.example.org:5432', 'db.test', 'db.invalid', 'app.localhost'],
])('keeps the password of a URL for the host %s', (host) => {
  const url = `postgres://app:${password}@${host}/main`
  expect(redact(url)).toBe(url)
})

test.each([
  ...[
    'password',
    'Passw0rd!',
    'mypassword',
    'secret123',
    'changeme',
    'admin',
    'app',
    '12345678',
    'xxxxxx',
    '****',
    'pa55',
  ],
  ...[`\${PW}`, '$PW', '<pw>', '[pw]', '%s', '%TOKEN%', 'DB_PASSWORD', '{{pw}}', '{password}', 'your-api-key-here'],
  ...['ghp_YOUR_TOKEN_HERE', '[REDACTED:jwt]', `\${{ secrets.T }}`, '$(cat pw)'],
])('keeps the placeholder %s as a password', (placeholder) => {
  const url = `postgres://app:${placeholder}@db.acme.io/main`
  expect(redact(url)).toBe(url)
})

test.each([
  'postgres://db.acme.io/main',
  'postgres://app@db.acme.io',
  'https://acme.io:443/a@b',
  'http://localhost:3000/@scope/pkg',
  'https://cdn.jsdelivr.net:443/npm/@scope/pkg@1.2.3/x.js',
  'ssh://git@github.com:22/acme/x@y',
  'http://acme:8080?x=a@b.c',
  'https://a.b/c:d@e.f',
  'see http://acme.io: mail a@b.io',
  'git@github.com:acme/widgets.git',
  'mailto:a@b.c',
])('keeps %s, which has no password', (text) => expect(redact(text)).toBe(text))

test('keeps the password of a connection string for localhost', () => {
  const text = `Server=localhost;Database=x;Password=${password};`
  expect(redact(text)).toBe(text)
})
