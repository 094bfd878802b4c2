import type { Transport } from './transport.ts'

export type AnswerHeaders = Readonly<Record<string, string | string[] | undefined>>

/** One HTTP request. */
export type Exchange = {
  readonly method: 'GET' | 'HEAD' | 'PUT' | 'POST'
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: Uint8Array
  /** Milliseconds for all of it: connecting, sending, headers and body. */
  readonly timeoutMs: number
  /** Bytes of the answer's body that are read at most. */
  readonly maxBytes: number
}

/** What came back, whatever its status. */
export type Answer = {
  readonly status: number
  /** Names in lower case. */
  readonly headers: AnswerHeaders
  readonly body: Buffer
  /** The body went on above `maxBytes` and is cut there. */
  readonly isCut: boolean
}

/** The request ran into its own time limit. */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer'

  constructor(timeoutMs: number) {
    super(`no answer in ${timeoutMs / 1000} s`)
  }
}

/**
 * Sends one request and reads its answer; no redirect is followed.
 *
 * @throws the signal's reason as it is when it aborts, `NoAnswer`, or undici's own error.
 */
export async function exchange(transport: Transport, request: Exchange, signal: AbortSignal): Promise<Answer> {
  const { timeoutMs, maxBytes, ...rest } = request
  signal.throwIfAborted()
  const own = new AbortController()
  const abort = () => own.abort(signal.reason)
  signal.addEventListener('abort', abort)
  const timer = setTimeout(() => own.abort(new NoAnswer(timeoutMs)), timeoutMs)
  try {
    const { statusCode: status, headers, body } = await transport.request({ ...rest, signal: own.signal })
    // An aborted body emits an error even when nobody reads it any more; it must not become an uncaught one.
    body.on('error', () => {})
    return { status, headers, ...(await readBody(body, maxBytes, status, signal)) }
  } catch (error) {
    if (signal.aborted) throw signal.reason
    if (own.signal.aborted) throw own.signal.reason
    throw error
  } finally {
    clearTimeout(timer)
    signal.removeEventListener('abort', abort)
  }
}

async function readBody(
  body: AsyncIterable<Uint8Array>,
  maxBytes: number,
  status: number,
  signal: AbortSignal,
): Promise<{ body: Buffer; isCut: boolean }> {
  const chunks: Uint8Array[] = []
  let bytes = 0
  try {
    for await (const chunk of body) {
      chunks.push(chunk)
      bytes += chunk.byteLength
      if (bytes > maxBytes) return { body: Buffer.concat(chunks, maxBytes), isCut: true }
    }
  } catch (error) {
    // The status of a refusal says enough; a success is one only with all of its body.
    if (signal.aborted || status < 400) throw error
    return { body: Buffer.concat(chunks), isCut: true }
  }
  return { body: Buffer.concat(chunks, bytes), isCut: false }
}
