/** A sentence of a page, and the test that fails when it is not so: its file below `__tests__/`, and words of its name. */
export type Promised = readonly [sentence: string, file: string, name: string]

/** What the pages for users say of `never`, `always`, `only` and `every`. */
export const PROMISES: Readonly<Record<string, readonly Promised[]>> = {
  'README.md': [
    [
      'This action puts every one of them into [SpecStory Cloud](https://cloud.specstory.com) from CI, and fails when the sync is incomplete.',
      'bundle/sync',
      'what the cloud then holds is what the files hold',
    ],
    [
      'Every Markdown file below `history-dir` whose first lines name a session id.',
      'sessions/scan',
      'whatever the files, each id is chosen once and every file is accounted for',
    ],
    [
      '`true` reads every session again, for one run.',
      'sync/secrets',
      'a second run that reads every session finds nothing to do',
    ],
    ['Token for the comment only.', 'security/what-goes-where', 'each token goes to its own server and to no other'],
    ['They are there on every ending, also a failing one.', 'report/publish', 'every output is there, of every run'],
  ],
  'SECURITY.md': [
    [
      'It is searched for in overlapping pieces, and then every place of its value is replaced',
      'secrets/secret-search',
      'every place of a value goes, a bare one before the context that gave it away too',
    ],
    [
      'Sizes in every run that finds a session; uploads in `sync` mode only',
      'bundle/sync',
      'check writes nothing and says what is pending',
    ],
    [
      "For https the cloud's host name (a tunnel); for plain http, which is for loopback only, everything",
      'security/leaks',
      'is refused, with no request',
    ],
    [
      'With `comment: true` one comment on the pull request; it carries the `github-token`, never the SpecStory token',
      'security/what-goes-where',
      'each token goes to its own server and to no other',
    ],
    ['`comment: true` only', 'report/comment/comment', 'when nobody wants a comment, or the inputs are invalid'],
    [
      'Log, annotations, outputs, job summary, and the JSON report in `RUNNER_TEMP` (readable by its owner only).',
      'report/report',
      'makes a file of its own at every step, readable by its owner only',
    ],
    [
      "They hold file names, titles, sizes and reasons, never a transcript's text beyond its title",
      'security/what-goes-where',
      'of a transcript only the title is told',
    ],
    ['Every run', 'report/publish', 'every output is there, of every run'],
    [
      'The e-mail address in `.project.json` (`user_id`) is never read.',
      'security/what-goes-where',
      'the e-mail address of `.project.json` is sent nowhere and told nobody',
    ],
    [
      "It goes to `cloud-url` only, which is an input of the workflow and no file's; no redirect is followed",
      'security/leaks',
      'the target never sees a request',
    ],
    [
      "On a runner no file outside of the workspace is read, git's own neither; links are never followed. git is not run",
      'checkout/checkout',
      'a pointer out of the workspace',
    ],
    [
      'Matching has two seconds for every 256 paths; then the run fails and names glob and path',
      'sessions/exclusion',
      'ends the run by name, in time',
    ],
    [
      'Sizes are bounded, sessions are streamed, every text is cut, the summary has a budget of bytes, the run has a deadline',
      'report/untrusted',
      'is short however long it was',
    ],
    [
      'Its text is never interpreted: only the header (at most ten lines) and the title are read.',
      'security/untrusted-text',
      'in titles, providers and ids',
    ],
    [
      'Whatever it holds, reading it takes time in proportion to its length: every expression of the sources passes a checker, and a table of hostile texts has upper bounds (`__tests__/security/regular-expressions.test.ts`, `__tests__/security/hostile-text.test.ts`).',
      'security/regular-expressions',
      'the sources hold expressions, and only the schema brings others at run time',
    ],
    [
      'A run that outlasts its `timeout` all the same is never `complete` (`__tests__/lifecycle.test.ts`).',
      'lifecycle',
      'a run that finished its work after its deadline',
    ],
    ['Every 3xx is an error; the target never sees a request', 'security/leaks', 'the target never sees a request'],
    [
      'Secrets are taken out of every text before it is cut or shown',
      'cloud/scrub',
      'whatever is around it, nothing of a secret is left',
    ],
    [
      'The first 200 for a session that should be new is told, named in the report, and from then on every session is looked at before its upload: at most `concurrency` copies can be lost to such a lie',
      'bundle/copies',
      'a bulk answer that lied is noticed, told, and not believed again',
    ],
    [
      "Only 200 or 201 with the cloud's own success counts.",
      'bundle/faults',
      'to every upload of some sessions: these are errored, the others are there',
    ],
    [
      'Regular files below `reports` only, which has no default; no link is followed; sizes, numbers and depth are bounded',
      'merge/read-reports',
      'links are not followed',
    ],
    [
      'Only https, or http on loopback, becomes a link; paths are relative and without `..`; texts go through the two functions above',
      'report/report-reader',
      'what is not as the schema has it is refused with its place',
    ],
  ],
  'docs/decisions.md': [
    [
      "Never a directory's name.",
      'project/identify',
      'for a directory without anything, the checkout’s directory’s and never the id',
    ],
    [
      'A stored id that is not the computed one is told, and so is a project that the cloud has never seen: right for a first sync, a second project after a rename.',
      'bundle/new-projects',
      'a project that the cloud has never seen',
    ],
    [
      "Every Markdown file below `history-dir` whose first lines name a session id; above them front matter, a licence or a navigation line may stand, when SpecStory's own first line is in the first kilobyte.",
      'sessions/transcript/facts',
      'a header below what a formatter or a documentation generator put there',
    ],
    [
      "A session that the SpecStory CLI uploaded with its raw log or resume data is never replaced by Markdown alone: the CLI's copy is kept, with a warning, unless `overwrite-cli-sessions` is `true`.",
      'bundle/sync',
      'a session that the CLI uploaded with its full data is kept, with a warning',
    ],
    [
      'Should the cloud turn out to have a session that its bulk answer did not name, that one copy is replaced; the run says which, and looks at every session from then on.',
      'bundle/copies',
      'a bulk answer that lied is noticed, told, and not believed again',
    ],
    [
      'A file whose every line break is CRLF, as Windows checkouts have them, is compared and sent with LF, so that it does not matter where the action runs.',
      'main',
      'Windows’ line breaks are compared and sent as LF',
    ],
    [
      'An id leaves a session out with all of its files, a glob only the files that it matches.',
      'sessions/exclusion',
      'that names one file of a session leaves the other one to be synced',
    ],
    [
      '**A session that the cloud refuses every night**, one that is too large for example, makes every run red.',
      'bundle/stops',
      'bad sessions never stop the others',
    ],
    [
      'A file keeps its session when it grows or moves to another directory, on every machine.',
      'bundle/unidentified',
      'created once, updated when it grows, and new when it is renamed',
    ],
    [
      'Two files of one name are one session: the better one is taken, as for every session with several files, and a warning names the other.',
      'bundle/unidentified',
      'two files of one name are one session, with a warning',
    ],
    [
      'Wildcards are not expanded, so that vendored fixtures are never taken for sessions.',
      'sessions/scan',
      'sub-folders are searched, a nested .specstory and .git are not',
    ],
  ],
  'docs/limits.md': [
    [
      'all requests wait together when every one fails, once for each of `retries`; the run stops asking after 30 failed attempts in a row (twice the `concurrency` when that is more, at most 99)',
      'cloud/breaker',
      'all wait together when all have failed, and after each round that fails',
    ],
    [
      'random, up to 1 s, 2 s, 4 s … 30 s, or as long as the cloud asks; never past the deadline',
      'cloud/limits',
      'that asks for a wait beyond the deadline is not waited for',
    ],
  ],
  'docs/networks.md': [
    [
      '`NODE_TLS_REJECT_UNAUTHORIZED=0` turns every check of certificates off: a warning says so.',
      'bundle/environment',
      'is warned of',
    ],
  ],
  'docs/permissions.md': [
    [
      '`mode: check` reads only, and needs a token too.',
      'bundle/sync',
      'check writes nothing and says what is pending',
    ],
    [
      "It is masked in the log, sent to the cloud's host only, and never follows a redirect.",
      'security/leaks',
      'the target never sees a request',
    ],
  ],
  'docs/privacy.md': [
    [
      "To SpecStory Cloud, for every session created or updated: the Markdown of the file, its name, the project's id and name, the agent, the title (the first words of the first message), the version of this action, and a note with repository, commit and path that stands in for the raw log.",
      'bundle/sync',
      'what the cloud then holds is what the files hold',
    ],
    [
      '`.project.json` is read for its id, name and `cloud_sync`; the e-mail address in it is never read.',
      'security/what-goes-where',
      'the e-mail address of `.project.json` is sent nowhere and told nobody',
    ],
    [
      "To GitHub's API, with `comment: true` only: the comment, and the questions which files the pull request changes and which comments it has.",
      'report/comment/comment',
      'when nobody wants a comment, or the inputs are invalid',
    ],
  ],
  'docs/secrets.md': [
    [
      'Files in the checkout are never changed.',
      'bundle/secrets',
      'reaches the cloud as a mark, and as it is, and is shown nowhere',
    ],
    [
      'Log, summary and report tell how many of each kind there were, and never a value.',
      'bundle/secrets',
      'reaches the cloud as a mark, and as it is, and is shown nowhere',
    ],
  ],
  'docs/recipes.md': [
    [
      '`specstory/sync-action/merge` adds every report below `reports` into one summary and the same outputs.',
      'bundle/shards',
      'their reports add up to one verdict and one summary',
    ],
    [
      'A night that only ran out of time is no news: the next one goes on.',
      'examples/recipes',
      'nothing of a sync that ran out of time',
    ],
  ],
  'docs/other-ci.md': [
    [
      '`node dist/cli.js --help` documents every flag and variable.',
      'cli/command-line',
      'the help documents every input and the environment',
    ],
    ['Colours are for terminals only, and none with `NO_COLOR`.', 'cli/command-line', 'in a pipe without colours'],
  ],
}

/** Sentences with such a word that promise nothing of the action: ways through the pages, advice, facts of the world. */
export const NO_PROMISES: readonly string[] = [
  "[every night](docs/recipes.md#every-night), and [a word in the team's chat](docs/recipes.md#tell-a-chat) when sessions failed",
  'Keep the job small, and pin every action by its commit.',
  '`path` names every directory that holds a `.specstory`, one per line.',
  'The report holds titles and paths; it is uploaded only if your workflow does it.',
  'There the badge that GitHub has of every workflow does it: `https://github.com/OWNER/REPOSITORY/actions/workflows/specstory.yml/badge.svg`, which is green when the sync was complete.',
  'The token is no flag, because every process of a machine can read a command line: give it in `SPECSTORY_TOKEN`, or by `--token-file`.',
  'With [pre-commit](https://pre-commit.com), before every push, on a machine that has Node 24 and the token in `SPECSTORY_TOKEN`:',
]
