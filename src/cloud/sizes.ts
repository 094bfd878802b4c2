import type { CloudCopy } from './cloud.ts'
import { isCopyBytes } from './copy-bytes.ts'
import { shorten } from './server-text.ts'

const SESSION_DATA_SUFFIX = ':sessionData'

/** The bulk answer as read: every copy by session id, or why it is no good answer. */
export type ParsedSizes = { readonly copies: ReadonlyMap<string, CloudCopy> } | { readonly reason: string }

/**
 * Reads the body of `GET …/sessions/sizes` (CLOUD-API). A project the cloud has never seen is an empty map, whatever
 * its status. Sizes that make no sense become `unknown`, so that a HEAD is made instead of a wrong skip.
 *
 * @param body at most 64 MB of JSON; 100,000 sessions are about 4.5 MB.
 * @param scrub removes secrets from a server's text.
 */
export function parseSizes(body: Buffer, scrub: (text: string) => string): ParsedSizes {
  const answer = parseObject(body)
  if (answer === undefined) return { reason: 'the answer is no JSON object' }
  if (answer['success'] !== true) {
    const error = answer['error']
    if (isUnknownProject(answer)) return { copies: new Map() }
    return { reason: typeof error === 'string' ? shorten(scrub(error)) : 'the answer does not say success' }
  }
  const { data } = answer
  const sessions = isObject(data) ? data['sessions'] : undefined
  if (!isObject(sessions)) return { reason: 'the answer has no data.sessions' }
  return { copies: copiesOf(sessions, scrub) }
}

/** True for "Workspace not found", which the cloud sends as 404 or as 500 for a project it has never seen (CLOUD-API). */
export function isUnknownProject(answer: unknown): boolean {
  if (!isObject(answer) || answer['success'] !== false) return false
  const { error } = answer
  return typeof error === 'string' && /\bworkspace not found\b/i.test(error)
}

function copiesOf(sessions: Record<string, unknown>, scrub: (text: string) => string): Map<string, CloudCopy> {
  const copies = new Map<string, CloudCopy>()
  const fromCli: string[] = []
  for (const [key, value] of Object.entries(sessions)) {
    if (key.endsWith(SESSION_DATA_SUFFIX)) {
      // The key alone says that the CLI was here; only a plain 0 takes it back, as it does in a HEAD's header.
      if (value !== 0) fromCli.push(key.slice(0, -SESSION_DATA_SUFFIX.length))
    } else if (isCopyBytes(value)) {
      copies.set(key, { state: 'present', bytes: value, fromCli: false })
    } else {
      const reason = `the cloud's size makes no sense: ${shorten(scrub(JSON.stringify(value)), 40)}`
      copies.set(key, { state: 'unknown', reason, fromCli: false })
    }
  }
  for (const id of fromCli) copies.set(id, markFromCli(copies.get(id)))
  return copies
}

function markFromCli(copy: CloudCopy | undefined): CloudCopy {
  if (copy === undefined || copy.state === 'absent') {
    return { state: 'unknown', reason: 'the cloud lists its session data but not its size', fromCli: true }
  }
  return { ...copy, fromCli: true }
}

function parseObject(body: Buffer): Record<string, unknown> | undefined {
  try {
    const parsed: unknown = JSON.parse(body.toString())
    return isObject(parsed) ? parsed : undefined
  } catch {
    return undefined
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
