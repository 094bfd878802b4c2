import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readActionMetadata } from '../local-runner/action-metadata.ts'
import { PROVIDERS } from '../src/providers.ts'

const ROOT = join(import.meta.dirname, '..')

/**
 * Fills the parts of the README that repeat other files: between `<!-- inputs -->` and `<!-- /inputs -->` the table of
 * inputs of action.yml, likewise the outputs and the providers of the code, and between `<!-- example NAME -->` and
 * `<!-- /example -->` the workflow `examples/NAME`, verbatim.
 *
 * @returns the README as it should be
 */
export function fillReadme(readme: string): string {
  const { inputs, outputs } = readActionMetadata()
  return readme
    .replace(/(<!-- inputs -->\n)[\s\S]*?(<!-- \/inputs -->)/, (_, start, end) => {
      const rows = Object.entries(inputs).map(([name, input]) => {
        const preset = input.default ? `\`${input.default}\`` : ''
        return `| \`${name}\` | ${preset} | ${cell(input.description)} |`
      })
      return `${start}| Input | Default | Meaning |\n|---|---|---|\n${rows.join('\n')}\n${end}`
    })
    .replace(/(<!-- outputs -->\n)[\s\S]*?(<!-- \/outputs -->)/, (_, start, end) => {
      const rows = Object.entries(outputs).map(([name, output]) => `| \`${name}\` | ${cell(output.description)} |`)
      return `${start}| Output | Meaning |\n|---|---|\n${rows.join('\n')}\n${end}`
    })
    .replace(/(<!-- providers -->\n)[\s\S]*?(<!-- \/providers -->)/, (_, start, end) => {
      const rows = PROVIDERS.map(({ id, agents }) => `| \`${id}\` | ${agents.map(cell).join(', ')} |`)
      return `${start}| Id | Agents |\n|---|---|\n${rows.join('\n')}\n| \`other\` | every other one, under its own name |\n${end}`
    })
    .replace(/(<!-- example (\S+) -->\n)[\s\S]*?(<!-- \/example -->)/g, (_, start, name, end) => {
      return `${start}\`\`\`yaml\n${readFileSync(join(ROOT, 'examples', name), 'utf8')}\`\`\`\n${end}`
    })
}

function cell(description: string): string {
  return description.trim().replace(/\s+/g, ' ').replaceAll('|', '\\|')
}
