import { expect, test } from '@jest/globals'
import { Allowlist } from '../../src/secrets/credential-policy.ts'
import { scanCredentials } from '../../src/secrets/scan.ts'
import { jwt, randomCharacters } from './credentials.ts'

const redact = (text: string): string =>
  scanCredentials(text, { redactionMode: 'redact', allowlist: new Allowlist() }).redacted

const password = randomCharacters(16, undefined, 'public')
const long = randomCharacters(44, undefined, 'public')
const hex = randomCharacters(32, '0123456789abcdef', 'public')
const token = jwt({ id: 1, iat: 1568559318, exp: 1568562918 })
const sendgrid = `S${'G.'}${randomCharacters(22)}.${randomCharacters(43)}`

/** Texts of public issues with replaced values: the page, the text and the credential. */
test.each<[page: string, text: string, value: string]>([
  [
    'supabase/supabase/issues/21690',
    `export DB_URL = 'postgres://postgres.ktmfkkjaiwfuauiwfh:${password}@aws-0-us-west-1.pooler.supabase.com:5432/postgres'\npsql $DB_URL`,
    password,
  ],
  [
    'QuantumNous/new-api/pull/5797',
    `+      - SQL_DSN=root:${password}@tcp(mysql:3306)/new-api?charset=utf8mb4&parseTime=True&loc=Local`,
    password,
  ],
  ['QuantumNous/new-api/pull/5797', `+      - REDIS_CONN_STRING=redis://:${password}@redis:6379`, password],
  [
    'Vivify-Ideas/nestjs-boilerplate/issues/6',
    `curl -X GET "http://localhost:3000/api/auth/me" -H "accept: application/json" -H "Authorization: ${token}"`,
    token,
  ],
  [
    'big-neon/bn-api/issues/53',
    `curl -X GET http://localhost:8088/events -H "Content-Type: application/json" -H "Authorization: Bearer ${token}"  -H "Accept: application/json" -I\nHTTP/1.1 401 Unauthorized`,
    token,
  ],
  [
    'reearth/reearth-backend/pull/131',
    `+#REEARTH_SMTP_PORT=587\n+#REEARTH_SMTP_PASSWORD=${sendgrid}\n \`\`\``,
    sendgrid,
  ],
  [
    'IABTechLab/uid2docs/issues/26',
    `curl -L -X GET 'https://integ.uidapi.com/v1/token/generate?email=username@example.com' -H 'Authorization: Bearer ${long}='`,
    `${long}=`,
  ],
  [
    'kubernetes/kubernetes/issues/31548',
    `apiVersion: v1\nkind: Secret\nmetadata:\n  name: mysqldb-root-secret\ntype: Opaque\ndata:\n  password: ${hex}\n  username: root`,
    hex,
  ],
  ['linuxeye/lnmp/issues/105', `警告信息（mysql -uroot -p${password}），请忽略`, password],
  ['bitnami/charts/issues/8557', `auth:\n  rootPassword: "${password}"\n  username: "myUser"\n`, password],
  [
    'elastic stack',
    `{:url=>"http://logstash_system:${password}@elasticsearch:9200/", :error_type=>LogStash::Outputs`,
    password,
  ],
  [
    'stacklesson.com/?p=20764',
    `// Server=acme.database.windows.net;Database=BlogApp;User Id=admin@acme;Password=${password};Encrypt=True;Connection Timeout=30`,
    password,
  ],
  [
    'request/request/issues/1303',
    `Set-Cookie: sid=${long}==;Max-Age=300;path=/foo/session/;domain=.example.org;httponly;secure;version=1`,
    `${long}==`,
  ],
])('redacts the credential from %s: %s', (_page, text, value) => {
  const [before = '', after = ''] = text.split(value)
  const redacted = redact(text)
  expect(redacted.startsWith(before) && redacted.endsWith(after)).toBe(true)
  expect(redacted.slice(before.length, redacted.length - after.length)).toMatch(/^\[REDACTED:[a-z\d-]+\]$/)
})

test.each<[page: string, text: string]>([
  [
    'WalletConnect/cloud-auth-api/pull/20',
    'DIRECT_URL="postgresql://postgres:[YOUR_DB_PASSWORD]@db.[YOUR_SUPABASE_PROJECT_ID].supabase.co:5432/postgres"',
  ],
  [
    'prisma/orm/issues/21740',
    'DIRECT_URL="postgres://postgres:[password]@db.aigdooxkrussptkeikqq.supabase.co:5432/postgres"',
  ],
  ['confluentinc/demo-scene/issues/223', `docker exec mysql bash -c 'mysql -u root -p"$MYSQL_ROOT_PASSWORD demo"'`],
  [
    'supabase/supabase/issues/11652',
    `      POSTGRES_PASSWORD: \${POSTGRES_PASSWORD}\n      SUPABASE_ANON_KEY: \${ANON_KEY}`,
  ],
  ['supabase/supabase/issues/11652', 'POSTGRES_PASSWORD=postgres\nPOSTGRES_HOST=192.168.107.101'],
  ['QuantumNous/new-api/pull/5797', '- SQL_DSN=postgresql://root:123456@postgres:5432/new-api'],
  [
    'spujadas/elk-docker/issues/282',
    '{:url=>"http://+logstash_system:xxxxxx@localhost:9200/", :error_type=>LogStash::Outputs',
  ],
  [
    'Muneerali199/Draftdeckai/pull/158',
    'JWT_SECRET=your_random_secret_key_here\nNEXTAUTH_SECRET=your_nextauth_secret_here',
  ],
  ['sdras/ecommerce-netlify/issues/30', 'add `STRIPE_SECRET_KEY = "secret-key-here"` to it'],
  ['nextcloud/docker/pull/1471', `-    'mail_smtppassword' => getenv('SMTP_PASSWORD') ?: '',`],
  [
    'bitnami/charts/issues/4444',
    'echo Password: $(kubectl get secret --namespace default YOUR_INSTALLATION_NAME -o jsonpath="{.data.jenkins-password}" | base64 --decode)',
  ],
  ['docs.authmatech.com', `curl --request POST --header 'X-API-KEY: <api-key>' --header 'X-CLIENT-ID: <x-client-id>'`],
  ['developers.telnyx.com', '"secret": "XXXXXXXXXXXXX",\n"backup_secret": "XXXXXXXXXXXXX",'],
  [
    'deviantony/docker-elk/issues/1109',
    '"elasticsearch.cluster.uuid":"58oq1uedTW6BC9sseakkZw","elasticsearch.node.id":"Pc4gd5bES7K4DJuE9fC0lw"',
  ],
  [
    'dgkanatsios/CKAD-exercises/pull/206',
    'apiVersion: v1\ndata:\n  username: YWRtaW4=  # <= this\nkind: Secret\nmetadata:\n  name: mysecret2',
  ],
  ['diegohaz/rest/issues/119', 'WWW-Authenticate: Bearer realm="Users", error="invalid_token"'],
  [
    'docker-library/mysql/issues/557',
    '2019-04-06T23:10:52.190840Z 0 [Warning] Generating a new UUID: 39210408-58c1-11e9-8d8b-0242ac180002.',
  ],
  ['senchalabs/connect/issues/307', `app.use(express.session({ secret: 'xxxxx' , cookie: { expires : null } }))`],
  ['request/request/issues/2855', `app.use(session({ secret: 'cats' }));`],
  [
    'supabase/cli/issues/2956',
    `SUPABASE_ACCESS_TOKEN: "\${{ inputs.release-type == 'Preview' && secrets.EA_SUPA_PAT_STANDARD_PREV || secrets.EA_SUPA_PAT_STANDARD_PROD }}"`,
  ],
])('keeps the text from %s: %s', (_page, text) => {
  expect(redact(text)).toBe(text)
})
