/** Characters of a server's text that a message holds at most. */
const MAX_TEXT = 200

/** Bytes of a response that are searched for its text: the JSON of an error is far smaller. */
const MAX_BYTES = 65_536

/**
 * The server's own words out of a response's body: the `error` or `message` of JSON, the title or text of an HTML page, else
 * the text as it is; secrets removed, folded to one line without control characters, at most 200 characters. Still untrusted.
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
    // Not JSON, or not all of it: its text is all there is.
  }
  return trimmed
}

/** Secrets shorter than this would turn ordinary words into stars. */
const MIN_LENGTH = 4

/** Characters of a secret, or of its Base64, that are certainly a piece of it. */
const MIN_PIECE = 8

/** Escapes of JSON and URLs, alone and together: a token may itself contain what the other one takes for an escape. */
const ESCAPES = [
  /\\u00([0-9a-f]{2})|\\(["\\/])/gi,
  /%([0-9a-f]{2})/gi,
  /(?:\\u00|%)([0-9a-f]{2})|\\(["\\/])/gi,
] as const

/** In UTF-16 units; `end` is exclusive. */
type Range = readonly [start: number, end: number]

/** Removes secrets that a server echoes, plain or encoded as JSON, URL or Base64, also one that is cut at the end. */
export class Scrubber {
  readonly #forms = new Set<string>()

  add(secret: string): void {
    if (secret.length < MIN_LENGTH) return
    this.#forms.add(secret)
    for (const piece of base64Pieces(secret)) this.#forms.add(piece)
  }

  /** The text with every secret replaced by `***`. */
  readonly scrub = (text: string): string => {
    let clean = mask(text, this.#rangesIn(text))
    for (const pattern of ESCAPES) {
      const { plain, origins } = unescaped(clean, pattern)
      if (plain === clean) continue
      const { length } = clean
      const ranges = this.#rangesIn(plain).map(([start, end]): Range => [origins[start] ?? 0, origins[end] ?? length])
      clean = mask(clean, ranges)
    }
    return clean
  }

  #rangesIn(text: string): Range[] {
    const ranges: Range[] = []
    for (const form of this.#forms) {
      for (let at = text.indexOf(form); at >= 0; at = text.indexOf(form, at + form.length)) {
        ranges.push([at, at + form.length])
      }
      const cut = startOfCut(form, text)
      if (cut !== undefined) ranges.push([cut, text.length])
    }
    return ranges.sort(([a], [b]) => a - b)
  }
}

/** Where the text's end begins a form without finishing it. */
function startOfCut(form: string, text: string): number | undefined {
  const start = form.slice(0, MIN_PIECE)
  if (start.length < MIN_PIECE) return undefined
  const from = Math.max(0, text.length - form.length + 1)
  for (let at = text.indexOf(start, from); at >= 0; at = text.indexOf(start, at + 1)) {
    if (form.startsWith(text.slice(at))) return at
  }
  return undefined
}

/** The secret's part of the Base64 of a longer text, at each of the three offsets and in both alphabets. */
function base64Pieces(secret: string): string[] {
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

/** The text without escapes, and where in it each unit comes from; the last origin is its end. */
function unescaped(text: string, pattern: RegExp): { plain: string; origins: readonly number[] } {
  let plain = ''
  const origins: number[] = []
  const take = (from: number, to: number): void => {
    for (let at = from; at < to; at += 1) origins.push(at)
    plain += text.slice(from, to)
  }
  let end = 0
  for (const found of text.matchAll(pattern)) {
    const [whole, code, character] = found
    take(end, found.index)
    origins.push(found.index)
    plain += character ?? String.fromCharCode(Number.parseInt(code ?? '', 16))
    end = found.index + whole.length
  }
  take(end, text.length)
  origins.push(text.length)
  return { plain, origins }
}

function mask(text: string, ranges: readonly Range[]): string {
  let masked = ''
  let done = 0
  for (const [start, end] of ranges) {
    if (end <= done) continue
    if (start >= done) masked += `${text.slice(done, start)}***`
    done = end
  }
  return masked + text.slice(done)
}
