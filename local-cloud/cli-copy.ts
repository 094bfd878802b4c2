import type { SeedSession } from './upload.ts'

/** What the CLI uploaded in addition to the Markdown. */
export type CliCopyOptions = {
  /** UTF-8 bytes of the raw log. */
  readonly rawBytes: number
  /** False: as older CLIs did. Then only a HEAD shows that the copy is the CLI's, the sizes response does not. Default true. */
  readonly sessionData?: boolean
}

const LOG_LINE = '{"type":"assistant","message":{"role":"assistant","content":"Done."}}\n'

/** Creates a session for `seed` as the SpecStory CLI uploads it (docs/internals/cloud.md, CLI copies). */
export function createCliCopy(markdown: string, { rawBytes, sessionData = true }: CliCopyOptions): SeedSession {
  return {
    markdown,
    rawData: LOG_LINE.repeat(Math.ceil(rawBytes / LOG_LINE.length)).slice(0, rawBytes),
    metadata: { clientName: 'specstory-cli', clientVersion: '2.8.0' },
    ...(sessionData ? { sessionData: '{"resume":true}' } : {}),
  }
}
