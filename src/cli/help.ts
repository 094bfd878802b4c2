import INPUT_DEFAULTS from '../inputs/input-defaults.json' with { type: 'json' }
import { HELP_GROUPS, type HelpGroup } from '../inputs/inputs.ts'
import { type Flag, INPUT_FLAGS, OWN_FLAGS } from './flags.ts'

/** Columns of the flags, with two spaces before and after. */
const FLAG_WIDTH = 38

const INTRODUCTION = `Usage: specstory-sync [flags]

Uploads the SpecStory sessions of a checkout to SpecStory Cloud. Run it in the
root of the checkout. Lists are separated by commas, or the flag is repeated.
An empty default means all, or what the checkout says.`

const END = `Environment
  SPECSTORY_TOKEN                     the token: API key with write scope
  SPECSTORY_CLOUD_URL                 as --cloud-url
  SPECSTORY_REDACT_VALUES             as --redact-values-file, the values
  GITHUB_TOKEN                        token for --comment
  HTTPS_PROXY, HTTP_PROXY, NO_PROXY   proxy, and the hosts without one
  NODE_EXTRA_CA_CERTS                 certificates of a private authority
  NO_COLOR                            no color in a terminal

Exit codes
  0  complete or not run          3    incomplete
  1  failed                       4    --print-project-id: opted out
  2  wrong flags or values        130  SIGINT    143  SIGTERM

Every flag in full: https://github.com/specstory/sync-action/blob/main/docs/reference.md
Other CI systems:   https://github.com/specstory/sync-action/blob/main/docs/environments.md
`

/** Formats the text of `--help`, one line per flag. */
export function formatHelp(): string {
  return [INTRODUCTION, ...HELP_GROUPS.map(formatGroup), END].join('\n\n')
}

function formatGroup(group: HelpGroup): string {
  const own = Object.entries(OWN_FLAGS).map(([name, flag]): [string, Flag, string] => [name, flag, ''])
  const inputs = [...INPUT_FLAGS].map(([name, flag]): [string, Flag, string] => [name, flag, INPUT_DEFAULTS[name]])
  const lines = [...inputs, ...own]
    .filter(([, flag]) => flag.help[0] === group)
    .map(([name, { form, help }, byDefault]) => {
      const shown = formatFlag(name, form, byDefault)
      const end = byDefault === '' || form.kind === 'switch' ? '' : ` (${byDefault})`
      return `${`  ${shown}`.padEnd(FLAG_WIDTH)}${help[1]}${end}`
    })
  return [group, ...lines].join('\n')
}

/** Formats a switch in the form that changes its default. */
function formatFlag(name: string, form: Flag['form'], byDefault: string): string {
  if (form.kind !== 'switch') return `--${name} ${form.placeholder}`
  if (form.words.length > 0) return `--${name} ${[...form.words, 'false'].join('|')}`
  return byDefault === 'true' ? `--no-${name}` : `--${name}`
}
