import type { Finding } from './finding.ts'
import { isTrivialPassword } from './placeholder.ts'
import { decodeSlice, FILLER, FILLER_CODE, skipFillers, type TextView } from './view.ts'
import { countRandom } from './words.ts'

const AUTHORITY_MAX = 600
const USER_MAX = 200
/** Maximum `@` to try after a slash in a password. */
const OTHER_SIGNS_MAX = 3
const SCHEME_MAX = 40
const GO_HOST = '@tcp('
const COLON = 58
const SLASH = 47
const AT = 64
const PERCENT = 37

/** Rules by scheme; other schemes use `OTHER_RULE`. */
const RULES: readonly (readonly [scheme: RegExp, rule: string])[] = [
  [/postgres(?:ql)?|cockroachdb|timescaledb/i, 'postgresql-connection-string'],
  [/mysqlx?2?|mariadb/i, 'mysql-connection-string'],
  [/mongodb/i, 'mongodb-connection-string'],
  [/rediss?|valkeys?/i, 'redis-connection-string'],
  [/amqps?/i, 'amqp-connection-string'],
]
const OTHER_RULE = 'basic-auth-url'
/** Reserved names (RFC 6761, 6), and the local machine. */
const RESERVED_HOST =
  /^(?:localhost|127(?:\.\d{1,3}){3}|0\.0\.0\.0|\[?::1\]?|host\.docker\.internal|(?:[\w-]{1,63}\.){0,9}(?:example(?:\.(?:com|org|net))?|test|invalid|localhost))$/i
/** Placeholder hosts in documents. */
const PLACEHOLDER_HOST =
  /^(?:(?:my|your|the|some)?[-_.]?(?:host(?:name)?|server|domain|ip|address|endpoint|proxy|cluster|url|site|foo|bar|b|c|x|h)(?:\.(?:com|org|net|io|tld|local))?|host-?\d|\.{3}|<.*|\$.*|\{.*|\[[^:]*)$/i
/** Placeholder users in documents; their password must look random. */
const PLACEHOLDER_USER = /^(?:user(?:name)?|me|name|foo|bar|u|x|login|my-?user(?:name)?)$/i
const PLACEHOLDER_RANDOM_MIN = 4
/** Fields of a connection string with the local machine. */
const LOCAL_FIELD =
  /(?:^|[;\s"'`\v])(?:server|host|data source|datasource|addr|address|network address)[ \v]{0,4}=[ \v]{0,4}(?:tcp:|np:)?(?:localhost|127\.0\.0\.1|\(local(?:db)?\)|\.(?=[;\\,])|::1|host\.docker\.internal)/i
const FIELDS_MAX = 300

/** Finds passwords in URLs of any scheme, in linear time: the work per possible URL is limited. */
export function* findUrlPasswords(textView: TextView): Generator<Finding> {
  const { view } = textView
  let sign = -1
  let before = -1
  for (const at of findColons(view)) {
    if (at < before || sign < at) sign = findNextSign(view, at)
    before = at
    if (sign > at + AUTHORITY_MAX) continue
    const finding = readUrl(textView, at)
    if (finding !== undefined) yield finding
  }
  for (let at = view.indexOf(GO_HOST); at !== -1; at = view.indexOf(GO_HOST, at + GO_HOST.length)) {
    const finding = readGoSource(textView, at)
    if (finding !== undefined) yield finding
  }
}

/** Reads `user:password@tcp(host:3306)/main`, the format of Go's MySQL driver. */
function readGoSource(textView: TextView, sign: number): Finding | undefined {
  const { view } = textView
  const [part = ''] = /[^\s"'`<>]{1,200}$/.exec(view.slice(Math.max(0, sign - USER_MAX), sign)) ?? []
  const source = part.slice(part.lastIndexOf('=', part.indexOf(':')) + 1)
  const start = sign - source.length + source.indexOf(':') + 1
  const password = decodeSlice(textView, start, sign)
  if (!source.includes(':') || password.length < 4 || isTrivialPassword(password)) return undefined
  const host = readHost(view, sign + GO_HOST.length)
  return RESERVED_HOST.test(host)
    ? undefined
    : { rule: 'mysql-connection-string', start, end: sign, isFromContext: true }
}

function findNextSign(view: string, from: number): number {
  const at = view.indexOf('@', from)
  return at === -1 ? Number.POSITIVE_INFINITY : at
}

/** Finds the colons of `://`, also with escaped slashes. */
function* findColons(view: string): Generator<number> {
  for (let at = view.indexOf('://'); at !== -1; at = view.indexOf('://', at + 3)) yield at
  for (let at = view.indexOf(`:${FILLER}`); at !== -1; at = view.indexOf(`:${FILLER}`, at + 2)) {
    const slash = skipFillers(view, at + 1)
    if (view.charCodeAt(slash) === SLASH && view.charCodeAt(skipFillers(view, slash + 1)) === SLASH) yield at
  }
}

/** @param colon offset of the colon in `://` */
function readUrl(textView: TextView, colon: number): Finding | undefined {
  const { view } = textView
  const scheme = readScheme(view, colon)
  if (scheme === '') return undefined
  let from = colon + 1
  for (let count = 0; count < 4; count++) {
    const next = skipFillers(view, from)
    if (view.charCodeAt(next) !== SLASH) break
    from = next + 1
  }
  const isEncoded = view.charCodeAt(colon - 1) === FILLER_CODE && isPercent(textView, findEscapeStart(view, colon))
  const parts = splitAuthority(textView, from, isEncoded)
  if (parts === undefined) return undefined
  const { user, start, end, host } = parts
  const password = decodeSlice(textView, start, end)
  if (RESERVED_HOST.test(host) || password === decodeSlice(textView, from, user)) return undefined
  if (isTrivialPassword(password) || password.length < 4) return undefined
  if (PLACEHOLDER_HOST.test(host) && !/\d/.test(password)) return undefined
  if (PLACEHOLDER_USER.test(view.slice(from, user)) && countRandom(password) < PLACEHOLDER_RANDOM_MIN) return undefined
  return { rule: selectRule(scheme), start, end, isFromContext: true }
}

function selectRule(scheme: string): string {
  return RULES.find(([expression]) => expression.test(scheme))?.[1] ?? OTHER_RULE
}

/** Reads a scheme such as `postgresql+asyncpg` or Java's `jdbc:mysql`. */
function readScheme(view: string, colon: number): string {
  const part = view.slice(Math.max(0, colon - SCHEME_MAX), colon).replaceAll(FILLER, '')
  const [scheme = ''] = /[a-z][a-z\d+.:-]*$/i.exec(part) ?? []
  return scheme
}

type Parts = { readonly user: number; readonly start: number; readonly end: number; readonly host: string }

/**
 * Finds the password of a URL. RFC 3986 ends the user part at a slash. But many passwords are not encoded, so a slash
 * is part of the password if `@` and a host follow.
 */
function splitAuthority(textView: TextView, from: number, isEncoded: boolean): Parts | undefined {
  const { view } = textView
  const limit = Math.min(view.length, from + AUTHORITY_MAX)
  let colon = -1
  let slash = -1
  let sign = -1
  let beyond = -1
  let others = 0
  for (let at = from; at < limit; at++) {
    let code = view.charCodeAt(at)
    if (code === FILLER_CODE) {
      const next = skipFillers(view, at)
      if (!isEncoded && isPercent(textView, at)) {
        at = next
        continue
      }
      at = next
      code = view.charCodeAt(next)
    }
    if (isEnd(code)) break
    if (code === COLON && colon === -1) {
      if (slash !== -1) return undefined
      colon = at
    } else if (code === AT) {
      if (slash === -1) sign = at
      else if (colon !== -1 && isHostAt(view, at + 1)) {
        beyond = at
        break
      } else if (++others > OTHER_SIGNS_MAX) break
    } else if (slash === -1 && (code === SLASH || code === 63 || code === 35)) {
      if (colon === -1 || (sign > colon && isHostAt(view, sign + 1))) break
      slash = at
      if (sign > colon || isPort(view, colon + 1, at)) break
    }
  }
  const end = beyond === -1 ? sign : beyond
  if (colon === -1 || end < colon || colon - from > USER_MAX || end === colon + 1) return undefined
  return { user: colon, start: colon + 1, end: trimFillers(view, end), host: readHost(view, end + 1) }
}

/** Blanks, quotes, angle brackets and non-ASCII characters end a URL in a text. */
function isEnd(code: number): boolean {
  return !(code > 32 && code < 127) || code === 34 || code === 39 || code === 96 || code === 60 || code === 62
}

function isPort(view: string, from: number, to: number): boolean {
  return to - from <= 5 && /^\d{1,5}$/.test(view.slice(from, to))
}

/** Whether a host with a valid end follows. */
function isHostAt(view: string, at: number): boolean {
  return /^(?:[A-Za-z\d][\w-]*(?:\.[\w-]+)+|[A-Za-z\d][\w-]*(?=:\d{1,5})|\[[\da-f:]{2,40}\])(?:$|[:/?#,;"'`\s<>)\]}\\]|$)/i.test(
    view.slice(at, at + 260),
  )
}

function readHost(view: string, at: number): string {
  const [host = ''] =
    /^(?:\[[\da-f:]+\]|[^\s:/?#,;"'`<>)\\]*)/i.exec(view.slice(at, at + 260).replaceAll(FILLER, '')) ?? []
  return host
}

function isPercent({ text }: TextView, at: number): boolean {
  return text.charCodeAt(at) === PERCENT
}

function findEscapeStart(view: string, at: number): number {
  let start = at
  while (view.charCodeAt(start - 1) === FILLER_CODE) start--
  return start
}

function trimFillers(view: string, at: number): number {
  return findEscapeStart(view, at)
}

/** Whether the connection string around a password (`Server=localhost;…`) is for the local machine. */
export function isLocalConnection(view: string, start: number, end: number): boolean {
  const before = view.slice(Math.max(0, start - FIELDS_MAX), start)
  const after = view.slice(end, end + FIELDS_MAX)
  const line = before.slice(before.lastIndexOf('\n') + 1) + after.split('\n', 1)[0]
  return LOCAL_FIELD.test(line)
}
