/** Where an uploaded session was read from; an empty text is left out. */
type UploadSource = {
  /** `owner/name`. */
  readonly repository: string
  readonly commit: string
  /** POSIX path relative to the workspace. */
  readonly file: string
}

/**
 * UTF-8 bytes of `rawData`, at most. Anything larger in the cloud is no document of ours but an agent's log, which must not
 * be overwritten (docs/internals/cloud.md, CLI copies); the bound is near what we do send, so that small logs are known as well.
 */
export const RAW_DATA_MAX_BYTES = 1024

/** Bytes of JSON for each of these; a path has what they leave, 500 at least. GitHub's longest are 140 and 64. */
const REPOSITORY_MAX_BYTES = 256
const COMMIT_MAX_BYTES = 64

/**
 * The `rawData` of an upload: the cloud refuses an empty one and a checkout has no raw agent log, so a small JSON
 * document says so, of at most `RAW_DATA_MAX_BYTES`. What is too long for that keeps its end, after an ellipsis.
 */
export function rawData({ repository, commit, file }: UploadSource): string {
  const known = {
    source: 'specstory-sync-action',
    note: 'uploaded from a git checkout, which contains no raw agent log',
    repository: repository === '' ? undefined : endOf(repository, REPOSITORY_MAX_BYTES),
    commit: commit === '' ? undefined : endOf(commit, COMMIT_MAX_BYTES),
  }
  const left = RAW_DATA_MAX_BYTES - Buffer.byteLength(JSON.stringify({ ...known, path: '' }))
  return JSON.stringify({ ...known, path: endOf(file, left) })
}

/** The text, or as much of its end as `maxBytes` of JSON hold. */
function endOf(text: string, maxBytes: number): string {
  if (text.length <= maxBytes && jsonBytes(text) <= maxBytes) return text
  let bytes = jsonBytes('…')
  // A character of text is a byte of JSON at least.
  const characters = [...text.slice(-maxBytes)]
  let start = characters.length
  for (; start > 0; start -= 1) {
    bytes += jsonBytes(characters[start - 1] ?? '')
    if (bytes > maxBytes) break
  }
  return `…${characters.slice(start).join('')}`
}

/** UTF-8 bytes of the text inside of a JSON string; a control character has six. */
function jsonBytes(text: string): number {
  return Buffer.byteLength(JSON.stringify(text)) - 2
}
