import type { Finding } from './finding.ts'
import { isTrivialPassword } from './password.ts'

/** The part of a URL in which a password can be (RFC 3986, 3.2); a quote or a bracket ends it in a text. */
const AUTHORITY = /^[a-z][a-z+:]{2,19}:\/\/([^\s/?#"'`<>]{3,600})/i
/** Names that no resolver knows elsewhere (RFC 6761, 6), and the machine itself. */
const NOWHERE =
  /^(?:localhost|127(?:\.\d{1,3}){3}|0\.0\.0\.0|\[?::1\]?|host\.docker\.internal|(?:[\w-]{1,63}\.){0,9}(?:example(?:\.(?:com|org|net))?|test|invalid|localhost))$/i

/**
 * The password in a connection string or a URL.
 *
 * @param text what was found, from its scheme on
 * @param at where it starts, in UTF-16 offsets
 * @returns `undefined` where there is none that guards anything: on the machine itself, or a trivial one
 */
export function passwordIn(text: string, at: number): Omit<Finding, 'rule'> | undefined {
  const [, authority] = AUTHORITY.exec(text) ?? []
  if (authority === undefined) return undefined
  const colon = authority.indexOf(':')
  const sign = authority.lastIndexOf('@')
  if (colon === -1 || sign < colon) return undefined
  const user = authority.slice(0, colon)
  const password = authority.slice(colon + 1, sign)
  const host = authority.slice(sign + 1).replace(/:\d{1,5}$/, '')
  if (NOWHERE.test(host) || password === user || isTrivialPassword(password)) return undefined
  const start = at + text.indexOf(authority)
  return { start: start + colon + 1, end: start + sign, within: [at, start + sign + 1] }
}
