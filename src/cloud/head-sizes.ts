import type { CloudCopy } from './cloud.ts'
import { headerBytes } from './copy-bytes.ts'
import type { AnswerHeaders } from './request.ts'
import { shorten } from './server-text.ts'

/** Raw data above this, in bytes, is no document of ours (some 400 bytes) but an agent's log that the CLI uploaded. */
export const CLI_RAW_DATA_BYTES = 16_384

/** Every size that the cloud tells with a HEAD (CLOUD-API). */
const SIZE_HEADERS = ['x-markdown-size', 'x-raw-data-size', 'x-session-data-size'] as const

/** True for a page that stands in the cloud's place, such as a login page: HTML, and none of the cloud's sizes. */
export function isPage(headers: AnswerHeaders): boolean {
  const type = headers['content-type']
  return typeof type === 'string' && /^text\/html\b/i.test(type) && SIZE_HEADERS.every((name) => !(name in headers))
}

/**
 * Reads the answer to a successful HEAD (CLOUD-API); a size that is missing or no whole number makes the copy unknown.
 *
 * @param scrub removes secrets from a server's text.
 */
export function parseHeadSizes(headers: AnswerHeaders, scrub: (text: string) => string): CloudCopy {
  const sessionData = headers['x-session-data-size']
  const rawBytes = headerBytes(headers['x-raw-data-size']) ?? 0
  const fromCli = (headerBytes(sessionData) ?? 0) > 0 || rawBytes > CLI_RAW_DATA_BYTES
  const markdown = headers['x-markdown-size']
  const bytes = headerBytes(markdown)
  if (bytes !== undefined) return { state: 'present', bytes, fromCli }
  const reason =
    markdown === undefined
      ? 'the HEAD answer has no X-Markdown-Size'
      : `the HEAD answer's X-Markdown-Size makes no sense: ${shorten(scrub(String(markdown)), 40)}`
  return { state: 'unknown', reason, fromCli }
}
