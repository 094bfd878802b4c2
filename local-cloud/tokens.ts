import { createHmac, randomUUID, timingSafeEqual } from 'node:crypto'

export type TokenType = 'api' | 'device-access' | 'web-access' | 'device-refresh'
export type TokenScope = 'read' | 'read-write'

/** Properties of a token to issue. Times are seconds from now and may be negative. */
export type TokenRequest = {
  readonly type: TokenType
  /** Default: a year for `api` and `device-refresh`, an hour for the access tokens (docs/internals/cloud.md, Tokens). */
  readonly expiresInSeconds?: number
  readonly notBeforeSeconds?: number
  /** Default: read-write. */
  readonly scope?: TokenScope
}

/** The claims of a signed token. `exp`, `nbf` and `iat` are epoch seconds. */
export type TokenClaims = {
  readonly type: TokenType
  readonly scope: TokenScope
  readonly jti: string
  readonly iat: number
  readonly exp: number
  readonly nbf?: number
}

const HOUR = 3600
const YEAR = 365 * 24 * HOUR
const LIFETIME_SECONDS: Record<TokenType, number> = {
  api: YEAR,
  'device-refresh': YEAR,
  'device-access': HOUR,
  'web-access': HOUR,
}

/**
 * Issues an HS256 JWT, the format of every token of the cloud (docs/internals/cloud.md, Tokens). Each one is unique.
 *
 * @param nowMs start of its times, in epoch milliseconds
 */
export function issueToken(request: TokenRequest, secret: string, nowMs = Date.now()): string {
  const now = Math.floor(nowMs / 1000)
  const claims: TokenClaims = {
    type: request.type,
    scope: request.scope ?? 'read-write',
    jti: randomUUID(),
    iat: now,
    exp: now + (request.expiresInSeconds ?? LIFETIME_SECONDS[request.type]),
    ...(request.notBeforeSeconds === undefined ? {} : { nbf: now + request.notBeforeSeconds }),
  }
  const signed = `${encode({ alg: 'HS256', typ: 'JWT' })}.${encode(claims)}`
  return `${signed}.${sign(signed, secret).toString('base64url')}`
}

/** Returns the claims of a token signed with `secret`, `undefined` for any other text. Does not check times or revocation. */
export function verifyToken(token: string, secret: string): TokenClaims | undefined {
  const [head, payload, signature, ...rest] = token.split('.')
  if (head === undefined || payload === undefined || signature === undefined || rest.length > 0) return undefined
  const given = Buffer.from(signature, 'base64url')
  const wanted = sign(`${head}.${payload}`, secret)
  if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) return undefined
  return JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')) as TokenClaims
}

function encode(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url')
}

function sign(text: string, secret: string): Buffer {
  return createHmac('sha256', secret).update(text).digest()
}
