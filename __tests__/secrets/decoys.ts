import { characters, jwt, pem } from './formats.ts'

const HEX = '0123456789abcdef'
const hex = (length: number): string => characters(length, HEX, 'decoy')
const x = (start: string, end: string, length: number): string => `${start}${end}${'x'.repeat(length)}`

/** Texts that hold no credential, by what they hold instead. */
export const DECOYS: Readonly<Record<string, string>> = {
  'a UUID': `Session 3f2b8a7e-1c4d-4e5f-9a6b-7c8d9e0f1a2b, request ${hex(8)}-${hex(4)}-4${hex(3)}-a${hex(3)}-${hex(12)}`,
  'a git hash': `commit ${hex(40)}\nindex ${hex(7)}..${hex(9)} 100644`,
  'a checksum': `${hex(64)}  dist/index.js\nsha1:${hex(40)}\nmd5 ${hex(32)}`,
  'an integrity value': `"integrity": "sha512-${characters(86, undefined, 'integrity')}=="`,
  'a digest of an image': `node@sha256:${hex(64)}`,
  'a public key': pem('PUBLIC KEY', 6),
  'a certificate': pem('CERTIFICATE', 20),
  'an SSH public key': `ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI${characters(43)} me@laptop`,
  'a stand-in for an OpenAI key': 'export OPENAI_API_KEY=sk-... # or sk-proj-xxxxxxxx',
  'a stand-in for a GitHub token': x('gh', 'p_', 36),
  'a stand-in for a fine-grained token': x('github_', 'pat_', 82),
  "AWS's own example": `AKIAIOSFODNN7${'EXAMPLE'}\naws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCY${'EXAMPLEKEY'}`,
  'a stand-in for an AWS key': x('AK', 'IA', 0) + 'X'.repeat(16),
  'a stand-in for an API key': 'api_key: "your-api-key-here"\nAPI_KEY=<YOUR_API_KEY>\ntoken = "YOUR_TOKEN"',
  'a stand-in for a Slack token': `SLACK_TOKEN=xo${'xb-'}your-bot-token`,
  'a stand-in for a Stripe key': `${x('sk_li', 've_', 24)} and sk_li${'ve_'}... and ${x('sk_te', 'st_', 24)}`,
  'a stand-in with the whole alphabet': `gh${'p_'}1234567890abcdefghijklmnopqrstuvwxyz`,
  'a stand-in of zeros': `sk-or${'-v1-'}${'0'.repeat(64)} dop${'_v1_'}${'a'.repeat(64)} gl${'pat-'}${'x'.repeat(20)}`,
  'a stand-in for a SendGrid key': 'SG.your-key.here and SG.x.y1 and SG.abc.def_ghi',
  'names of variables':
    'process.env.GITHUB_TOKEN, os.environ["AWS_SECRET_ACCESS_KEY"], $OPENAI_API_KEY, secrets.NPM_TOKEN',
  'names that begin like tokens':
    'sk_live_mode_enabled, npm_config_registry, hf_hub_download, xai-sdk, dapi, ghp_ prefix, AIzaX',
  marks:
    '[REDACTED:github-pat] and curl -u [REDACTED:curl-auth-user] -H "Authorization: Bearer [REDACTED:curl-auth-header]"',
  'a mark in a connection string': 'postgres://app:[REDACTED:postgresql-connection-string]@db.acme.io/main',
  'prose about tokens':
    'A personal access token starts with ghp_ and has 36 characters. Pass it as a Bearer token; a JWT has three parts.',
  'a token that nobody signed': jwt({ sub: characters(20) }, { alg: 'none' }),
  'three parts that are no token': `eyJ${characters(30)}.${characters(40)}.${characters(43)}`,
  'two parts of a token': `${jwt({ sub: characters(20) })
    .split('.')
    .slice(0, 2)
    .join('.')}`,
  'a source map': `//# sourceMappingURL=data:application/json;base64,eyJ2ZXJzaW9uIjozfQ${characters(400)}`,
  'a key without a body': '-----BEGIN PRIVATE KEY-----\n...\n-----END PRIVATE KEY-----',
  'a key in words': 'It starts with -----BEGIN RSA PRIVATE KEY----- and ends with -----END RSA PRIVATE KEY-----.',
  'a key named in code': "if (text.startsWith('-----BEGIN OPENSSH PRIVATE KEY-----')) return parse(text)",
  'a database on this machine':
    'postgresql://app:Xk29dkfWq3@localhost:5432/app mongodb://app:Xk29dkfWq3@127.0.0.1:27017/app',
  'a database with a trivial password': [
    'postgres://postgres:postgres@db:5432/app',
    'postgres://user:password@db.acme.io/app',
    'mysql://root:secret@db.acme.io/app',
    'mongodb+srv://admin:changeme123@cluster0.mongodb.net',
    `postgres://app:\${DB_PASSWORD}@db.acme.io/app`,
    'postgres://app:<password>@db.acme.io/app',
    'postgres://app:$PGPASSWORD@db.acme.io/app',
    'mongodb://{{ .Values.user }}:{{ .Values.password }}@mongo.acme.net',
    'postgres://app:****@db.acme.io/app',
  ].join('\n'),
  'an address with a stand-in':
    'https://user:pass@example.com https://user:Xk29dkfWq3@example.com http://{user}:{password}@acme.io',
  'an address with a port':
    'http://localhost:3000/@scope/pkg and https://cdn.jsdelivr.net:443/npm/@scope/pkg@1.2.3/x.js',
  'a time that looks like a bot': '2026-11-24T12:34:56:AAbbccdd and 12345678:AgencyIdentificationCodeContentType',
  'secretlint rules named in prose': 'Turn @secretlint/secretlint-rule-github off with <!-- secretlint-disable -->',
}
