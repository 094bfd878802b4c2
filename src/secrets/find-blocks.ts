import type { Finding } from './finding.ts'
import { isPlaceholder, isTrivialPassword } from './placeholder.ts'
import { FILLER, type TextView } from './view.ts'

const KEY = 'PRIVATE KEY'
/** Text before `PRIVATE KEY`: `-----BEGIN RSA `, or four dashes in SSH2. */
const BEGIN = /-{4,5} ?BEGIN [0-9A-Z _-]{0,100}$/
const END = /-{4,5} ?END [0-9A-Z _-]{0,100}$/
const HEADER_MAX = 120
const DASHES = /^(?: BLOCK)? ?-{4,5}/
const RUN = /[0-9A-Za-z+/=\v]+/g
/** Minimum characters of a run; shorter runs are words. */
const RUN_MIN = 16
/** Minimum characters of a key's line; in shorter lines the key must be half of the text. */
const LINE_MIN = 40
/** Minimum characters of a key: the shortest real one (Ed25519 in PKCS #8) has 64. */
const KEY_MIN = 60
/** Minimum share of the key in the letters and digits between BEGIN and END: each line can have a timestamp. */
const DENSITY_MIN = 0.4
const BLANK_LINES_MAX = 2
const FIELD = /(?<![\w-])(?:Proc-Type|DEK-Info|Version|Comment|Hash|Charset|MessageID|Subject|x-[\w-]+): /
/** Maximum distance between the type of a service account and its key. */
const ACCOUNT_MAX = 400

/** Maximum blanks between the lines of a key that were joined. */
const GAP_MAX = 4
/** Maximum UTF-16 units of a key without its first line. */
const CUT_MAX = 128 * 1024
const LAST_MAX = 200
/** UTF-16 units around a refresh token to search for its secret. */
const OBJECT_MAX = 1000
const CREDENTIALS_FIELD = /"(?:client_secret|refresh_token)\v*"[\s\v]{0,20}:[\s\v]{0,20}"([\w/.~-]{16,600})/g
const SECRET_KIND = /\bkind["'\v]{0,9}:[ \v]{0,9}["']?Secret\b/g
/** UTF-16 units of an object before and after its kind. */
const DOCUMENT_BEFORE = 20_000
const DOCUMENT_BEHIND = 200_000
/** A name before its value, with a prefix of a diff, a quote or a log. */
const DATA_NAME =
  /^([^\w"'\n]{0,60}(?:[\w.-]{1,20} {1,20}\| {1,20})?[\v"']{0,9})([\w.-]{1,253})[\v"']{0,9}: {0,20}[\v"']{0,9}/
const DATA_NAME_MAX = 450
const DATA_VALUE = /[^\s"',]*/y

type Range = readonly [start: number, end: number]
type Run = { readonly start: number; readonly end: number }

/** First or last line of a private key. */
type Boundary = { readonly isBegin: boolean; readonly start: number; readonly end: number }

/** Finds credentials of several lines: private keys, Google Cloud credentials files, Kubernetes `Secret` objects. */
export function* findBlocks(view: TextView): Generator<Finding> {
  yield* findPrivateKeys(view)
  yield* findDefaultCredentials(view)
  yield* findKubernetesSecrets(view)
}

/**
 * Finds private keys in the format of RFC 7468 and similar, with any text before and after each line. A cut key ends at
 * its last line, or starts at its first.
 */
function* findPrivateKeys({ view }: TextView): Generator<Finding> {
  let open: Boundary | undefined
  let done = 0
  for (const boundary of findBoundaries(view)) {
    let range: Range | undefined
    if (boundary.isBegin) {
      if (open !== undefined) range = findKeyWithoutEnd(view, open, boundary.start)
      open = boundary
    } else if (open !== undefined && isKey(view.slice(open.end, boundary.start))) {
      range = [open.start, boundary.end]
      open = undefined
    } else {
      range =
        open === undefined ? findKeyWithoutStart(view, done, boundary) : findKeyWithoutEnd(view, open, boundary.start)
      open = undefined
    }
    if (range !== undefined) yield { rule: selectKeyRule(view, range[0]), start: range[0], end: range[1] }
    done = boundary.end
  }
  const last = open === undefined ? undefined : findKeyWithoutEnd(view, open, view.length)
  if (last !== undefined) yield { rule: selectKeyRule(view, last[0]), start: last[0], end: last[1] }
}

function* findBoundaries(view: string): Generator<Boundary> {
  for (let at = view.indexOf(KEY); at !== -1; at = view.indexOf(KEY, at + KEY.length)) {
    const before = view.slice(Math.max(0, at - HEADER_MAX), at)
    const behind = DASHES.exec(view.slice(at + KEY.length, at + KEY.length + HEADER_MAX))
    const begin = BEGIN.exec(before)
    const header = begin ?? END.exec(before)
    if (header === null || behind === null) continue
    const end = at + KEY.length + behind[0].length
    yield { isBegin: begin !== null, start: at - before.length + header.index, end }
  }
}

/** A private key after `service_account` is a field of its JSON. */
function selectKeyRule(view: string, start: number): string {
  const before = view.slice(Math.max(0, start - ACCOUNT_MAX), start)
  return before.includes('service_account') ? 'gcp-service-account' : 'private-key'
}

/** Whether the text between BEGIN and END is mostly a key. */
function isKey(body: string): boolean {
  let key = 0
  let all = 0
  for (const [run] of body.matchAll(RUN)) {
    all += run.length
    if (run.length >= RUN_MIN) key += run.length
  }
  return key >= KEY_MIN && key >= all * DENSITY_MIN
}

/** Returns the range up to the last line of the key. */
function findKeyWithoutEnd(view: string, begin: Boundary, limit: number): Range | undefined {
  let reach = begin.end
  let length = 0
  let blanks = 0
  for (const { start, text } of splitLines(view, begin.end, limit)) {
    const run = findKeyRun(text)
    if (run !== undefined) {
      reach = start + run.end
      length += run.end - run.start
      blanks = 0
    } else if (/[0-9A-Za-z]/.test(text)) {
      // The line of BEGIN can end with the rest of a command.
      if (start > begin.end && !FIELD.test(text)) break
    } else if (++blanks > BLANK_LINES_MAX + 1) break
  }
  return length < KEY_MIN ? undefined : [begin.start, reach]
}

/** Returns the range from the first line of the key. */
function findKeyWithoutStart(view: string, limit: number, end: Boundary): Range | undefined {
  let reach = end.start
  let length = 0
  const [before, last, ...others] = [...splitLines(view, Math.max(limit, end.start - CUT_MAX), end.start)].reverse()
  for (const [index, line] of [before, last, ...others].entries()) {
    if (line === undefined) break
    const run = findKeyRun(line.text) ?? (line === last ? findLastRun(line.text) : undefined)
    if (run !== undefined) {
      reach = line.start + run.start
      length += run.end - run.start
    } else if (index > 0) break
  }
  return length < KEY_MIN ? undefined : [reach, end.end]
}

/** Finds the characters of a key in a line; a key on a single line contains blanks. */
function findKeyRun(text: string): Run | undefined {
  let longest: Run | undefined
  let current: Run | undefined
  for (const match of text.matchAll(RUN)) {
    const run = trimFillers(match[0])
    if (run.length < RUN_MIN || !/\d/.test(run) || !/[A-Z]/.test(run) || !/[a-z]/.test(run)) continue
    const [start, end] = [match.index, match.index + run.length]
    current = current !== undefined && start - current.end <= GAP_MAX ? { start: current.start, end } : { start, end }
    if (longest === undefined || current.end - current.start > longest.end - longest.start) longest = current
  }
  if (longest === undefined) return undefined
  const length = longest.end - longest.start
  return length >= LINE_MIN || length * 2 >= text.replaceAll(/[^0-9A-Za-z+/=]/g, '').length ? longest : undefined
}

function trimFillers(run: string): string {
  let end = run.length
  while (run.endsWith(FILLER, end)) end--
  return run.slice(0, end)
}

/** Finds the last line of a key, which can be short. */
function findLastRun(text: string): Run | undefined {
  const run = /[0-9A-Za-z+/]+={0,2}(?=[^0-9A-Za-z+/=]*$)/.exec(text.slice(-LAST_MAX))
  if (run === null) return undefined
  const start = Math.max(0, text.length - LAST_MAX) + run.index
  return { start, end: start + run[0].length }
}

function* splitLines(
  text: string,
  from: number,
  to: number,
): Generator<{ readonly start: number; readonly text: string }> {
  for (let start = from; start <= to; ) {
    const lineBreak = text.indexOf('\n', start)
    const end = lineBreak === -1 ? to : Math.min(lineBreak, to)
    yield { start, text: text.slice(start, end) }
    start = end + 1
  }
}

/** Finds application default credentials: a client secret near a refresh token. */
function* findDefaultCredentials({ view }: TextView): Generator<Finding> {
  let done = 0
  for (let at = view.indexOf('refresh_token'); at !== -1; at = view.indexOf('refresh_token', at + 1)) {
    if (at < done) continue
    const from = Math.max(done, at - OBJECT_MAX)
    const around = view.slice(from, at + OBJECT_MAX)
    done = from + around.length
    if (!around.includes('client_secret')) continue
    for (const field of around.matchAll(CREDENTIALS_FIELD)) {
      const [whole, value = ''] = field
      const start = from + field.index + whole.length - value.length
      if (!isPlaceholder(value)) {
        yield { rule: 'gcp-application-default-credentials', start, end: start + value.length, isFromContext: true }
      }
    }
  }
}

/** Finds the Base64 values of `Secret` objects in YAML or JSON. */
function* findKubernetesSecrets({ view }: TextView): Generator<Finding> {
  let done = 0
  for (const { index } of view.matchAll(SECRET_KIND)) {
    const from = Math.max(done, index - DOCUMENT_BEFORE)
    if (index < done) continue
    const [before, behind] = [view.slice(from, index), view.slice(index, index + DOCUMENT_BEHIND)]
    const start = from + Math.max(before.lastIndexOf('\n---') + 1, 0)
    const end = index + (/\n[^\n]{0,40}(?:---|```)|$/.exec(behind)?.index ?? behind.length)
    done = end
    yield* findSecretData(view, start, end)
  }
}

function* findSecretData(view: string, from: number, to: number): Generator<Finding> {
  let isData = false
  let depth = 0
  for (const { start, text } of splitLines(view, from, to)) {
    const [front = '', lead = '', name] = DATA_NAME.exec(text.slice(0, DATA_NAME_MAX)) ?? []
    if (name === undefined) continue
    DATA_VALUE.lastIndex = front.length
    const [value = ''] = DATA_VALUE.exec(text) ?? []
    if (name === 'data' || name === 'stringData') {
      isData = true
      depth = lead.length
    } else if (lead.length <= depth) isData = false
    else if (isData && isSecretData(value)) {
      const at = start + front.length
      yield { rule: 'kubernetes-secret-yaml', start: at, end: at + value.length, isFromContext: true }
    }
  }
}

function isSecretData(value: string): boolean {
  if (!/^[0-9A-Za-z+/]{10,}={0,2}$/.test(value)) return false
  const decoded = Buffer.from(value, 'base64').toString()
  return !isTrivialPassword(decoded) && !isPlaceholder(value)
}
