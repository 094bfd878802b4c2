/** Codes of failed runs and sessions; `docs/troubleshooting.md` has a heading for each. */
export const FAILURE_CODES = [
  'invalid-input',
  'project-file',
  'project-settings',
  'project-unknown',
  'project-new',
  'token-missing',
  'token-expired',
  'token-unusable',
  'token-refused',
  'no-write-scope',
  'event-refused',
  'path-not-found',
  'no-sessions',
  'session-not-found',
  'cloud-unreachable',
  'cloud-rejected',
  'cloud-answer',
  'cloud-down',
  'cloud-copy-unknown',
  'cloud-copy-changing',
  'blocked',
  'rate-limited',
  'redirected',
  'too-large',
  'secret-held',
  'file-changed',
  'file-unreadable',
  'proxy',
  'report-unusable',
  'shards-incomplete',
  'internal',
] as const

export type FailureCode = (typeof FAILURE_CODES)[number]

/** An error with a hint. The message can contain text from a repository or a server, so only `report/` prints it. */
export class Failure extends Error {
  override readonly name = 'Failure'
  readonly code: FailureCode
  readonly hint: string

  constructor(code: FailureCode, message: string, hint: string, options?: { cause?: unknown }) {
    super(message, options)
    this.code = code
    this.hint = hint
  }
}

export function toInternalFailure(error: unknown): Failure {
  const message = Error.isError(error) ? error.message : String(error)
  const hint = 'Please report this bug with the log.'
  return new Failure('internal', `Unexpected error: ${message}`, hint, { cause: error })
}

export function createTooLargeFailure(message: string): Failure {
  return new Failure('too-large', message, TOO_LARGE_HINT)
}

/** Shared by the three places that find a session too large: before reading, in the upload body, from the cloud. */
export const TOO_LARGE_HINT =
  'Split the session, or exclude it with `exclude`. SpecStory Cloud accepts at most 50 MB compressed and 64 MB uncompressed.'
