import { expect, test } from '@jest/globals'
import { Allowlist } from '../../src/secrets/credential-policy.ts'
import { scanCredentials } from '../../src/secrets/scan.ts'

const redact = (text: string): string =>
  scanCredentials(text, { redactionMode: 'redact', allowlist: new Allowlist() }).redacted

/** Examples of issuers and standards, split where a secret scanner would find them in the repository. */
const PUBLISHED_EXAMPLES: readonly (readonly [
  rule: string,
  page: string,
  value: string,
  context: (value: string) => string,
])[] = [
  [
    'github-oauth',
    'https://docs.github.com/en/apps/oauth-apps/building-oauth-apps/authorizing-oauth-apps',
    `gh${'o_'}16C7e42F292c6912E7710c838347Ae178B4a`,
    (value) => `{\n  "access_token":"${value}",\n  "scope":"repo,gist",\n  "token_type":"bearer"\n}`,
  ],
  [
    'telegram-bot-api-token',
    'https://core.telegram.org/bots/features',
    `110201543:A${'AHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw'}`,
    (value) => `Use this token to access the HTTP API:\n${value}\nKeep your token secure.`,
  ],
  [
    'discord-bot-token',
    'https://discord.com/developers/docs/reference',
    `MTk4NjIyNDgzNDcxOTI1MjQ4.Cl2${'FMQ.ZnCjm1XVW7vRze4b7Cq4se7kKWs'}`,
    (value) => `Authorization: Bot ${value}`,
  ],
  [
    'stripe-access-token',
    'https://docs.stripe.com/api/authentication',
    `sk_te${'st_'}4eC39HqLyjWDarjtT1zdp7dc`,
    (value) => `curl https://api.stripe.com/v1/charges \\\n  -u ${value}:`,
  ],
  [
    'sendgrid-api-token',
    'https://www.twilio.com/docs/sendgrid/for-developers/sending-email/authentication',
    `S${'G.'}ngeVfQFYQlKU0ufo8x5d1A.TwL2iGABf9DHoTf-09kqeF8tAmbihYzrnopKc-1s5cr`,
    (value) => `export SENDGRID_API_KEY='${value}'`,
  ],
  [
    'slack-bot-token',
    'https://api.slack.com/authentication/token-types',
    `xo${'xb-'}17653672481-19874698323-pdFZKVeTuE8sk7oOcHrzqqgy`,
    (value) => `{"ok":true,"access_token":"${value}","token_type":"bot"}`,
  ],
  [
    'jwt',
    'https://www.jwt.io/',
    `eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.${'eyJ'}zdWIiOiIxMjM0NTY3ODkwIiwibmFtZSI6IkpvaG4gRG9lIiwiaWF0IjoxNTE2MjM5MDIyfQ.SflKxwRJSMeKKF2QT4fwpMeJf36POk6yJV_adQssw5c`,
    (value) => `Authorization: Bearer ${value}\n`,
  ],
  [
    'curl-auth-header',
    'https://developer.box.com/guides/authentication/tokens/api-calls/',
    'EGmDmRVfhfHsqesn5yVYHAqUkD0dyDfk',
    (value) => `curl https://api.box.com/2.0/users/me \\\n    -H "authorization: Bearer ${value}"`,
  ],
  [
    'docker-swarm-join-token',
    'https://docs.docker.com/reference/cli/docker/swarm/join/',
    `SWMTKN${'-1-'}3pu6hszjas19xyp7ghgosyx9k8atbfcr8p2is99znpy26u2lkl-7p73s1dx5in4tatdymyhg9hu2`,
    (value) => `$ docker swarm join --token ${value} 192.168.99.121:2377`,
  ],
  [
    'kubernetes-secret-yaml',
    'https://kubernetes.io/docs/concepts/configuration/secret/',
    'MWYyZDFlMmU2N2Rm',
    (value) =>
      `apiVersion: v1\nkind: Secret\nmetadata:\n  name: mysecret\ntype: Opaque\ndata:\n  username: YWRtaW4=\n  password: ${value}\n`,
  ],
  [
    'private-key',
    'https://www.rfc-editor.org/rfc/rfc7468#section-10',
    [
      `${'-'.repeat(5)}BEGIN PRIVATE KEY-----`,
      'MIGEAgEAMBAGByqGSM49AgEGBSuBBAAKBG0wawIBAQQgVcB/UNPxalR9zDYAjQIf',
      'jojUDiQuGnSJrFEEzZPT/92hRANCAASc7UJtgnF/abqWM60T3XNJEzBv5ez9TdwK',
      'H0M6xpM2q+53wmsN/eYLdgtjgBd3DBmHtPilCkiFICXyaA8z9LkJ',
      '-----END PRIVATE KEY-----',
    ].join('\n'),
    (value) => `Figure 14:\n\n${value}\n`,
  ],
]

test.each(PUBLISHED_EXAMPLES)('redacts the %s example of %s', (rule, _page, value, context) => {
  expect(redact(context(value))).toBe(context(`[REDACTED:${rule}]`))
})

/** Unusable credentials in documentation and issues. */
test.each([
  [
    'https://docs.aws.amazon.com/cli/v1/userguide/cli-configure-files.html',
    `aws_access_key_id=AKIAIOSFODNN7${'EXAMPLE'}`,
  ],
  [
    'https://replicate.com/changelog/2024-04-03-bearer-tokens',
    'curl -H "Authorization: Bearer r8_...." https://api.replicate.com/v1/models',
  ],
  [
    'https://www.postgresql.org/docs/current/libpq-connect.html',
    'postgresql://user:secret@localhost and postgresql://other@localhost/otherdb?connect_timeout=10',
  ],
  [
    'https://github.com/zenodo/zenodo/issues/1415',
    'worker_1  | [2018-02-02 14:14:04,293: ERROR/MainProcess] consumer: Cannot connect to amqp://guest:**@127.0.0.1:5672//: [Errno 111] Connection refused.',
  ],
  [
    'https://github.com/mher/flower/issues/862',
    '            - "CELERY_BROKER_URL=amqp://guest:guest@localhost:5672//"',
  ],
  [
    'https://api.slack.com/messaging/webhooks',
    `https://hooks.slack.com/services/T00000000/B00000000/${'X'.repeat(24)}`,
  ],
  [
    'https://developers.opensolar.com/api/using-bearer-tokens',
    'curl "api_endpoint_here"\n-H "Authorization: Bearer <token>"',
  ],
])('keeps the placeholder of %s', (_page, text) => {
  expect(redact(text)).toBe(text)
})
