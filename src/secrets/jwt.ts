/**
 * Says whether three parts with dots between them are a JSON Web Token: the header names its algorithm, and a token that
 * is signed by nobody (`none`) lets nobody in (RFC 7519, 6; RFC 7515, 4.1.1).
 */
export function isJwt(token: string): boolean {
  const header = token.slice(0, token.indexOf('.'))
  try {
    const fields: unknown = JSON.parse(Buffer.from(header, 'base64url').toString())
    return typeof fields === 'object' && fields !== null && 'alg' in fields && fields.alg !== 'none'
  } catch {
    return false
  }
}
