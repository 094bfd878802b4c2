/** Characters of a server's text that a message holds at most. */
const MAX_TEXT = 200

/** Bytes of an answer that are looked at for its text: an error's JSON is far smaller. */
const MAX_BYTES = 65_536

/**
 * The server's own words out of an answer's body: the `error` or `message` of JSON, the title of an HTML page, else the
 * text as it is; secrets removed, folded to one line without control characters, at most 200 characters. Still untrusted.
 */
export function serverText(body: Uint8Array, scrub: (text: string) => string): string {
  const text = Buffer.from(body.buffer, body.byteOffset, Math.min(body.byteLength, MAX_BYTES)).toString()
  return shorten(scrub(words(text)))
}

/** Folds text to one line of at most `max` characters (UTF-16 units), never cutting a character in two. */
export function shorten(text: string, max: number = MAX_TEXT): string {
  const line = text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, ' ').trim()
  if (line.length <= max) return line
  return `${line.slice(0, max - 1).replace(/[\uD800-\uDBFF]$/, '')}…`
}

function words(text: string): string {
  const trimmed = text.trim()
  if (trimmed.startsWith('<')) {
    const title = /<title[^<>]*>([^<]*)/i.exec(trimmed)?.[1]?.trim()
    return title ? `an HTML page titled ${title}` : 'an HTML page'
  }
  try {
    const parsed: unknown = JSON.parse(trimmed)
    if (typeof parsed !== 'object' || parsed === null) return trimmed
    const { error, message } = parsed as { error?: unknown; message?: unknown }
    if (typeof error === 'string') return error
    if (typeof message === 'string') return message
  } catch {
    // Not JSON, or not all of it: its text is all there is.
  }
  return trimmed
}
