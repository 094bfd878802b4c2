import type { FileHandle } from 'node:fs/promises'
import { CHUNK_BYTES } from '../workspace.ts'

/** Larger files are never whole in memory: their text comes in chunks, read a second time. */
export const WHOLE_BYTES = 256 * 1024

/**
 * The file from its start, as far as it went when it was scanned: bytes as read, valid until the next piece, and their
 * text in whole characters. A small file is one piece and one read.
 */
export async function* pieces(handle: FileHandle, size: number): AsyncGenerator<{ bytes: Buffer; text: string }> {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
  const buffer = Buffer.allocUnsafe(size <= WHOLE_BYTES ? size : CHUNK_BYTES)
  for (let position = 0; position < size; ) {
    const { bytesRead } = await handle.read(buffer, 0, Math.min(buffer.length, size - position), position)
    if (bytesRead === 0) break
    const bytes = buffer.subarray(0, bytesRead)
    yield { bytes, text: decoder.decode(bytes, { stream: true }) }
    position += bytesRead
  }
  yield { bytes: Buffer.alloc(0), text: decoder.decode() }
}

/** Where every line break is CRLF, every CR belongs to one. */
export function asSent(text: string, allCrlf: boolean): string {
  return allCrlf ? text.replaceAll('\r', '') : text
}
