import { expect, test } from '@jest/globals'
import { passwordIn } from '../../src/secrets/connection-string.ts'
import { characters } from './formats.ts'

const password = characters(16, undefined, 'uri')

test.each([
  [`postgres://app:${password}@db.acme.io:5432/main`, password],
  [`postgres://app:${password}@db:5432/main`, password],
  [`mongodb+srv://app:${password}@cluster0.mongodb.net/x?w=majority`, password],
  [`jdbc:mysql://app:${password}@10.0.0.7/main`, password],
  [`https://ci:${password}@git.acme.io)`, password],
  [`postgres://app:${password}@x@db.acme.io/main`, `${password}@x`],
  [`mongodb://app:${password}@[2001:db8::7]:27017/x`, password],
])('%s: only the password goes', (uri, expected) => {
  const found = passwordIn(uri, 7)
  expect(uri.slice((found?.start ?? 0) - 7, (found?.end ?? 0) - 7)).toBe(expected)
})

test.each([
  'localhost',
  'LOCALHOST:5432',
  '127.0.0.1',
  '127.1.2.3:80',
  '[::1]:5432',
  '0.0.0.0',
  'host.docker.internal',
])('a password for %s guards nothing', (host) =>
  expect(passwordIn(`postgres://app:${password}@${host}/main`, 0)).toBeUndefined(),
)

test.each(['example.com', 'db.example.org:5432', 'db.test', 'db.invalid', 'app.localhost'])(
  '%s is no place that anybody runs',
  (host) => expect(passwordIn(`postgres://app:${password}@${host}/main`, 0)).toBeUndefined(),
)

test.each([
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
  `\${PW}`,
  '$PW',
  '<pw>',
  '[pw]',
  '%s',
  'DB_PASSWORD',
  '{{pw}}',
])('%s is no password', (trivial) => expect(passwordIn(`postgres://app:${trivial}@db.acme.io/main`, 0)).toBeUndefined())

test.each(['postgres://db.acme.io/main', 'postgres://app@db.acme.io', 'https://acme.io:443/a@b', 'mailto:a@b.c', ''])(
  'there is none in: %s',
  (text) => expect(passwordIn(text, 0)).toBeUndefined(),
)
