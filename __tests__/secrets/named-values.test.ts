import { expect, test } from '@jest/globals'
import { makeValue } from '../../scripts/soak/make-value.ts'
import { Allowlist } from '../../src/secrets/credential-policy.ts'
import { scanCredentials } from '../../src/secrets/scan.ts'
import { VENDOR_NAMES } from '../../src/secrets/vendor-names.ts'
import { randomCharacters } from './credentials.ts'

const redact = (text: string): string =>
  scanCredentials(text, { redactionMode: 'redact', allowlist: new Allowlist() }).redacted
const json = (value: unknown): string => JSON.stringify(value)
const camelCase = (name: string): string => name.replaceAll(/[_.-](\w)/g, (_, letter: string) => letter.toUpperCase())

/** Forms in which a name and its value occur in transcripts. */
const JOINS: Readonly<Record<string, (name: string, value: string) => string>> = {
  'a shell command': (name, value) => `$ ${name.toUpperCase()}=${value} npm start`,
  'an export': (name, value) => `export ${name.toUpperCase()}="${value}"\n`,
  'an env file': (name, value) => `PORT=3000\n${name}=${value}\nDEBUG=1`,
  'an env file in JSON': (name, value) => json({ output: `PORT=3000\n${name}=${value}\nDEBUG=1` }),
  JSON: (name, value) => json({ port: 80, [name]: value, debug: true }),
  'JSON in JSON': (name, value) => json({ output: json({ [name]: value, port: 80 }) }),
  'JSON in JSON in JSON': (name, value) => json({ a: json({ b: json({ [name]: value, port: 80 }) }) }),
  'name and value fields': (name, value) => json([{ name, value }]),
  YAML: (name, value) => `server:\n  ${name}: ${value}\n  port: 80`,
  'a YAML list': (name, value) => `env:\n  - name: ${name}\n    value: "${value}"\n`,
  TOML: (name, value) => `${name} = "${value}"\nport = 80`,
  INI: (name, value) => `[server]\n${name} = ${value}\n`,
  XML: (name, value) => `<${name}>${value}</${name}>`,
  'XML on several lines': (name, value) => `<${name}>\n    ${value}\n</${name}>`,
  Dockerfile: (name, value) => `FROM node\nENV ${name} ${value}\nRUN true`,
  'a Docker argument': (name, value) => `docker run -e ${name}=${value} node:24`,
  'a flag': (name, value) => `acme --${name.replaceAll(/[_.]/g, '-')} ${value} deploy`,
  'a flag with an equals sign': (name, value) => `acme --${name.replaceAll(/[_.]/g, '-')}=${value} deploy`,
  'a query string': (name, value) => `GET https://acme.io/v1?page=2&${name}=${percentEncode(value)}&x=1`,
  'a table cell': (name, value) => `| ${name} | ${value} | set |`,
  'a table cell with code': (name, value) => `| \`${name}\` | \`${value}\` |`,
  'a prompt': (name, value) => `${name.replaceAll(/_+/g, ' ')} [None]: ${value}\n`,
  'bold text': (name, value) => `- **${name}**: \`${value}\``,
  code: (name, value) => `const ${camelCase(name)} = '${value}';`,
  'code with a type': (name, value) => `${name.replaceAll(/[.-]/g, '_')}: str = "${value}"`,
  'a map': (name, value) => `'${name}' => '${value}',`,
  'an environment variable in code': (name, value) => `os.environ["${name.toUpperCase()}"] = "${value}"`,
  'a default value in code': (name, value) => `os.getenv("${name.toUpperCase()}", "${value}")`,
  'an added line of a diff': (name, value) => `@@ -1 +1 @@\n+${name}=${value}\n`,
  'color codes': (name, value) => `\u001b[32m${name}\u001b[0m=\u001b[1m${value}\u001b[0m`,
  'an escaped equals sign': (name, value) => `"next=x\\u0026${name}\\u003d${value}\\u0026y\\u003d2"`,
  'a log of Docker Compose': (name, value) => `app_1  | ${name}=${value}`,
  Chinese: (name, value) => `密钥${name}=${value}。`,
}
const percentEncode = (value: string): string => value.replaceAll(/[+=/%:]/g, encodeURIComponent)
const toCredentialName = (name: string): string =>
  /key|token|secret|access$|__com$/i.test(name) ? name : `${name}_api_key`
const ROWS = VENDOR_NAMES.map(({ rule, names, shape }) => ({
  rule,
  name: toCredentialName(names[0] ?? '').replaceAll(' ', '_'),
  value: makeValue(shape, rule),
}))

/** The replacement of a value, or `undefined` if the text around it changed. */
function findReplacement(value: string, text: string): string | undefined {
  const at = text.indexOf(value)
  const [before, after] = [text.slice(0, at), text.slice(at + value.length)]
  const redacted = redact(text)
  if (!redacted.startsWith(before) || !redacted.endsWith(after)) return undefined
  return redacted.slice(before.length, redacted.length - after.length)
}

test.each(Object.entries(JOINS))('redacts exactly the value of every vendor in %s', (_join, write) => {
  const failed = ROWS.filter(({ name, value }) => {
    const text = write(name, value)
    const spelled = text.includes(value) ? value : percentEncode(value)
    return !/^\[REDACTED:[a-z\d-]+\]$/.test(findReplacement(spelled, text) ?? '')
  })
  expect(failed).toEqual([])
})

test('uses the rule of the vendor when a value has its shape', () => {
  const named = ROWS.filter(({ rule, name, value }) => redact(`${name}=${value}`) !== `${name}=[REDACTED:${rule}]`)
  // Exceptions: vendors with the same name and shape, and values with a format of their own.
  expect(named.length).toBeLessThan(ROWS.length / 10)
})

const token = randomCharacters(40, undefined, 'named')
const hex = randomCharacters(64, '0123456789abcdef', 'named')
const password = `Zeb7${'kq!94'}Rr`

test.each([
  [`RESEND_API_KEY=re_8BqWz5Kd_${token}`, `re_8BqWz5Kd_${token}`],
  [`X_CLIENT_SECRET=${token}${token.slice(0, 24)}`, `${token}${token.slice(0, 24)}`],
  [`DMX_API_KEY = 'sk-${token}abcdefg1'`, `sk-${token}abcdefg1`],
  [`"authToken":"tg_auth_${token.slice(0, 20)}"`, `tg_auth_${token.slice(0, 20)}`],
  [`JWT_SECRET=${hex}`, hex],
  [`APP_KEY=base64:${token}abc=`, `base64:${token}abc=`],
  [`aws configure set aws_secret_access_key ${token}`, token],
  [`//registry.npmjs.org/:_authToken=${token}`, token],
  [`setx API_KEY "${token}"`, token],
  [`$env:API_KEY = "${token}"`, token],
  [`vault login -token ${token}`, token],
  [`var apiToken string = "${token}"`, token],
  [`apiKey := "${token}"`, token],
  [`apiKey: process.env.API_KEY || '${token}'`, token],
  [`api_key = SecretStr("${token}")`, token],
  [`POST /login\n\napi_key=${token}&page=2`, token],
  [`<key>API_TOKEN</key>\n\t<string>${token}</string>`, token],
  [`<add key="ApiKey" value="${token}" />`, token],
  [`DB_PASSWORD=${password}`, password],
  [`DB_PASSWORD=a&b;c${password}\nDB_HOST=db`, `a&b;c${password}`],
  [`DB_PASSWORD=$9x${password}`, `$9x${password}`],
  [`password: "${password}"`, password],
  [`password: |\n  ${password}\n`, password],
  [`Password: ${password}`, password],
  [`密码：${password}`, password],
  [`CREATE USER app IDENTIFIED BY '${password}';`, password],
  [`ALTER ROLE app WITH PASSWORD '${password}';`, password],
  [`Server=db.acme.io;Database=x;User Id=sa;Password=${password};Encrypt=true`, password],
  [`Server=tcp:acme.database.windows.net,1433;Uid=app;pwd=${password};`, password],
  [`jdbc:sqlserver://db.acme.io;user=sa;password=${password}`, password],
  [`jdbc:mysql://db.acme.io/main?user=app&password=${password}`, password],
  [`AccountName=acme;AccountKey=${token}${token}AbCd12==;EndpointSuffix=core.windows.net`, `${token}${token}AbCd12==`],
  [`SharedAccessKeyName=Root;SharedAccessKey=${token}abc=`, `${token}abc=`],
  [`_API_TOKEN=${token}_ in italics`, token],
])('redacts a value whose name identifies it as a credential: %s', (text, value) => {
  expect(findReplacement(value, text)).toMatch(/^\[REDACTED:[a-z\d-]+\]$/)
})

test.each([
  [`administrator_login_password = "${password}"`, 'hashicorp-tf-password', password],
  [`<add key="ClearTextPassword" value="${password}" />`, 'nuget-config-password', password],
  [`'secret_key' => 'sk_${token.slice(0, 29)}',`, 'freemius-secret-key', `sk_${token.slice(0, 29)}`],
  [`<add key="Password" value="${password}" />`, 'generic-api-key', password],
])('redacts %s with the rule name of the CLI', (text, rule, value) => {
  expect(redact(text)).toBe(text.replace(value, `[REDACTED:${rule}]`))
})

test('redacts a value that only its name identifies elsewhere in the text', () => {
  const text = `API_TOKEN=${token}\nThe token ${token} is wrong; escaped: ${json(json(token))}`
  expect(redact(text)).not.toContain(token)
})
