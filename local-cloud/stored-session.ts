import type { Upload } from './upload.ts'

/** A session in the cloud. Sizes are UTF-8 bytes, times are epoch ms; bodies are `''` if they are not kept. */
export type StoredSession = Upload & {
  readonly markdownSize: number
  readonly rawDataSize: number
  /** 0 without session data. */
  readonly sessionDataSize: number
  /** SHA-256 of the Markdown's UTF-8 bytes, in hexadecimal. */
  readonly markdownHash: string
  readonly createdAt: number
  readonly updatedAt: number
  readonly etag: string
}
