import INPUT_DEFAULTS from '../inputs/input-defaults.json' with { type: 'json' }
import { HELP_GROUPS, type HelpGroup } from '../inputs/inputs.ts'
import { type Flag, INPUT_FLAGS, OWN_FLAGS } from './flags.ts'

/** Columns of the flags, with two spaces before and after. */
const FLAG_WIDTH = 38

const INTRODUCTION = `Usage: specstory-sync [flags]

Uploads the SpecStory sessions of a checkout to SpecStory Cloud. Run it in the
root of the checkout. For several values, repeat the flag. Defaults are in
parentheses; other flags select all sessions or use settings of the checkout.`

const END = `Environment
  SPECSTORY_TOKEN                     API key with write scope
  SPECSTORY_CLOUD_URL                 same as --cloud-url
  SPECSTORY_REDACT_VALUES             values to redact, one per line
  GITHUB_TOKEN                        token for --comment
  HTTPS_PROXY, HTTP_PROXY, NO_PROXY   proxies, and hosts to reach directly
  NODE_EXTRA_CA_CERTS                 PEM file of a private authority
  NO_COLOR                            if set, no color in a terminal

Exit codes
  0  complete or not run          3    incomplete
  1  failed                       4    --print-project-id: opted out
  2  invalid flags or values      130  SIGINT    143  SIGTERM

All flags:        https://github.com/specstory/sync-action/blob/main/docs/reference.md
Other CI systems: https://github.com/specstory/sync-action/blob/main/docs/environments.md
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
