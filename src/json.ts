export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The cloud's deepest response has 3 levels; 64 MB of sizes by UUID have 1.4 million values. */
const SERVER_LIMITS: JsonLimits = { depth: 32, values: 2_000_000 }

/** Parses a server's JSON; `undefined` if it is not a JSON object or exceeds the limits. */
export function parseObject(body: Buffer): Record<string, unknown> | undefined {
  if (findJsonLimit(body, SERVER_LIMITS) !== undefined) return undefined
  try {
    const parsed: unknown = JSON.parse(body.toString())
    return isObject(parsed) ? parsed : undefined
  } catch {
    return undefined
  }
}

/** Maximum levels of brackets, and maximum number of values. */
type JsonLimits = {
  readonly depth: number
  readonly values?: number
  /** Counts brackets in strings too, for parsers that continue after an error. */
  readonly countsStrings?: boolean
}

const [QUOTE, BACKSLASH, COMMA] = [0x22, 0x5c, 0x2c]
const [OPEN_ARRAY, CLOSE_ARRAY, OPEN_OBJECT, CLOSE_OBJECT] = [0x5b, 0x5d, 0x7b, 0x7d]

/**
 * Finds the offset where JSON exceeds a limit, in linear time: 64 MB of `[` take 2.7 GB once parsed.
 * @returns an index into the text or the bytes; invalid JSON can pass
 */
export function findJsonLimit(json: string | Uint8Array, limits: JsonLimits): number | undefined {
  const { depth: maxDepth, values: maxValues = Number.POSITIVE_INFINITY, countsStrings = false } = limits
  const codeAt = typeof json === 'string' ? (index: number) => json.charCodeAt(index) : (index: number) => json[index]
  let depth = 0
  let values = 0
  for (let index = 0; index < json.length; index += 1) {
    const code = codeAt(index)
    if (code === QUOTE && !countsStrings) {
      for (index += 1; index < json.length && codeAt(index) !== QUOTE; index += 1) {
        if (codeAt(index) === BACKSLASH) index += 1
      }
    } else if (code === COMMA) values += 1
    else if (code === OPEN_ARRAY || code === OPEN_OBJECT) {
      depth += 1
      values += 1
    } else if (code === CLOSE_ARRAY || code === CLOSE_OBJECT) depth = Math.max(0, depth - 1)
    if (depth > maxDepth || values > maxValues) return index
  }
  return undefined
}
