import { expect, test } from '@jest/globals'
import { Allowlist } from '../../src/secrets/credential-policy.ts'
import { scanCredentials } from '../../src/secrets/scan.ts'
import { randomCharacters } from './credentials.ts'

const redact = (text: string): string =>
  scanCredentials(text, { redactionMode: 'redact', allowlist: new Allowlist() }).redacted
const token = randomCharacters(32, '0123456789abcdef', 'curl')
const long = randomCharacters(40, undefined, 'curl')
const password = randomCharacters(14, undefined, 'curl')
const basic = Buffer.from(`deploy:${password}`).toString('base64')
const json = (value: unknown): string => JSON.stringify(value)

test.each([
  `curl -H "Authorization: Bearer ${token}" https://api.acme.io`,
  `curl --header 'Authorization: Token ${token}' https://api.acme.io`,
  `curl --header  'Authorization:  ${token}'`,
  `curl -H Authorization:${token} https://api.acme.io`,
  `curl -H "apikey: ${token}"`,
  `curl -XPOST --header "X-Octopus-ApiKey: ${token}"`,
  `curl -XPOST -H "X-Auth-Token: ${token}"`,
  `curl -H 'X-Acme-Secret: ${token}' https://api.acme.io`,
  `TOKEN=$(curl -sH "Authorization: Bearer ${token}" https://api.acme.io)`,
  `curl https://api.acme.io \\\n  -H "Content-Type: application/json" \\\n  -H "X-Foo-Key: ${token}" \\\n  -d '{}'`,
  `"command": "curl -s -H \\"Authorization: Bearer ${token}\\" https://api.acme.io"`,
  json({ command: `curl https://a.io \\\n  -H 'X-Foo-Key: ${token}' \\\n  -d '{}'` }),
  `curl --oauth2-bearer ${token} https://api.acme.io`,
])('redacts the credential in a header of curl: %s', (text) => {
  expect(redact(text)).toBe(text.replace(token, '[REDACTED:curl-auth-header]'))
})

test.each([
  `curl -u elastic:${password} https://es.acme.io`,
  `curl --user 'elastic:${password}' https://es.acme.io`,
  `curl -su "elastic:${password}" https://es.acme.io`,
  `curl --user=elastic:${password}`,
  `curl -uelastic:${password} https://es.acme.io`,
  `curl -k -X POST https://es.acme.io \\\n  -d 'world' \\\n  -u elastic:${password}`,
  json({ command: `curl -u elastic:${password} https://es.acme.io` }),
])('redacts the user and password of curl: %s', (text) => {
  expect(redact(text)).toBe(text.replace(`elastic:${password}`, '[REDACTED:curl-auth-user]'))
})

test('redacts the password of curl elsewhere in the text', () => {
  const text = `curl -u elastic:${password} https://es.acme.io\nIt is ${password}.`
  expect(redact(text)).not.toContain(password)
})

test('redacts a cookie of curl including trailing escape sequences', () => {
  const text = `curl https://acme.io/x -b 'JWT-TOKEN=${long}%3D; uid=4'`
  expect(redact(text)).toBe(text.replace(`${long}%3D`, '[REDACTED:curl-auth-header]'))
})

test.each([
  [`docker exec -i db mysql -uroot -p${password} shop`, password],
  [`mysqldump -h db -u root -p'${password}' shop > dump.sql`, password],
  [`sshpass -p ${password} ssh root@10.0.0.4`, password],
  [`redis-cli -h cache -a ${password} ping`, password],
  [`docker login -u me -p ${password} registry.acme.io`, password],
  [`mongosh -u app -p ${password} db.acme.io`, password],
  [`> GET / HTTP/1.1\n> Host: acme.io\n> Authorization: Bearer ${long}\n> Accept: */*`, long],
  [`Proxy-Authorization: Basic ${basic}`, basic],
  [`Authorization: Token token=${long}`, long],
  [`Authorization: SSWS ${long}`, long],
  [`Cookie: _ga=GA1.2.1234567.1234567; session=${long}; theme=dark`, long],
  [`Set-Cookie: sid=${long}; Path=/; HttpOnly`, long],
  [`X-Api-Secret: ${long}`, long],
  [`x-acme-token: ${long}`, long],
  [json({ headers: { Authorization: `Bearer ${long}` } }), long],
  [json({ a: json({ headers: { authorization: `Bearer ${long}` } }) }), long],
  [json([{ name: 'Authorization', value: `Bearer ${long}` }]), long],
  [`request.set('Authorization', 'Bearer ${long}')`, long],
  [`headers["Authorization"] = "Bearer ${long}"`, long],
  [`http acme.io Authorization:"Bearer ${long}"`, long],
])('redacts the credential of a command or a header: %s', (text, value) => {
  expect(redact(text)).toBe(text.replace(value, '[REDACTED:generic-api-key]'))
})

test.each([
  'curl https://acme.io\ngit push -u git@github.com:acme/widgets.git',
  'curl https://acme.io && git push -u git@github.com:acme/widgets.git',
  'curl https://acme.io; docker run -u node:node image',
  'curl https://acme.io | rsync -u one:two three',
  'Run curl first.\npip install --user git+https://github.com/acme/widgets',
  'curl -H "Authorization: Bearer XXXXXXXXXXXXXXXX"',
  'curl -H "Authorization: Bearer $API_KEY"',
  'curl -H "Authorization: Bearer $(gcloud auth print-access-token)"',
  'curl -H "Authorization: Bearer <token>"',
  'curl -H "Authorization: Bearer YOUR_API_TOKEN"',
  'curl -H "Authorization: Bearer your-api-key-here"',
  'curl -H "Authorization: Token **********"',
  'curl -H "Content-Type: application/json; charset=utf-8" -H "Accept: application/vnd.github+json"',
  'curl -H "If-None-Match: 33a64df551425fcc55e4d42a148795d9f25f89d4"',
  "curl -i -u 'test:test'",
  'curl -sL --user "$1:$2" "$3" > "$4"',
  'curl -u <user:password> https://acme.io',
  'curl --user neo4j:[PASSWORD] http://db:7474',
  'curl -u "myusername" http://db:15130/api',
  'curl -u username:token',
  `curl -u "\${USER}:\${PASSWORD}"`,
  `curl -k -I -u "SRVC_JENKINS:\${APPID}"`,
  'curl http://127.0.0.1:5000/file --user user:pass --digest',
  `libcurl7 -u elastic:${password}`,
  `curl https://acme.io\n1\nnc -u elastic:${password}`,
  'mysql -u root -p shop',
  'mysql -p$DB_PASSWORD shop',
  'mysql -psecret shop',
  'docker run -p 8080:80 nginx',
  'Authorization: Bearer [REDACTED:jwt]',
  'Authorization: Basic dXNlcm5hbWU6cGFzc3dvcmQ=',
  'Set-Cookie: lang=en-US; Path=/; Expires=Wed, 21 Oct 2026 07:28:00 GMT',
  'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
  'Idempotency-Key: 9f8b7c6d5e4f3a2b1c0d9e8f7a6b5c4d',
])('keeps a command or a header without a credential: %s', (text) => {
  expect(redact(text)).toBe(text)
})
