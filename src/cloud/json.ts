/** Brackets inside of brackets; the deepest answer of the cloud has three. */
const MAX_DEPTH = 32

/** Values in all: 64 MB of sizes by UUID are 1.4 million. */
const MAX_VALUES = 2_000_000

const [QUOTE, BACKSLASH, COMMA] = [0x22, 0x5c, 0x2c]
const [OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = [0x5b, 0x5d, 0x7b, 0x7d]

/**
 * The object that a server's JSON is; `undefined` when it is no JSON, no object, or built to cost memory: parsed, 64 MB
 * of `[` are 2.7 GB, and of `{},` not much less. So nesting and values are counted first, which takes one pass.
 */
export function parseObject(body: Buffer): Record<string, unknown> | undefined {
  if (!isPlain(body)) return undefined
  try {
    const parsed: unknown = JSON.parse(body.toString())
    return isObject(parsed) ? parsed : undefined
  } catch {
    return undefined
  }
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** False as soon as there are more brackets or values than an answer of the cloud can have. */
function isPlain(body: Buffer): boolean {
  let depth = 0
  let values = 0
  let isText = false
  for (let i = 0; i < body.length; i += 1) {
    const byte = body[i]
    if (isText) {
      if (byte === BACKSLASH) i += 1
      else if (byte === QUOTE) isText = false
    } else if (byte === QUOTE) isText = true
    else if (byte === COMMA) values += 1
    else if (byte === OPEN_LIST || byte === OPEN_OBJECT) {
      depth += 1
      values += 1
    } else if (byte === CLOSE_LIST || byte === CLOSE_OBJECT) depth -= 1
    if (depth > MAX_DEPTH || values > MAX_VALUES) return false
  }
  return true
}
