import type { TokenClaims, TokenScope, TokenType } from './tokens.ts'
import { verifyToken } from './tokens.ts'

/** What an opaque token in the options allows: reading, reading and writing, or an exchange at device-refresh. */
export type FixedTokenUse = 'read' | 'write' | 'refresh'

/** The scope of an accepted token, or the reason for a 401. */
type Authorization =
  | { readonly isAuthorized: true; readonly scope: TokenScope }
  | { readonly isAuthorized: false; readonly reason: string }

const SESSION_TYPES: readonly TokenType[] = ['api', 'device-access']
const REFRESH_TYPES: readonly TokenType[] = ['device-refresh']

/** Checks the token in the `Authorization` header: signature, type, validity period and revocation. */
export class Authorizer {
  readonly #secret: string
  readonly #fixed: ReadonlyMap<string, FixedTokenUse>
  readonly #now: () => number
  readonly #revoked = new Set<string>()

  /** @param now epoch milliseconds, by the cloud's clock */
  constructor(secret: string, fixed: Readonly<Record<string, FixedTokenUse>>, now: () => number) {
    this.#secret = secret
    this.#fixed = new Map(Object.entries(fixed))
    this.#now = now
  }

  revoke(token: string): void {
    this.#revoked.add(token)
  }

  clearRevocations(): void {
    this.#revoked.clear()
  }

  /** Checks a header for the session routes or for device-refresh, which accept different types of token. */
  authorize(authorization: string | undefined, endpoint: 'sessions' | 'refresh'): Authorization {
    const token = /^Bearer ([^\s]+)$/.exec(authorization ?? '')?.[1]
    if (token === undefined) return reject('token missing')
    if (this.#revoked.has(token)) return reject('token revoked')
    const use = this.#fixed.get(token)
    if (use !== undefined) return authorizeFixed(use, endpoint)
    const claims = verifyToken(token, this.#secret)
    return claims === undefined ? reject('token invalid') : authorizeClaims(claims, endpoint, this.#now() / 1000)
  }
}

function authorizeFixed(use: FixedTokenUse, endpoint: 'sessions' | 'refresh'): Authorization {
  if ((use === 'refresh') !== (endpoint === 'refresh')) return reject('token type not accepted')
  return { isAuthorized: true, scope: use === 'read' ? 'read' : 'read-write' }
}

function authorizeClaims(claims: TokenClaims, endpoint: 'sessions' | 'refresh', now: number): Authorization {
  const types = endpoint === 'refresh' ? REFRESH_TYPES : SESSION_TYPES
  if (!types.includes(claims.type)) return reject('token type not accepted')
  if (claims.exp <= now) return reject('token expired')
  if (claims.nbf !== undefined && claims.nbf > now) return reject('token not yet valid')
  return { isAuthorized: true, scope: claims.scope }
}

function reject(reason: string): Authorization {
  return { isAuthorized: false, reason }
}
