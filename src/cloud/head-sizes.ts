import type { CloudCopy } from './cloud.ts'
import { headerBytes } from './copy-bytes.ts'
import type { AnswerHeaders } from './request.ts'
import { shorten } from './server-text.ts'

/** Raw data above this, in bytes, is no document of ours (some 400 bytes) but an agent's log that the CLI uploaded. */
export const CLI_RAW_DATA_BYTES = 16_384

/** Reads the answer to a successful HEAD (CLOUD-API); a size that is missing or no whole number makes the copy unknown. */
export function parseHeadSizes(headers: AnswerHeaders): CloudCopy {
  const sessionData = headers['x-session-data-size']
  const rawBytes = headerBytes(headers['x-raw-data-size']) ?? 0
  const fromCli = (headerBytes(sessionData) ?? 0) > 0 || rawBytes > CLI_RAW_DATA_BYTES
  const markdown = headers['x-markdown-size']
  const bytes = headerBytes(markdown)
  if (bytes !== undefined) return { state: 'present', bytes, fromCli }
  const reason =
    markdown === undefined
      ? 'the HEAD answer has no X-Markdown-Size'
      : `the HEAD answer's X-Markdown-Size makes no sense: ${shorten(String(markdown), 40)}`
  return { state: 'unknown', reason, fromCli }
}
