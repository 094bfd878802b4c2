import { openRegular } from '../workspace.ts'

/** Bytes read at a time, which is all that is held of a file. */
export const CHUNK_BYTES = 128 * 1024

/**
 * Reads a regular file from its start, piece by piece.
 *
 * @param path native and absolute
 * @param take is given each piece, valid during the call only; returning true ends the reading
 * @throws NotRegularFile; the file system's error
 */
export async function streamFile(path: string, take: (piece: Buffer) => boolean): Promise<void> {
  const { handle, stats } = await openRegular(path)
  try {
    const buffer = Buffer.allocUnsafe(Math.min(stats.size + 1, CHUNK_BYTES))
    for (;;) {
      const { bytesRead } = await handle.read(buffer, 0, buffer.length, null)
      if (bytesRead === 0 || take(buffer.subarray(0, bytesRead))) return
    }
  } finally {
    await handle.close()
  }
}
