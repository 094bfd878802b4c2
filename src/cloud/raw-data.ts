/** Where an uploaded session was read from; an empty text is left out. */
export type Provenance = {
  /** `owner/name`. */
  readonly repository: string
  readonly commit: string
  /** POSIX path relative to the workspace. */
  readonly file: string
}

/**
 * The `rawData` of an upload: the cloud refuses an empty one and a checkout has no raw agent log, so a small JSON
 * document says so. It stays far below `CLI_RAW_DATA_BYTES`, by which a HEAD tells it from the CLI's own.
 */
export function rawData({ repository, commit, file }: Provenance): string {
  return JSON.stringify({
    source: 'specstory-sync-action',
    note: 'uploaded from a git checkout, which holds no raw agent log',
    ...(repository === '' ? {} : { repository }),
    ...(commit === '' ? {} : { commit }),
    path: file,
  })
}
