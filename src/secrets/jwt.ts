import type { Finding } from './finding.ts'

/** Characters of a header that are looked at: one that names no algorithm is shorter. */
const HEADER_MAX = 128

/** Says whether a JSON Web Token is signed by nobody: such a one lets nobody in (RFC 7519, 6). */
export function isUnsignedJwt(token: string): boolean {
  const header = token.slice(0, HEADER_MAX).split('.', 1)[0] ?? ''
  return header.length < HEADER_MAX && read(header)['alg'] === 'none'
}

/** What a JSON Web Token says about itself (RFC 7519, 4.1.4): when it expires, and whether it is meant for browsers. */
export function readJwt(token: string): Pick<Finding, 'expiresAt' | 'isPublic'> {
  const claims = read(token.split('.', 2)[1] ?? '')
  return {
    ...(typeof claims['exp'] === 'number' ? { expiresAt: claims['exp'] } : {}),
    ...(claims['role'] === 'anon' ? { isPublic: true } : {}),
  }
}

function read(part: string): Readonly<Record<string, unknown>> {
  try {
    const fields: unknown = JSON.parse(Buffer.from(part, 'base64url').toString())
    return typeof fields === 'object' && fields !== null ? { ...fields } : {}
  } catch {
    return {}
  }
}
