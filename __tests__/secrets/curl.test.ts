import { expect, test } from '@jest/globals'
import { findCurlCredentials } from '../../src/secrets/curl.ts'
import { characters } from './formats.ts'

const HEX = '0123456789abcdef'
const token = characters(32, HEX, 'curl')
const password = characters(14, undefined, 'curl')

function found(text: string): string[] {
  return [...findCurlCredentials(text)].map(({ rule, start, end }) => `${rule} ${text.slice(start, end)}`)
}

test.each([
  `curl -H "Authorization: Bearer ${token}" https://api.acme.io`,
  `curl --header 'Authorization: Token ${token}' https://api.acme.io`,
  `curl -X PUT -H 'Authorization: Basic ${token}' https://api.acme.io`,
  `curl --header  'Authorization:  ${token}'`,
  `curl -H "apikey: ${token}"`,
  `curl -XPOST --header "X-Octopus-ApiKey: ${token}"`,
  `curl -XPOST -H "X-Auth-Token: ${token}"`,
  `TOKEN=$(curl -sH "Authorization: Bearer ${token}" https://api.acme.io)`,
  `curl https://api.acme.io \\\n  -H "Content-Type: application/json" \\\n  -H "Authorization: Bearer ${token}" \\\n  -d '{}'`,
  `"command": "curl -s -H \\"Authorization: Bearer ${token}\\" https://api.acme.io"`,
])('a header of a command gives its token away: %s', (text) => {
  expect(found(text)).toEqual([`curl-auth-header ${token}`])
})

test.each([
  `curl -u elastic:${password} https://es.acme.io`,
  `curl --user 'elastic:${password}' https://es.acme.io`,
  `curl -su "elastic:${password}" https://es.acme.io`,
  `curl --user=elastic:${password}`,
  `curl -k -X POST https://es.acme.io \\\n  -d 'world' \\\n  -u elastic:${password}`,
])('an option of a command gives user and password away: %s', (text) => {
  expect(found(text)).toEqual([`curl-auth-user elastic:${password}`])
})

test.each([
  `-H "Authorization: Bearer ${token}"`,
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
  `curl -XGET -u "\${{ env.ELK_ID }}:\${{ build.env.ELK_PASS }}"`,
  'curl http://127.0.0.1:5000/file --user user:pass --digest',
  `libcurl7 -u elastic:${password}`,
  `curl https://acme.io\n1\n2\n3\n4\n5\n6\n7\nnc -u elastic:${password}`,
])('no command, or no credential: %s', (text) => {
  expect(found(text)).toEqual([])
})

test('the password of a user is a credential on its own too', () => {
  const text = `curl -u elastic:${password} https://es.acme.io`
  const [finding] = findCurlCredentials(text)
  expect(text.slice(...(finding?.inner ?? []))).toBe(password)
})
