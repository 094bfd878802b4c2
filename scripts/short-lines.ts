/**
 * What the README says of an input or output where the first sentence of its description in `action.yml` is too long
 * for a table.
 */
export const SHORT_LINES: Readonly<Record<'inputs' | 'outputs', Readonly<Record<string, string>>>> = {
  inputs: {
    token: 'API key of SpecStory Cloud with write scope, from a secret.',
    'require-existing-project': '`true` fails where the project would be new in SpecStory Cloud.',
    path: 'Directories that hold a `.specstory`, one per line.',
    'history-dir': 'Directory below each `path` that is searched for sessions.',
    providers: 'Provider ids to sync, such as `claude, codex`.',
    sessions: 'Session ids to sync.',
    exclude: 'Session ids to leave out, and globs on the paths of files, one per line.',
    unidentified: 'Transcripts without a session id: `skip` or `upload`.',
    shard: 'The part of the sessions that this job syncs, as in `2/8`.',
    secrets: 'Credentials in a transcript: `redact`, `hold` the session back, or `send`.',
    'secrets-allow': 'What is no secret, one per line.',
    'redact-values': 'Values to replace by asterisks wherever they are, one per line.',
    rescan: '`true` reads every session again, for one run.',
    mode: '`sync` uploads; `check` compares and uploads nothing.',
    'update-when': '`larger`, as the SpecStory CLI, or `different`: also when the copy in the cloud is larger.',
    'overwrite-cli-sessions': '`true` also replaces what the SpecStory CLI uploaded with its raw log.',
    concurrency: 'Requests at a time, 1 to 50.',
    timeout: 'Seconds for the whole sync.',
    'request-timeout': 'Seconds for one upload.',
    'fail-on-incomplete': '`true` fails the step when a session errored, timed out or, in `check` mode, is pending.',
    retries: 'Retries of one upload or comparison, 0 to 10.',
    'if-no-sessions': '`warn`, `error` or `ignore`, when there is no session at all.',
    comment: '`true` keeps one comment on the pull request: its AI sessions, with links.',
    'github-token': 'Token for the comment only.',
  },
  outputs: {
    status: '`complete`, `incomplete`, `failed`, `cancelled` or `not-run`.',
    attempted: 'Sessions in scope: the sum of the six counts below.',
    created: 'Sessions that were new to the cloud.',
    updated: 'Sessions whose copy was replaced.',
    skipped: 'Sessions that needed nothing, or whose copy was kept.',
    errored: 'Sessions that could not be compared or uploaded.',
    'timed-out': 'Sessions unfinished when `timeout` passed.',
    pending: 'In `check` mode, sessions that a sync would create or update.',
    'project-id': 'Id of the project; of several, separated by commas.',
    'project-url': 'Its URL in SpecStory Cloud.',
    report: 'Path of the JSON report.',
  },
}

/** The short line of an input or output: its own, or the first sentence of its description. */
export function lineOf(kind: 'inputs' | 'outputs', name: string, description: string): string {
  return SHORT_LINES[kind][name] ?? firstSentence(description)
}

function firstSentence(text: string): string {
  return /^[\s\S]*?\.(?=\s+[A-Z`]|\s*$)/.exec(text)?.[0] ?? text
}
