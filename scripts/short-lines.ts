/** Short descriptions for tables and the help, if the first sentence in `action.yml` is too long. */
export const SHORT_LINES: Readonly<Record<'inputs' | 'outputs', Readonly<Record<string, string>>>> = {
  inputs: {
    token: 'SpecStory Cloud API key with write scope, as a secret.',
    'require-existing-project': '`true` fails if the project would be new in SpecStory Cloud.',
    path: 'Directories that contain a `.specstory` directory, one per line.',
    'history-dir': 'Directory below each `path` to search for sessions.',
    providers: 'IDs of the agents to sync, for example `claude, codex`.',
    sessions: 'Session IDs to sync.',
    exclude: 'Session IDs and path globs to exclude, one per line.',
    unidentified: 'Transcripts without a session ID: `skip` or `upload`.',
    shard: 'Sync only one shard of the sessions, for example `2/8`.',
    secrets: 'Credentials in a transcript: `redact`, `hold` or `send`.',
    'secrets-allow': 'Findings to ignore, one per line.',
    'redact-values': 'Values to redact wherever they appear, one per line.',
    rescan: '`true` reads every session, for one run.',
    mode: '`sync` uploads, `check` only compares.',
    'update-when': '`larger`, like the SpecStory CLI, or `different`.',
    'overwrite-cli-sessions': '`true` also overwrites sessions uploaded by the SpecStory CLI.',
    concurrency: 'Maximum number of concurrent requests, 1 to 50.',
    timeout: 'Time limit for the whole sync, in seconds.',
    'request-timeout': 'Time limit for one upload request, in seconds.',
    'fail-on-incomplete': 'Whether errored, timed out or pending sessions fail the step: `true`, `errors` or `false`.',
    retries: 'Retries per upload or comparison, 0 to 10.',
    'if-no-sessions': '`warn`, `error` or `ignore` when no session is found.',
    comment: '`true` maintains one comment on the pull request, with links.',
    'github-token': 'Token for the comment only.',
  },
  outputs: {
    status: '`complete`, `incomplete`, `failed`, `cancelled` or `not-run`.',
    attempted: 'Sessions in scope: the sum of the six counts below.',
    created: 'Sessions that were new in SpecStory Cloud.',
    updated: 'Sessions whose cloud copy was replaced.',
    skipped: 'Sessions that were up to date, or whose cloud copy was kept.',
    errored: 'Sessions that could not be compared or uploaded.',
    'timed-out': 'Sessions not finished in time.',
    pending: 'In `check` mode, sessions that a sync would create or update.',
    'project-id': 'Project ID; several are comma-separated.',
    'project-url': 'URL of the project in SpecStory Cloud.',
    report: 'Path of the JSON report.',
  },
}

/** Returns the short description of an input or output; by default the first sentence of its description. */
export function getShortLine(kind: 'inputs' | 'outputs', name: string, description: string): string {
  return SHORT_LINES[kind][name] ?? extractFirstSentence(description)
}

function extractFirstSentence(text: string): string {
  return /^[\s\S]*?\.(?=\s+[A-Z`]|\s*$)/.exec(text)?.[0] ?? text
}
