import { type DocumentedInput, isSwitch, SECRETS } from './flags.ts'

/** Columns of a terminal that is narrow and still usual. */
const WIDTH = 100

const INTRODUCTION = `Usage: specstory-sync [flags]

Uploads the SpecStory sessions of a checkout to SpecStory Cloud, as the GitHub Action specstory/sync-action does. Run it in the root of the checkout: on another CI system, or on a laptop. It prints the log and the summary.`

const ENVIRONMENT: readonly (readonly [string, string])[] = [
  ['SPECSTORY_TOKEN', 'The token, unless `--token-file` gives it.'],
  ['GITHUB_TOKEN', 'The input `github-token`, for the comment on a pull request.'],
  ['SPECSTORY_CLOUD_URL', 'The base URL of SpecStory Cloud, unless `--cloud-url` gives it.'],
  [
    'GITHUB_SERVER_URL, GITHUB_REPOSITORY',
    'Where the repository is, for example `https://gitlab.com` and `group/project`. Needed only for a tree without a `.git` whose `origin` tells.',
  ],
  ['GITHUB_SHA', 'The commit, for links and as a note beside what is uploaded. Default: what is checked out.'],
  ['GITHUB_WORKSPACE', 'The root of the checkout. Default: the current directory.'],
  ['RUNNER_TEMP', 'Directory of the JSON report. Default: the directory for temporary files.'],
  ['RUNNER_DEBUG', '`1` shows every request, without headers and bodies.'],
  ['GITHUB_OUTPUT', 'File that the outputs are appended to. Default: none.'],
  ['GITHUB_STEP_SUMMARY', 'File that the summary is appended to, instead of printing it. Default: none.'],
  ['HTTPS_PROXY, HTTP_PROXY, ALL_PROXY, NO_PROXY', 'The proxy, and what is reached past it, in upper or lower case.'],
  ['NO_COLOR', 'Anything: no colours and no links in the terminal.'],
  ['NODE_EXTRA_CA_CERTS', 'PEM file with the certificate of a private authority, of a proxy for example.'],
]

const EXIT_CODES: readonly (readonly [string, string])[] = [
  ['0', 'The status is complete or not-run; or incomplete, with `--no-fail-on-incomplete`.'],
  ['1', 'The status is incomplete, failed or cancelled.'],
  ['2', 'A flag or its value is wrong; nothing was done.'],
  ['3', 'With `--print-project-id`: there is no id to print, for the owner turned cloud sync off.'],
]

/** What `--help` prints: every input of `action.yml` as a flag, and the environment. */
export function helpText(inputs: readonly DocumentedInput[]): string {
  const token = inputs.filter(({ name }) => name === 'token').map(({ description }) => description)
  const tokenFile = ['File that holds the token, or `-` for standard input. Default: the variable SPECSTORY_TOKEN.']
  const flags = inputs
    .filter(({ name }) => !Object.hasOwn(SECRETS, name))
    .map((input): [string, string] => [
      isSwitch(input) ? `--${input.name}, --no-${input.name}` : `--${input.name} TEXT`,
      input.description,
    ])
  return [
    wrapped(INTRODUCTION, ''),
    section('Flags', [
      ['--token-file FILE', [...tokenFile, ...token].join(' ')],
      ...flags,
      [
        '--format FORMAT',
        'What is printed after the log: `terminal`, the summary drawn for a terminal; `markdown`, the summary as it is; `json`, the JSON report alone, with the log on standard error. Default: `terminal` in a terminal, else `markdown`. Colours are for terminals only, and none with the variable NO_COLOR.',
      ],
      [
        '--print-project-id',
        'Prints the id of the project, one a line where the paths have several, and on standard error where it comes from. Nothing is sent, and no token is needed.',
      ],
      ['--help, -h', 'Prints this.'],
      ['--version', 'Prints the version.'],
    ]),
    'Flags for several values (--path, --providers, --sessions, --exclude) may be repeated.\n',
    section('Environment', ENVIRONMENT),
    section('Exit codes', EXIT_CODES),
  ].join('\n')
}

function section(title: string, entries: readonly (readonly [string, string])[]): string {
  return `${title}:\n${entries.map(([name, meaning]) => `  ${name}\n${wrapped(meaning, '      ')}`).join('')}`
}

/** Text in lines of at most `WIDTH` columns, each with the indent; line breaks of the text stay. */
function wrapped(text: string, indent: string): string {
  const lines = text.split('\n').flatMap((paragraph) => {
    const rows: string[] = []
    for (const word of paragraph.split(/\s+/)) {
      const row = rows.at(-1)
      if (row !== undefined && `${indent}${row} ${word}`.length <= WIDTH) rows[rows.length - 1] = `${row} ${word}`
      else rows.push(word)
    }
    return rows
  })
  return lines.map((line) => `${line === '' ? '' : indent}${line}\n`).join('')
}
