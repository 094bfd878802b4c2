import { Failure } from '../failure.ts'
import { HOST_WORDS } from '../host-words.ts'

/** Unverified contents of a token (docs/internals/cloud.md, Tokens). Times in epoch milliseconds. */
export type TokenFacts = {
  /** `opaque`: not a JWT, or of an unknown type. */
  readonly kind: 'api' | 'refresh' | 'access' | 'web' | 'opaque'
  readonly expiresAt: number | undefined
  readonly notBefore: number | undefined
}

const KINDS: Readonly<Record<string, TokenFacts['kind']>> = {
  api: 'api',
  'device-refresh': 'refresh',
  'device-access': 'access',
  'web-access': 'web',
}

const DAY_MS = 86_400_000

/** Runs warn this many days before a token expires. */
const WARN_DAYS = 14

/** Tolerated error of the runner's clock: a minute, plus rounding. */
const CLOCK_SKEW_MS = 90_000

/** Servers reject headers above about 8 KB; the cloud's JWTs are much shorter. */
const MAX_TOKEN_LENGTH = 8_192

/** Reads a JWT's payload without verifying it. */
export function inspectToken(token: string): TokenFacts {
  const payload = parsePayload(token)
  if (payload === undefined) return { kind: 'opaque', expiresAt: undefined, notBefore: undefined }
  const { type } = payload
  const kind = typeof type === 'string' && Object.hasOwn(KINDS, type) ? KINDS[type] : undefined
  return { kind: kind ?? 'opaque', expiresAt: toEpochMs(payload['exp']), notBefore: toEpochMs(payload['nbf']) }
}

/**
 * Validates a token before the first request. Neither the failure nor the warning contains the token.
 * @param text the token, also with `Bearer `
 * @param now epoch milliseconds
 */
export function validateToken(text: string, now: number): { readonly failure?: Failure; readonly warning?: string } {
  const token = stripBearer(text)
  const foreignToken = detectForeignToken(token)
  if (foreignToken !== undefined)
    return { failure: new Failure('token-unusable', foreignToken.message, foreignToken.hint) }
  if (!/^[\x21-\x7e]+$/.test(token) || token.length > MAX_TOKEN_LENGTH) {
    const hint = 'Copy it again as one line of printable ASCII, without spaces or line breaks, and update the secret.'
    return {
      failure: new Failure('token-unusable', 'the token contains invalid characters or has an invalid length', hint),
    }
  }
  const { kind, expiresAt, notBefore } = inspectToken(token)
  if (kind === 'web') {
    const message = 'the token is a browser session token (type web-access) and cannot be used here'
    const hint = 'Create an API key with write scope in SpecStory Cloud and store it as the secret.'
    return { failure: new Failure('token-unusable', message, hint) }
  }
  if (expiresAt !== undefined && expiresAt <= now - CLOCK_SKEW_MS) {
    return { failure: new Failure('token-expired', `the token expired on ${formatDay(expiresAt)}`, RENEW[kind]) }
  }
  if (notBefore !== undefined && notBefore > now + CLOCK_SKEW_MS) {
    const message = `the token is not valid before ${new Date(notBefore).toISOString()}`
    return { failure: new Failure('token-unusable', message, 'Wait until then, or check the clock of this machine.') }
  }
  if (kind === 'access') {
    return { warning: `the token is an access token, which is valid for only one hour. ${RENEW.access}` }
  }
  if (expiresAt !== undefined && expiresAt - now < WARN_DAYS * DAY_MS) {
    const days = Math.floor((expiresAt - now) / DAY_MS)
    const left = days <= 0 ? 'in less than a day' : `in ${days} day${days === 1 ? '' : 's'}`
    return { warning: `the token expires ${left}, on ${formatDay(expiresAt)}. ${RENEW[kind]}` }
  }
  return {}
}

const NEW_KEY = 'Create a new API key with write scope in SpecStory Cloud and update the secret.'

const RENEW: Readonly<Record<Exclude<TokenFacts['kind'], 'web'>, string>> = {
  api: NEW_KEY,
  opaque: NEW_KEY,
  refresh: 'Run `specstory login` again and update the secret, or use an API key.',
  access: 'Use an API key, or the refresh token that `specstory login` stores.',
}

function formatDay(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10)
}

function parsePayload(token: string): Record<string, unknown> | undefined {
  const [, payload, ...rest] = token.split('.')
  if (payload === undefined || rest.length !== 1) return undefined
  try {
    const parsed: unknown = JSON.parse(Buffer.from(payload, 'base64url').toString())
    return typeof parsed === 'object' && parsed !== null ? (parsed as Record<string, unknown>) : undefined
  } catch {
    return undefined
  }
}

/** Converts a JWT's NumericDate to milliseconds; `undefined` outside the range of `Date`. */
function toEpochMs(value: unknown): number | undefined {
  if (typeof value !== 'number') return undefined
  return Number.isNaN(new Date(value * 1000).getTime()) ? undefined : value * 1000
}

/** Prefixes of other issuers' secrets, longer ones first. The cloud issues only JWTs. */
const ISSUERS: readonly (readonly [prefix: string, issuer: string])[] = [
  ['github_pat_', 'GitHub'],
  ['ghp_', 'GitHub'],
  ['gho_', 'GitHub'],
  ['ghu_', 'GitHub'],
  ['ghs_', 'GitHub'],
  ['ghr_', 'GitHub'],
  ['sk-ant-', 'Anthropic'],
  ['sk-or-', 'OpenRouter'],
  ['sk_live_', 'Stripe'],
  ['sk_test_', 'Stripe'],
  ['sk-', 'OpenAI'],
  ['glpat-', 'GitLab'],
  ['glptt-', 'GitLab'],
  ['AIza', 'Google'],
  ['ya29.', 'Google'],
  ['AKIA', 'AWS'],
  ['ASIA', 'AWS'],
  ['xoxb-', 'Slack'],
  ['xoxp-', 'Slack'],
  ['xapp-', 'Slack'],
  ['npm_', 'npm'],
  ['pypi-', 'PyPI'],
  ['hf_', 'Hugging Face'],
  ['gsk_', 'Groq'],
  ['xai-', 'xAI'],
  ['dckr_pat_', 'Docker'],
  ['lin_api_', 'Linear'],
  ['ntn_', 'Notion'],
]

/** Messages about a text that is not a token of SpecStory Cloud; they never contain the text. */
type ForeignToken = { readonly message: string; readonly hint: string }

/** Removes a copied `Bearer ` from a token. */
export function stripBearer(text: string): string {
  return /^bearer /i.test(text) ? text.slice('bearer '.length).trim() : text
}

/** Detects a variable name, quotes, or another issuer's token. */
function detectForeignToken(text: string): ForeignToken | undefined {
  if (text.startsWith('$')) {
    const message = 'the token is the text of a variable or expression instead of its value'
    return {
      message,
      hint: `Pass its value ${HOST_WORDS.passToken.github}.`,
    }
  }
  if (/^["'`]|["'`]$/.test(text)) {
    return { message: 'the token is enclosed in quotes', hint: 'Store the token alone as the secret, without quotes.' }
  }
  // A final `=` can be padding.
  if (/^(export )?[A-Za-z_]\w*=[^=]/.test(text)) {
    const hint = 'Store only the value after the `=` as the secret.'
    return { message: 'the token is given as NAME=value', hint }
  }
  const issuer = ISSUERS.find(([prefix]) => text.startsWith(prefix))?.[1]
  if (issuer === undefined) return undefined
  const hint =
    'Create an API key with write scope in SpecStory Cloud and store it as the secret. The token was not sent.'
  return { message: `the token belongs to ${issuer}, not to SpecStory Cloud`, hint }
}
