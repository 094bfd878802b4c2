import type { Upload } from './upload.ts'

/** A session as the cloud holds it. Sizes are UTF-8 bytes and times epoch ms; bodies are `''` when they are not kept. */
export type StoredSession = Upload & {
  readonly markdownSize: number
  readonly rawDataSize: number
  /** 0: the session has none. */
  readonly sessionDataSize: number
  /** SHA-256 of the Markdown's UTF-8 bytes, in hexadecimal. */
  readonly markdownHash: string
  readonly createdAt: number
  readonly updatedAt: number
  readonly etag: string
}
