import { readdirSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { readActionMetadata } from '../local-runner/action-metadata.ts'
import { OWN_FLAGS } from '../src/cli/flags.ts'
import { PROVIDERS } from '../src/providers.ts'
import { FORMATS, PAGES } from '../src/secrets/formats.ts'
import { VENDOR_NAMES } from '../src/secrets/vendor-names.ts'
import { lineOf } from './short-lines.ts'

const ROOT = join(import.meta.dirname, '..')

/** The pages that have parts to fill, by their paths in the repository. */
export const FILLED_PAGES = [
  'README.md',
  'docs/environments.md',
  'docs/internals/credentials.md',
  'docs/recipes.md',
  'docs/reference.md',
]

/** The files of `examples/`, each of which is shown on a page. */
export const EXAMPLES = readdirSync(join(ROOT, 'examples'), { recursive: true, encoding: 'utf8' })
  .map((name) => name.replaceAll('\\', '/'))
  .filter((name) => name !== 'ci')
  .sort()

/** The workflows for GitHub among them. */
export const WORKFLOWS = EXAMPLES.filter((name) => /^[\w-]+\.yml$/.test(name))

const LANGUAGES: Readonly<Record<string, string>> = { '.sh': 'sh', '.ps1': 'powershell', '': 'groovy' }

/** A page as it is committed. */
export function readPage(page: string): string {
  return readFileSync(join(ROOT, page), 'utf8')
}

/**
 * Fills the parts of a page that repeat other files. Between `<!-- NAME -->` and `<!-- /NAME -->` stand, by NAME:
 *
 * - `inputs`, `outputs`: tables of `action.yml` with one short line each, of the inputs that most people use
 * - `merge inputs`: those of `merge/action.yml`
 * - `flags`: the command line's own
 * - `inputs in full`, `outputs in full`: everything that `action.yml` says, a heading for each input
 * - `providers`, `formats`, `vendors`: tables of the code
 * - `example FILE`: `examples/FILE`, verbatim, ended by `<!-- /example -->`
 *
 * @returns the page as it should be
 */
export function fillPage(page: string): string {
  const filled = Object.entries(PARTS).reduce((text, [name, part]) => fill(text, name, part), page)
  return filled.replace(/(<!-- example (\S+) -->\n)[\s\S]*?(<!-- \/example -->)/g, (_, start, name, end) => {
    const language = LANGUAGES[extname(name)] ?? 'yaml'
    return `${start}\`\`\`${language}\n${readFileSync(join(ROOT, 'examples', name), 'utf8')}\`\`\`\n${end}`
  })
}

const { inputs, outputs } = readActionMetadata()

/** The inputs that the README shows; the reference has all. */
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
    table(
      ['Input', 'Default', 'Meaning'],
      MOST_USED.flatMap((name) => {
        const input = inputs[name]
        if (input === undefined) throw new Error(`action.yml has no input ${name}`)
        const shown = input.default ? `\`${input.default}\`` : ''
        return [[`[\`${name}\`](docs/reference.md#${name})`, shown, lineOf('inputs', name, input.description)]]
      }),
    ),
  'inputs in full': () =>
    Object.entries(inputs)
      .map(([name, { description }]) => `### \`${name}\`\n\n${oneLine(description)}\n`)
      .join('\n'),
  outputs: () =>
    table(
      ['Output', 'Meaning'],
      Object.entries(outputs).map(([name, output]) => [`\`${name}\``, lineOf('outputs', name, output.description)]),
    ),
  'outputs in full': () =>
    table(
      ['Output', 'Meaning'],
      Object.entries(outputs).map(([name, output]) => [`\`${name}\``, output.description]),
    ),
  'merge inputs': () =>
    table(
      ['Input', 'Meaning'],
      Object.entries(readActionMetadata('merge').inputs).map(([name, { description }]) => [`\`${name}\``, description]),
    ),
  flags: () =>
    table(
      ['Flag', 'Meaning'],
      Object.entries(OWN_FLAGS).map(([name, { form, help }]) => {
        const value = 'placeholder' in form ? ` ${form.placeholder}` : ''
        return [`\`--${name}${value}\``, help[1]]
      }),
    ),
  formats: () =>
    table(
      ['Rule', 'Shape'],
      FORMATS.map(({ rule, shape, needs }) => {
        const page = PAGES[rule]
        const name = page === undefined ? `\`${rule}\`` : `[\`${rule}\`](${page})`
        return [name, `${code(shape)}${needs === undefined ? '' : `, with the word ${needs.replaceAll('|', ' or ')}`}`]
      }),
    ),
  vendors: () =>
    table(
      ['Rule', 'The name has', 'Shape'],
      VENDOR_NAMES.map(({ rule, names, shape }) => [`\`${rule}\``, names.join(', '), code(shape)]),
    ),
  providers: () =>
    table(
      ['Id', 'Agents'],
      [
        ...PROVIDERS.map(({ id, agents }) => [`\`${id}\``, agents.join(', ')]),
        ['`other`', 'every other one, under its own name'],
      ],
    ),
}

function fill(page: string, name: string, part: () => string): string {
  const place = new RegExp(`(<!-- ${name} -->\n)[\\s\\S]*?(<!-- /${name} -->)`)
  return page.replace(place, (_, start, end) => `${start}${part()}${end}`)
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [head, head.map(() => '---'), ...rows.map((cells) => cells.map(cell))]
  return lines.map((cells) => `| ${cells.join(' | ')} |\n`.replaceAll('|  |', '| |')).join('')
}

/** A shape may have a backtick in it. */
function code(text: string): string {
  return text.includes('`') ? `\`\` ${text} \`\`` : `\`${text}\``
}

function cell(text: string): string {
  return oneLine(text).replaceAll('|', '\\|')
}

function oneLine(text: string): string {
  return text.trim().replace(/\s+/g, ' ')
}
