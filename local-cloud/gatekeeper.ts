import type { TokenClaims, TokenScope, TokenType } from './tokens.ts'
import { verifyToken } from './tokens.ts'

/** What an opaque token registered in the options may do: read, read and write, or be exchanged at device-refresh. */
export type FixedTokenUse = 'read' | 'write' | 'refresh'

/** A token let in with its scope, or the reason of a 401. */
type Admission =
  | { readonly admitted: true; readonly scope: TokenScope }
  | { readonly admitted: false; readonly reason: string }

const SESSION_TYPES: readonly TokenType[] = ['api', 'device-access']
const REFRESH_TYPES: readonly TokenType[] = ['device-refresh']

/** Decides who comes in: signature, type, times and revocation of what the `Authorization` header holds. */
export class Gatekeeper {
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

  forgetRevocations(): void {
    this.#revoked.clear()
  }

  /** Judges a header for the session routes or for device-refresh, which take different types of token. */
  admit(authorization: string | undefined, door: 'sessions' | 'refresh'): Admission {
    const token = /^Bearer ([^\s]+)$/.exec(authorization ?? '')?.[1]
    if (token === undefined) return refused('token missing')
    if (this.#revoked.has(token)) return refused('token revoked')
    const use = this.#fixed.get(token)
    if (use !== undefined) return admitFixed(use, door)
    const claims = verifyToken(token, this.#secret)
    return claims === undefined ? refused('token invalid') : admitClaims(claims, door, this.#now() / 1000)
  }
}

function admitFixed(use: FixedTokenUse, door: 'sessions' | 'refresh'): Admission {
  if ((use === 'refresh') !== (door === 'refresh')) return refused('token type not accepted')
  return { admitted: true, scope: use === 'read' ? 'read' : 'read-write' }
}

function admitClaims(claims: TokenClaims, door: 'sessions' | 'refresh', now: number): Admission {
  const types = door === 'refresh' ? REFRESH_TYPES : SESSION_TYPES
  if (!types.includes(claims.type)) return refused('token type not accepted')
  if (claims.exp <= now) return refused('token expired')
  if (claims.nbf !== undefined && claims.nbf > now) return refused('token not yet valid')
  return { admitted: true, scope: claims.scope }
}

function refused(reason: string): Admission {
  return { admitted: false, reason }
}
