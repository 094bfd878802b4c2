import type { Finding } from './finding.ts'
import { isPlaceholder, isTemplate, isTrivialPassword, looksRandom } from './placeholder.ts'
import { decodeSlice, FILLER, skipFillers, type TextView } from './view.ts'

const RULE = 'generic-api-key'
const NAME = /(?:^|[^a-z])(?:[\w-]*[_-])?(authorization|(?:set-?)?cookies?)$/i
const NAME_MAX = 40
/** Text between a header's name and its value, in a dump, in code and in JSON. */
const JOINER =
  /["'`\]\v]{0,12}[ \t\v]{0,8}(?:,[\s]{0,20}["'\v]{0,8}value["'\v]{0,8}[ \v]{0,4})?(?:=>|[:=,])[ \t\v]{0,8}["'`\v]{0,12}/y
/** Scheme of an `Authorization` header: `Bearer`, `Token token=`, `SSWS`. */
const SCHEME = /[A-Za-z][\w-]{1,24}(?:[ \t\v]{1,4}|=)(?:(?:token|auth|key)=)?["'\v]{0,4}(?=[^\s])/iy
const TOKEN_MAX = 4096
const IN_TOKEN = /[\w~+/.=:|%!*$@#^-]/
const COOKIES_MAX = 8192
const COOKIE_MIN = 16
const PAIRS = /([\w.%~-]{1,64})=([^ \t\r\n;,"'`\\<>]{16,4096})/g
/** Cookies of analytics, and attributes of cookies. */
const OPEN_COOKIE =
  /^(?:_ga.*|_gid|_gcl.*|_fbp|_fbc|_hj.*|_pk_.*|_clck|_clsk|ajs_.*|amplitude.*|mp_.*|optimizely.*|cookieconsent.*|csrf.*|xsrf.*|_csrf.*|locale|lang|theme|path|domain|expires|max-age|samesite)$/i

/** Finds the values of `Authorization` and `Cookie` headers, in linear time: no run is read twice. */
export class HeaderReader {
  readonly #textView: TextView
  #reach = 0

  constructor(textView: TextView) {
    this.#textView = textView
  }

  /** @param end offset after a possible header name */
  *readAt(end: number): Generator<Finding> {
    const { view } = this.#textView
    const [, name] = NAME.exec(view.slice(Math.max(0, end - NAME_MAX), end)) ?? []
    const from = name === undefined ? undefined : matchAt(JOINER, view, end)
    if (from === undefined || from < this.#reach) return
    if (/cookie/i.test(name ?? '')) yield* this.#readCookies(from)
    else yield* this.#readToken(from)
  }

  *#readToken(from: number): Generator<Finding> {
    const { view } = this.#textView
    const start = matchAt(SCHEME, view, from) ?? from
    this.#reach = findTokenEnd(view, start)
    const value = decodeSlice(this.#textView, start, this.#reach)
    if (!isHeaderSecret(value, view.slice(from, start))) return
    yield { rule: RULE, start, end: this.#reach, isFromContext: true }
  }

  *#readCookies(from: number): Generator<Finding> {
    this.#reach = findCookiesEnd(this.#textView.view, from)
    yield* findCookies(this.#textView, from, this.#reach, RULE)
  }
}

/** Finds the end of a header's token (RFC 7235, 2.1), also with escapes. */
function findTokenEnd(view: string, start: number): number {
  let at = start
  for (const limit = start + TOKEN_MAX; at < limit; ) {
    const next = skipFillers(view, at)
    if (!IN_TOKEN.test(view[next] ?? '')) break
    at = next + 1
  }
  while (at > start && /[.:*,\v]/.test(view[at - 1] ?? '')) at--
  return at
}

/** @param scheme the text before the value, such as `Basic` */
export function isHeaderSecret(value: string, scheme: string): boolean {
  if (value.length < 8 || isTemplate(value)) return false
  if (/^basic\b/i.test(scheme)) return isBasicSecret(value)
  return !isPlaceholder(value) && looksRandom(value)
}

/** Whether Base64 contains a user and a real password (RFC 7617). */
function isBasicSecret(value: string): boolean {
  if (!/^[\w+/-]{8,}={0,2}$/.test(value)) return false
  const decoded = Buffer.from(value, 'base64').toString('latin1')
  const colon = decoded.indexOf(':')
  if (colon === -1 || !/^[\x20-\x7e\xa0-\xff]+$/.test(decoded))
    return !isPlaceholder(value) && looksRandom(value) && value.length >= 32
  const [user, password] = [decoded.slice(0, colon), decoded.slice(colon + 1)]
  if (password === '') return looksRandom(user)
  return password !== user && !isTrivialPassword(password)
}

/** Finds the end of cookies: the end of the line, or a quote. */
function findCookiesEnd(view: string, from: number): number {
  const limit = Math.min(view.length, from + COOKIES_MAX)
  let end = from
  while (end < limit && !/[\n"'`<>]/.test(view[end] ?? '')) end++
  return end
}

/** Finds the values of the cookies `a=b; c=d`. */
export function* findCookies(textView: TextView, from: number, to: number, rule: string): Generator<Finding> {
  for (const { index, 0: pair, 1: name = '', 2: value = '' } of textView.view.slice(from, to).matchAll(PAIRS)) {
    const start = from + index + pair.length - value.length
    const decoded = decodeSlice(textView, start, start + value.length)
    if (decoded.length < COOKIE_MIN || OPEN_COOKIE.test(name.replaceAll(FILLER, ''))) continue
    if (isTemplate(decoded) || isPlaceholder(decoded) || !looksRandom(decoded)) continue
    yield { rule, start, end: start + value.length, isFromContext: true }
  }
}

/** Returns the end of a match at `at`. @param expression sticky */
function matchAt(expression: RegExp, view: string, at: number): number | undefined {
  expression.lastIndex = at
  return expression.test(view) ? expression.lastIndex : undefined
}
