import type { SeedSession } from './upload.ts'

/** What the CLI has sent beside the Markdown. */
export type CliCopyOptions = {
  /** UTF-8 bytes of the raw log. */
  readonly rawBytes: number
  /** False: as older CLIs did it, so that the sizes answer says nothing of a CLI and only a HEAD does. Default true. */
  readonly sessionData?: boolean
}

const LOG_LINE = '{"type":"assistant","message":{"role":"assistant","content":"Done."}}\n'

/** A session as the SpecStory CLI uploads it (docs/internals/cloud.md, CLI copies), for `seed`. */
export function cliCopy(markdown: string, { rawBytes, sessionData = true }: CliCopyOptions): SeedSession {
  return {
    markdown,
    rawData: LOG_LINE.repeat(Math.ceil(rawBytes / LOG_LINE.length)).slice(0, rawBytes),
    metadata: { clientName: 'specstory-cli', clientVersion: '2.8.0' },
    ...(sessionData ? { sessionData: '{"resume":true}' } : {}),
  }
}
