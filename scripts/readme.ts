import { readdirSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { readActionMetadata } from '../local-runner/action-metadata.ts'
import { OWN_FLAGS } from '../src/cli/flags.ts'
import { PROVIDERS } from '../src/providers.ts'
import { FORMATS, PAGES } from '../src/secrets/formats.ts'
import { VENDOR_NAMES } from '../src/secrets/vendor-names.ts'
import { getShortLine } from './short-lines.ts'

const ROOT = join(import.meta.dirname, '..')

/** Paths of the pages with generated parts. */
export const FILLED_PAGES = [
  'README.md',
  'docs/environments.md',
  'docs/internals/credentials.md',
  'docs/recipes.md',
  'docs/reference.md',
]

/** The files of `examples/`; each is included in a page. */
export const EXAMPLES = readdirSync(join(ROOT, 'examples'), { recursive: true, encoding: 'utf8' })
  .map((name) => name.replaceAll('\\', '/'))
  .filter((name) => name !== 'ci')
  .sort()

/** The workflows for GitHub among them. */
export const WORKFLOWS = EXAMPLES.filter((name) => /^[\w-]+\.yml$/.test(name))

const LANGUAGES: Readonly<Record<string, string>> = { '.sh': 'sh', '.ps1': 'powershell', '': 'groovy' }

/** Reads a committed page. */
export function readPage(page: string): string {
  return readFileSync(join(ROOT, page), 'utf8')
}

/**
 * Fills the generated parts of a page, between `<!-- NAME -->` and `<!-- /NAME -->`. By NAME:
 *
 * - `inputs`, `outputs`: tables from `action.yml` with one short line each; only the most used inputs
 * - `merge inputs`: the inputs of `merge/action.yml`
 * - `flags`: the flags that only the command line has
 * - `inputs in full`, `outputs in full`: the complete descriptions of `action.yml`, with one heading per input
 * - `providers`, `formats`, `vendors`: tables from the code
 * - `example FILE`: the content of `examples/FILE`, up to `<!-- /example -->`
 *
 * @returns the filled page
 */
export function fillPage(page: string): string {
  const filled = Object.entries(PARTS).reduce((text, [name, part]) => fill(text, name, part), page)
  return filled.replace(/(<!-- example (\S+) -->\n)[\s\S]*?(<!-- \/example -->)/g, (_, start, name, end) => {
    const language = LANGUAGES[extname(name)] ?? 'yaml'
    return `${start}\`\`\`${language}\n${readFileSync(join(ROOT, 'examples', name), 'utf8')}\`\`\`\n${end}`
  })
}

const { inputs, outputs } = readActionMetadata()

/** The inputs in the README; the reference lists all. */
const MOST_USED = [
  'token',
  'mode',
  'path',
  'project-id',
  'exclude',
  'secrets',
  'timeout',
  'fail-on-incomplete',
  'if-no-sessions',
  'comment',
]

const PARTS: Readonly<Record<string, () => string>> = {
  inputs: () =>
    formatTable(
      ['Input', 'Default', 'Meaning'],
      MOST_USED.flatMap((name) => {
        const input = inputs[name]
        if (input === undefined) throw new Error(`action.yml has no input ${name}`)
        const shown = input.default ? `\`${input.default}\`` : ''
        return [[`[\`${name}\`](docs/reference.md#${name})`, shown, getShortLine('inputs', name, input.description)]]
      }),
    ),
  'inputs in full': () =>
    Object.entries(inputs)
      .map(([name, { description }]) => `### \`${name}\`\n\n${joinLines(description)}\n`)
      .join('\n'),
  outputs: () =>
    formatTable(
      ['Output', 'Meaning'],
      Object.entries(outputs).map(([name, output]) => [
        `\`${name}\``,
        getShortLine('outputs', name, output.description),
      ]),
    ),
  'outputs in full': () =>
    formatTable(
      ['Output', 'Meaning'],
      Object.entries(outputs).map(([name, output]) => [`\`${name}\``, output.description]),
    ),
  'merge inputs': () =>
    formatTable(
      ['Input', 'Meaning'],
      Object.entries(readActionMetadata('merge').inputs).map(([name, { description }]) => [`\`${name}\``, description]),
    ),
  flags: () =>
    formatTable(
      ['Flag', 'Meaning'],
      Object.entries(OWN_FLAGS).map(([name, { form, help }]) => {
        const value = 'placeholder' in form ? ` ${form.placeholder}` : ''
        return [`\`--${name}${value}\``, help[1]]
      }),
    ),
  formats: () =>
    formatTable(
      ['Rule', 'Shape'],
      FORMATS.map(({ rule, shape, needs }) => {
        const page = PAGES[rule]
        const name = page === undefined ? `\`${rule}\`` : `[\`${rule}\`](${page})`
        return [
          name,
          `${formatCode(shape)}${needs === undefined ? '' : `, with the word ${needs.replaceAll('|', ' or ')}`}`,
        ]
      }),
    ),
  vendors: () =>
    formatTable(
      ['Rule', 'The name has', 'Shape'],
      VENDOR_NAMES.map(({ rule, names, shape }) => [`\`${rule}\``, names.join(', '), formatCode(shape)]),
    ),
  providers: () =>
    formatTable(
      ['ID', 'Agents'],
      [
        ...PROVIDERS.map(({ id, agents }) => [`\`${id}\``, agents.join(', ')]),
        ['`other`', 'every other agent, under its own name'],
      ],
    ),
}

function fill(page: string, name: string, part: () => string): string {
  const place = new RegExp(`(<!-- ${name} -->\n)[\\s\\S]*?(<!-- /${name} -->)`)
  return page.replace(place, (_, start, end) => `${start}${part()}${end}`)
}

function formatTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [head, head.map(() => '---'), ...rows.map((cells) => cells.map(formatCell))]
  return lines.map((cells) => `| ${cells.join(' | ')} |\n`.replaceAll('|  |', '| |')).join('')
}

/** Formats a text as code, which may contain a backtick. */
function formatCode(text: string): string {
  return text.includes('`') ? `\`\` ${text} \`\`` : `\`${text}\``
}

function formatCell(text: string): string {
  return joinLines(text).replaceAll('|', '\\|')
}

function joinLines(text: string): string {
  return text.trim().replace(/\s+/g, ' ')
}
