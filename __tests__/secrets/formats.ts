import { createHash } from 'node:crypto'

/**
 * Credentials of every format, made when they are needed: nobody ever issued them, and no scanner of this repository meets
 * one, since what they start with is written in two parts here.
 */
export type Format = {
  /** The mark that has to be in its place. */
  readonly rule: string
  /** What has to go. */
  readonly value: string
  /** A text that gives it away, where it does not do so by itself. */
  readonly text?: string
}

const DIGITS = '0123456789'
const HEX = `${DIGITS}abcdef`
const LETTERS = 'abcdefghijkmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'
const WORD = `${LETTERS}${DIGITS}`
const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
const BECH32 = 'QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L'

/** Characters that look random and are the same in every run. */
export function characters(length: number, alphabet = WORD, seed = ''): string {
  let text = ''
  for (let block = 0; text.length < length; block++) {
    const bytes = createHash('sha256').update(`${alphabet} ${length} ${seed} ${block}`).digest()
    text += [...bytes].map((byte) => alphabet[byte % alphabet.length]).join('')
  }
  return text.slice(0, length)
}

export function jwt(claims: object, header: object = { alg: 'HS256', typ: 'JWT' }): string {
  const part = (fields: object): string => Buffer.from(JSON.stringify(fields)).toString('base64url')
  return `${part(header)}.${part(claims)}.${characters(43, `${WORD}-_`)}`
}

/** A key in PEM, of so many lines of 64 characters. */
export function pem(kind: string, lines = 6): string {
  const body = Array.from({ length: lines }, (_, line) => characters(64, `${WORD}+/`, `${kind}${line}`))
  return [
    `${'-'.repeat(5)}BEGIN ${kind}-----`,
    `MII${body[0]?.slice(3)}`,
    ...body.slice(1),
    `-----END ${kind}-----`,
  ].join('\n')
}

const token = (start: string, end: string, length: number, alphabet = WORD): string =>
  `${start}${end}${characters(length, alphabet, start + end)}`
const format = (rule: string, value: string, text?: string): Format => ({
  rule,
  value,
  ...(text === undefined ? {} : { text }),
})

const bearer = characters(40, HEX, 'bearer')
const user = `deploy:${characters(16, WORD, 'user')}`
const secretKey = characters(40, `${WORD}+/`, 'aws')
const password = characters(18, WORD, 'password')
const uri = (scheme: string): string => `${scheme}://app:${password}@db.acme-internal.io:5432/main`
const account = JSON.stringify({ type: 'service_account', private_key: pem('PRIVATE KEY', 12) }, undefined, 2)

/** One of each kind that the SpecStory CLI was measured with. */
export const KINDS: readonly Format[] = [
  format('github-pat', token('gh', 'p_', 36)),
  format('github-fine-grained-pat', token('github_', 'pat_', 82)),
  format('github-oauth', token('gh', 'o_', 36)),
  format('gitlab-pat', token('glp', 'at-', 20)),
  format('aws-access-token', token('AK', 'IA', 16, BASE32)),
  format('aws-secret-access-key', secretKey, `aws_secret_access_key = ${secretKey}`),
  format('openai-api-key', `${token('sk-pr', 'oj-', 74)}T3BlbkFJ${characters(74, WORD, 'openai')}`),
  format('anthropic-api-key', `${token('sk-an', 't-api03-', 93)}AA`),
  format('gcp-api-key', token('AI', 'za', 35)),
  format('slack-bot-token', `${token('xo', 'xb-', 12, DIGITS)}-${characters(13, DIGITS)}-${characters(24)}`),
  format(
    'slack-webhook-url',
    `https://hooks.slack.${'com'}/services/T${characters(8, BASE32)}/B${characters(10, BASE32)}/${characters(24)}`,
  ),
  format('stripe-access-token', token('sk_li', 've_', 24)),
  format('npm-access-token', token('np', 'm_', 36)),
  format('pypi-upload-token', token('py', 'pi-AgEIcHlwaS5vcmc', 80)),
  format('huggingface-access-token', token('h', 'f_', 34, LETTERS)),
  format('sendgrid-api-token', `${token('S', 'G.', 22)}.${characters(43, `${WORD}-_`)}`),
  format('telegram-bot-api-token', `${characters(10, '123456789')}:A${token('', 'A', 33)}`),
  format('jwt', jwt({ sub: characters(12), role: 'service_role', iss: 'supabase' })),
  format('private-key', pem('RSA PRIVATE KEY', 12)),
  format('private-key', pem('EC PRIVATE KEY', 3)),
  format('groq-api-key', token('gs', 'k_', 52)),
  format('digitalocean-pat', token('dop', '_v1_', 64, HEX)),
  format('supabase-management-token', token('sb', 'p_', 40, HEX)),
  format('curl-auth-header', bearer, `curl -s https://api.acme.io/v1 -H "Authorization: Bearer ${bearer}"`),
]

/** The other formats that are known. */
export const MORE: readonly Format[] = [
  format('github-app-token', token('gh', 's_', 36)),
  format('github-app-token', token('gh', 'u_', 36)),
  format('github-refresh-token', token('gh', 'r_', 36)),
  format('gitlab-runner-authentication-token', token('glr', 't-', 20)),
  format('gitlab-deploy-token', token('gld', 't-', 20)),
  format('anthropic-admin-api-key', `${token('sk-an', 't-admin01-', 93)}AA`),
  format('anthropic-oauth-token', `${token('sk-an', 't-oat01-', 93)}AA`),
  format('openrouter-api-key', token('sk-o', 'r-v1-', 64, HEX)),
  format('xai-api-key', token('xa', 'i-', 80)),
  format('perplexity-api-key', token('ppl', 'x-', 48)),
  format('replicate-api-token', token('r', '8_', 37)),
  format('cerebras-api-key', token('cs', 'k-', 48, `${DIGITS}abcdefghijkmnopqrstuvwxyz`)),
  format('nvidia-api-key', token('nva', 'pi-', 64)),
  format('langchain-langsmith-personal-access-token', `${token('lsv', '2_pt_', 32, HEX)}_${characters(10, HEX)}`),
  format('langchain-langsmith-service-key', `${token('lsv', '2_sk_', 32, HEX)}_${characters(10, HEX)}`),
  format('weights-and-biases-api-key-v1', token('wan', 'db_v1_', 77)),
  format('aws-access-token', token('AS', 'IA', 16, BASE32)),
  format('aws-amazon-bedrock-api-key-long-lived', token('AB', 'SK', 120)),
  format('azure-ad-client-secret', `${characters(3)}8${token('Q', '~', 34)}`),
  format('gcp-service-account', JSON.parse(account).private_key.replaceAll('\n', '\\n'), account),
  format('digitalocean-access-token', token('doo', '_v1_', 64, HEX)),
  format('digitalocean-refresh-token', token('dor', '_v1_', 64, HEX)),
  format('supabase-project-api-key', token('sb_', 'secret_', 31)),
  format('planetscale-password', token('psc', 'ale_pw_', 43)),
  format('planetscale-api-token', token('psc', 'ale_tkn_', 43)),
  format('pulumi-api-token', token('pu', 'l-', 40, HEX)),
  format('heroku-api-key-v2', token('HRK', 'U-AA', 58)),
  format('doppler-api-token', token('dp', '.pt.', 43)),
  format('doppler-service-token', `dp.s${'t.'}prd_eu.${characters(43)}`),
  format('age-secret-key', token('AGE-SEC', 'RET-KEY-1', 58, BECH32)),
  format('stripe-access-token', token('rk_li', 've_', 99)),
  format('square-access-token', token('EA', 'AA', 60)),
  format('square-access-token', token('sq0', 'atp-', 22)),
  format('square-secret', token('sq0', 'csp-', 43)),
  format('sentry-user-token', token('sntr', 'yu_', 64, HEX)),
  format('sentry-org-token', token('sntr', 'ys_eyJ', 150)),
  format('rubygems-api-token', token('ruby', 'gems_', 48, HEX)),
  format('atlassian-api-token', `${token('ATA', 'TT3', 180)}=${characters(8, '0123456789ABCDEF')}`),
  format('linear-api-key', token('lin', '_api_', 40)),
  format('linear-oauth-token', token('lin', '_oauth_', 64, HEX)),
  format('postman-api-token', `${token('PM', 'AK-', 24, HEX)}-${characters(34, HEX)}`),
  format('new-relic-user-api-key', token('NR', 'AK-', 27, `${DIGITS}ABCDEFGHIJKLMNOPQRSTUVWXYZ`)),
  format('notion-api-token', `${token('nt', 'n_', 11, DIGITS)}${characters(35)}`),
  format('slack-user-token', `${token('xo', 'xp-', 12, DIGITS)}-${characters(12, DIGITS)}-${characters(32, HEX)}`),
  format('slack-app-token', `${token('xa', 'pp-1-A', 10, BASE32)}-${characters(13, DIGITS)}-${characters(40, HEX)}`),
  format('slack-legacy-workspace-token', `${token('xo', 'xr-', 12, DIGITS)}-${characters(24)}`),
  format('slack-legacy-token', `${token('xo', 'xo-', 12, DIGITS)}-${characters(24)}`),
  format('shopify-access-token', token('shp', 'at_', 32, HEX)),
  format('shopify-custom-access-token', token('shp', 'ca_', 32, HEX)),
  format('shopify-private-app-access-token', token('shp', 'pa_', 32, HEX)),
  format('shopify-shared-secret', token('shp', 'ss_', 32, HEX)),
  format('grafana-service-account-token', `${token('gls', 'a_', 32)}_${characters(8, HEX)}`),
  format('grafana-cloud-api-token', token('gl', 'c_', 100)),
  format(
    '1password-service-account-token',
    `op${'s_'}${Buffer.from(JSON.stringify({ email: characters(90), n: {} })).toString('base64')}`,
  ),
  format('vault-service-token', token('hv', 's.', 95)),
  format('vault-batch-token', token('hv', 'b.', 150)),
  format('vault-recovery-token', token('hv', 'r.', 95)),
  format('vercel-personal-access-token', token('vc', 'p_', 56)),
  format('vercel-integration-token', token('vc', 'i_', 56)),
  format('vercel-app-access-token', token('vc', 'a_', 56)),
  format('vercel-app-refresh-token', token('vc', 'r_', 56)),
  format('vercel-ai-gateway-key', token('vc', 'k_', 56)),
  format('databricks-api-token', token('da', 'pi', 32, HEX)),
  format('dockerhub-personal-access-token', token('dckr', '_pat_', 27)),
  format('figma-personal-access-token', token('fig', 'd_', 40)),
  format('cloudflare-global-api-key', `${token('cf', 'k_', 40)}${characters(8, HEX)}`),
  format('cloudflare-user-api-token', `${token('cf', 'ut_', 40)}${characters(8, HEX)}`),
  format('cloudflare-account-api-token', `${token('cf', 'at_', 40)}${characters(8, HEX)}`),
  format('tailscale-key', `${token('tsk', 'ey-auth-', 12)}-${characters(32)}`),
  format('curl-auth-user', user, `curl -X POST https://es.acme.io/_bulk -u ${user} -d @bulk.json`),
  format('basic-auth-url', password, `git clone https://ci-bot:${password}@git.acme-internal.io/app.git`),
  format('mongodb-connection-string', password, `MONGO_URL="${uri('mongodb+srv')}"`),
  format('postgresql-connection-string', password, `DATABASE_URL=${uri('postgres')}`),
  format('mysql-connection-string', password, `url: '${uri('mysql')}'`),
]

export const FORMATS: readonly Format[] = [...KINDS, ...MORE]
