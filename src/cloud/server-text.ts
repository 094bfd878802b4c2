/** Maximum characters of a server's text in a message. */
const MAX_TEXT = 200

/** Maximum bytes of a response to search for its text; an error's JSON is much smaller. */
const MAX_BYTES = 65_536

/**
 * Extracts the server's message from a body: `error` or `message` of JSON, the title or text of HTML, otherwise the
 * text. The result is one line without secrets, at most 200 characters, and still untrusted.
 */
export function extractServerText(body: Uint8Array, scrub: (text: string) => string): string {
  const text = Buffer.from(body.buffer, body.byteOffset, Math.min(body.byteLength, MAX_BYTES)).toString()
  return shorten(scrub(extractMessage(text)))
}

/** Folds text to one line of at most `max` UTF-16 units, without splitting a character. */
export function shorten(text: string, max: number = MAX_TEXT): string {
  const line = text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, ' ').trim()
  if (line.length <= max) return line
  return `${line.slice(0, max - 1).replace(/[\uD800-\uDBFF]$/, '')}…`
}

function extractMessage(text: string): string {
  const trimmed = text.trim()
  if (trimmed.startsWith('<')) {
    const title = /<title[^<>]*>([^<]*)/i.exec(trimmed)?.[1]?.trim()
    const text = trimmed.replace(/<[^<>]*>?/g, ' ').trim()
    return title ? `an HTML page titled ${title}` : ['an HTML page', text].filter((part) => part !== '').join(': ')
  }
  try {
    const parsed: unknown = JSON.parse(trimmed)
    if (typeof parsed !== 'object' || parsed === null) return trimmed
    const { error, message } = parsed as { error?: unknown; message?: unknown }
    if (typeof error === 'string') return error
    if (typeof message === 'string') return message
  } catch {
    // The body is not JSON, or cut JSON: return its text.
  }
  return trimmed
}

/** Minimum characters of a secret: shorter ones would mask ordinary words. */
const MIN_LENGTH = 4

/** Minimum characters of a partial match of a secret or its Base64. */
const MIN_PIECE = 8

/** Escapes of JSON and URLs, separately and together: a token can contain text that looks like the other's escape. */
const ESCAPES = [
  /\\u00([0-9a-f]{2})|\\(["\\/])/gi,
  /%([0-9a-f]{2})/gi,
  /(?:\\u00|%)([0-9a-f]{2})|\\(["\\/])/gi,
] as const

/** In UTF-16 units; `end` is exclusive. */
type Range = readonly [start: number, end: number]

/** Removes secrets that a server echoes: plain, encoded as JSON, URL or Base64, or cut at the end. */
export class Scrubber {
  readonly #forms = new Set<string>()

  add(secret: string): void {
    if (secret.length < MIN_LENGTH) return
    this.#forms.add(secret)
    for (const piece of encodePieces(secret)) this.#forms.add(piece)
  }

  /** Replaces every secret by `***`. */
  readonly scrub = (text: string): string => {
    let clean = maskRanges(text, this.#findRanges(text))
    for (const pattern of ESCAPES) {
      const { plain, origins } = decodeEscapes(clean, pattern)
      if (plain === clean) continue
      const { length } = clean
      const ranges = this.#findRanges(plain).map(([start, end]): Range => [origins[start] ?? 0, origins[end] ?? length])
      clean = maskRanges(clean, ranges)
    }
    return clean
  }

  #findRanges(text: string): Range[] {
    const ranges: Range[] = []
    for (const form of this.#forms) {
      for (let at = text.indexOf(form); at >= 0; at = text.indexOf(form, at + form.length)) {
        ranges.push([at, at + form.length])
      }
      const cut = findCutStart(form, text)
      if (cut !== undefined) ranges.push([cut, text.length])
    }
    return ranges.sort(([a], [b]) => a - b)
  }
}

/** Finds the start of a form that is cut at the end of the text. */
function findCutStart(form: string, text: string): number | undefined {
  const start = form.slice(0, MIN_PIECE)
  if (start.length < MIN_PIECE) return undefined
  const from = Math.max(0, text.length - form.length + 1)
  for (let at = text.indexOf(start, from); at >= 0; at = text.indexOf(start, at + 1)) {
    if (form.startsWith(text.slice(at))) return at
  }
  return undefined
}

/** Encodes the secret as part of a longer Base64 text: at all three offsets, in both alphabets. */
function encodePieces(secret: string): string[] {
  const bytes = Buffer.from(secret)
  const pieces = [0, 1, 2].map((before) => {
    const [start, end] = [Math.ceil((before * 8) / 6), Math.floor(((before + bytes.length) * 8) / 6)]
    return Buffer.concat([Buffer.alloc(before), bytes])
      .toString('base64')
      .slice(start, end)
  })
  return pieces
    .filter((piece) => piece.length >= MIN_PIECE)
    .flatMap((piece) => [piece, piece.replaceAll('+', '-').replaceAll('/', '_')])
}

/** Decodes escapes. `origins` has the source offset of each unit, and of the end. */
function decodeEscapes(text: string, pattern: RegExp): { plain: string; origins: readonly number[] } {
  let plain = ''
  const origins: number[] = []
  const append = (from: number, to: number): void => {
    for (let at = from; at < to; at += 1) origins.push(at)
    plain += text.slice(from, to)
  }
  let end = 0
  for (const found of text.matchAll(pattern)) {
    const [whole, code, character] = found
    append(end, found.index)
    origins.push(found.index)
    plain += character ?? String.fromCharCode(Number.parseInt(code ?? '', 16))
    end = found.index + whole.length
  }
  append(end, text.length)
  origins.push(text.length)
  return { plain, origins }
}

function maskRanges(text: string, ranges: readonly Range[]): string {
  let masked = ''
  let done = 0
  for (const [start, end] of ranges) {
    if (end <= done) continue
    if (start >= done) masked += `${text.slice(done, start)}***`
    done = end
  }
  return masked + text.slice(done)
}
