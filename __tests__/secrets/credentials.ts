import { createHash } from 'node:crypto'

/**
 * Generated credentials of every format. None was ever issued, and secret scanners do not find them in the repository,
 * because their prefixes are split here.
 */
export type SampleCredential = {
  /** The rule in the expected redaction marker. */
  readonly rule: string
  /** The credential. */
  readonly value: string
  /** A context that identifies the value, if its format alone does not. */
  readonly text?: string
}

const DIGITS = '0123456789'
const HEX = `${DIGITS}abcdef`
const LETTERS = 'abcdefghijkmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'
const ALPHANUMERIC = `${LETTERS}${DIGITS}`
const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
const BECH32 = 'QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L'

/** Deterministic characters that look random. */
export function randomCharacters(length: number, alphabet = ALPHANUMERIC, seed = ''): string {
  let text = ''
  for (let block = 0; text.length < length; block++) {
    const bytes = createHash('sha256').update(`${alphabet} ${length} ${seed} ${block}`).digest()
    text += [...bytes].map((byte) => alphabet[byte % alphabet.length]).join('')
  }
  return text.slice(0, length)
}

export function jwt(claims: object, header: object = { alg: 'HS256', typ: 'JWT' }): string {
  const part = (fields: object): string => Buffer.from(JSON.stringify(fields)).toString('base64url')
  return `${part(header)}.${part(claims)}.${randomCharacters(43, `${ALPHANUMERIC}-_`)}`
}

/** A PEM block with lines of 64 characters. */
export function pem(kind: string, lines = 6): string {
  const body = Array.from({ length: lines }, (_, line) => randomCharacters(64, `${ALPHANUMERIC}+/`, `${kind}${line}`))
  return [
    `${'-'.repeat(5)}BEGIN ${kind}-----`,
    `MII${body[0]?.slice(3)}`,
    ...body.slice(1),
    `-----END ${kind}-----`,
  ].join('\n')
}

const token = (start: string, end: string, length: number, alphabet = ALPHANUMERIC): string =>
  `${start}${end}${randomCharacters(length, alphabet, start + end)}`
const sample = (rule: string, value: string, text?: string): SampleCredential => ({
  rule,
  value,
  ...(text === undefined ? {} : { text }),
})

const bearer = randomCharacters(40, HEX, 'bearer')
const user = `deploy:${randomCharacters(16, ALPHANUMERIC, 'user')}`
const secretKey = randomCharacters(40, `${ALPHANUMERIC}+/`, 'aws')
const password = randomCharacters(18, ALPHANUMERIC, 'password')
const uri = (scheme: string): string => `${scheme}://app:${password}@db.acme-internal.io:5432/main`
const serviceAccount = JSON.stringify({ type: 'service_account', private_key: pem('PRIVATE KEY', 12) }, undefined, 2)

/** Credentials with which the redaction of the SpecStory CLI was measured. */
export const CLI_CREDENTIALS: readonly SampleCredential[] = [
  sample('github-pat', token('gh', 'p_', 36)),
  sample('github-fine-grained-pat', token('github_', 'pat_', 82)),
  sample('github-oauth', token('gh', 'o_', 36)),
  sample('gitlab-pat', token('glp', 'at-', 20)),
  sample('aws-access-token', token('AK', 'IA', 16, BASE32)),
  sample('aws-secret-access-key', secretKey, `aws_secret_access_key = ${secretKey}`),
  sample('openai-api-key', `${token('sk-pr', 'oj-', 74)}T3BlbkFJ${randomCharacters(74, ALPHANUMERIC, 'openai')}`),
  sample('anthropic-api-key', `${token('sk-an', 't-api03-', 93)}AA`),
  sample('gcp-api-key', token('AI', 'za', 35)),
  sample(
    'slack-bot-token',
    `${token('xo', 'xb-', 12, DIGITS)}-${randomCharacters(13, DIGITS)}-${randomCharacters(24)}`,
  ),
  sample(
    'slack-webhook-url',
    `https://hooks.slack.${'com'}/services/T${randomCharacters(8, BASE32)}/B${randomCharacters(10, BASE32)}/${randomCharacters(24)}`,
  ),
  sample('stripe-access-token', token('sk_li', 've_', 24)),
  sample('npm-access-token', token('np', 'm_', 36)),
  sample('pypi-upload-token', token('py', 'pi-AgEIcHlwaS5vcmc', 80)),
  sample('huggingface-access-token', token('h', 'f_', 34, LETTERS)),
  sample('sendgrid-api-token', `${token('S', 'G.', 22)}.${randomCharacters(43, `${ALPHANUMERIC}-_`)}`),
  sample('telegram-bot-api-token', `${randomCharacters(10, '123456789')}:A${token('', 'A', 33)}`),
  sample('jwt', jwt({ sub: randomCharacters(12), role: 'service_role', iss: 'supabase' })),
  sample('private-key', pem('RSA PRIVATE KEY', 12)),
  sample('private-key', pem('EC PRIVATE KEY', 3)),
  sample('groq-api-key', token('gs', 'k_', 52)),
  sample('digitalocean-pat', token('dop', '_v1_', 64, HEX)),
  sample('supabase-management-token', token('sb', 'p_', 40, HEX)),
  sample('curl-auth-header', bearer, `curl -s https://api.acme.io/v1 -H "Authorization: Bearer ${bearer}"`),
]

/** Credentials of the other formats. */
export const OTHER_CREDENTIALS: readonly SampleCredential[] = [
  sample('github-app-token', token('gh', 's_', 36)),
  sample('github-app-token', token('gh', 'u_', 36)),
  sample('github-refresh-token', token('gh', 'r_', 36)),
  sample('gitlab-runner-authentication-token', token('glr', 't-', 20)),
  sample('gitlab-deploy-token', token('gld', 't-', 20)),
  sample('anthropic-admin-api-key', `${token('sk-an', 't-admin01-', 93)}AA`),
  sample('anthropic-oauth-token', `${token('sk-an', 't-oat01-', 93)}AA`),
  sample('openrouter-api-key', token('sk-o', 'r-v1-', 64, HEX)),
  sample('xai-api-key', token('xa', 'i-', 80)),
  sample('perplexity-api-key', token('ppl', 'x-', 48)),
  sample('replicate-api-token', token('r', '8_', 37)),
  sample('cerebras-api-key', token('cs', 'k-', 48, `${DIGITS}abcdefghijkmnopqrstuvwxyz`)),
  sample('nvidia-api-key', token('nva', 'pi-', 64)),
  sample('langchain-langsmith-personal-access-token', `${token('lsv', '2_pt_', 32, HEX)}_${randomCharacters(10, HEX)}`),
  sample('langchain-langsmith-service-key', `${token('lsv', '2_sk_', 32, HEX)}_${randomCharacters(10, HEX)}`),
  sample('weights-and-biases-api-key-v1', token('wan', 'db_v1_', 77)),
  sample('aws-access-token', token('AS', 'IA', 16, BASE32)),
  sample('aws-amazon-bedrock-api-key-long-lived', token('AB', 'SK', 120)),
  sample('azure-ad-client-secret', `${randomCharacters(3)}8${token('Q', '~', 34)}`),
  sample('gcp-service-account', JSON.parse(serviceAccount).private_key.replaceAll('\n', '\\n'), serviceAccount),
  sample('digitalocean-access-token', token('doo', '_v1_', 64, HEX)),
  sample('digitalocean-refresh-token', token('dor', '_v1_', 64, HEX)),
  sample('supabase-project-api-key', token('sb_', 'secret_', 31)),
  sample('planetscale-password', token('psc', 'ale_pw_', 43)),
  sample('planetscale-api-token', token('psc', 'ale_tkn_', 43)),
  sample('pulumi-api-token', token('pu', 'l-', 40, HEX)),
  sample('heroku-api-key-v2', token('HRK', 'U-AA', 58)),
  sample('doppler-api-token', token('dp', '.pt.', 43)),
  sample('doppler-service-token', `dp.s${'t.'}prd_eu.${randomCharacters(43)}`),
  sample('age-secret-key', token('AGE-SEC', 'RET-KEY-1', 58, BECH32)),
  sample('stripe-access-token', token('rk_li', 've_', 99)),
  sample('square-access-token', token('EA', 'AA', 60)),
  sample('square-access-token', token('sq0', 'atp-', 22)),
  sample('square-secret', token('sq0', 'csp-', 43)),
  sample('sentry-user-token', token('sntr', 'yu_', 64, HEX)),
  sample('sentry-org-token', token('sntr', 'ys_eyJ', 150)),
  sample('rubygems-api-token', token('ruby', 'gems_', 48, HEX)),
  sample('atlassian-api-token', `${token('ATA', 'TT3', 180)}=${randomCharacters(8, '0123456789ABCDEF')}`),
  sample('linear-api-key', token('lin', '_api_', 40)),
  sample('linear-oauth-token', token('lin', '_oauth_', 64, HEX)),
  sample('postman-api-token', `${token('PM', 'AK-', 24, HEX)}-${randomCharacters(34, HEX)}`),
  sample('new-relic-user-api-key', token('NR', 'AK-', 27, `${DIGITS}ABCDEFGHIJKLMNOPQRSTUVWXYZ`)),
  sample('notion-api-token', `${token('nt', 'n_', 11, DIGITS)}${randomCharacters(35)}`),
  sample(
    'slack-user-token',
    `${token('xo', 'xp-', 12, DIGITS)}-${randomCharacters(12, DIGITS)}-${randomCharacters(32, HEX)}`,
  ),
  sample(
    'slack-app-token',
    `${token('xa', 'pp-1-A', 10, BASE32)}-${randomCharacters(13, DIGITS)}-${randomCharacters(40, HEX)}`,
  ),
  sample('slack-legacy-workspace-token', `${token('xo', 'xr-', 12, DIGITS)}-${randomCharacters(24)}`),
  sample('slack-legacy-token', `${token('xo', 'xo-', 12, DIGITS)}-${randomCharacters(24)}`),
  sample('shopify-access-token', token('shp', 'at_', 32, HEX)),
  sample('shopify-custom-access-token', token('shp', 'ca_', 32, HEX)),
  sample('shopify-private-app-access-token', token('shp', 'pa_', 32, HEX)),
  sample('shopify-shared-secret', token('shp', 'ss_', 32, HEX)),
  sample('grafana-service-account-token', `${token('gls', 'a_', 32)}_${randomCharacters(8, HEX)}`),
  sample('grafana-cloud-api-token', token('gl', 'c_', 100)),
  sample(
    '1password-service-account-token',
    `op${'s_'}${Buffer.from(JSON.stringify({ email: randomCharacters(90), n: {} })).toString('base64')}`,
  ),
  sample('vault-service-token', token('hv', 's.', 95)),
  sample('vault-batch-token', token('hv', 'b.', 150)),
  sample('vault-recovery-token', token('hv', 'r.', 95)),
  sample('vercel-personal-access-token', token('vc', 'p_', 56)),
  sample('vercel-integration-token', token('vc', 'i_', 56)),
  sample('vercel-app-access-token', token('vc', 'a_', 56)),
  sample('vercel-app-refresh-token', token('vc', 'r_', 56)),
  sample('vercel-ai-gateway-key', token('vc', 'k_', 56)),
  sample('databricks-api-token', token('da', 'pi', 32, HEX)),
  sample('dockerhub-personal-access-token', token('dckr', '_pat_', 27)),
  sample('figma-personal-access-token', token('fig', 'd_', 40)),
  sample('cloudflare-global-api-key', `${token('cf', 'k_', 40)}${randomCharacters(8, HEX)}`),
  sample('cloudflare-user-api-token', `${token('cf', 'ut_', 40)}${randomCharacters(8, HEX)}`),
  sample('cloudflare-account-api-token', `${token('cf', 'at_', 40)}${randomCharacters(8, HEX)}`),
  sample('tailscale-key', `${token('tsk', 'ey-auth-', 12)}-${randomCharacters(32)}`),
  sample('curl-auth-user', user, `curl -X POST https://es.acme.io/_bulk -u ${user} -d @bulk.json`),
  sample('basic-auth-url', password, `git clone https://ci-bot:${password}@git.acme-internal.io/app.git`),
  sample('mongodb-connection-string', password, `MONGO_URL="${uri('mongodb+srv')}"`),
  sample('postgresql-connection-string', password, `DATABASE_URL=${uri('postgres')}`),
  sample('mysql-connection-string', password, `url: '${uri('mysql')}'`),
]

export const SAMPLE_CREDENTIALS: readonly SampleCredential[] = [...CLI_CREDENTIALS, ...OTHER_CREDENTIALS]
