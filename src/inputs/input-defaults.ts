/**
 * The same as `action.yml` declares: other CI systems run the bundle without a runner that fills them in. Only
 * `github-token` is empty here, because what it is on GitHub only a runner can know.
 */
export const INPUT_DEFAULTS = {
  token: '',
  'project-id': '',
  'project-name': '',
  'require-existing-project': 'false',
  path: '.',
  'history-dir': '',
  providers: '',
  sessions: '',
  exclude: '',
  unidentified: 'skip',
  shard: '',
  mode: 'sync',
  'update-when': 'larger',
  'overwrite-cli-sessions': 'false',
  secrets: '',
  'secrets-allow': '',
  rescan: 'false',
  'cloud-url': '',
  concurrency: '10',
  timeout: '120',
  'request-timeout': '30',
  'fail-on-incomplete': 'true',
  retries: '2',
  'if-no-sessions': 'warn',
  summary: 'true',
  comment: 'false',
  'github-token': '',
} as const
