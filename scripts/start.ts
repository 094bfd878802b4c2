import { spawnSync } from 'node:child_process'
import { statSync } from 'node:fs'
import { relative, resolve, sep } from 'node:path'
import { parseArgs, styleText } from 'node:util'
import { startLocalCloud } from '../local-cloud/server.ts'
import { runAction } from '../local-runner/run-action.ts'
import { createPlainLog } from '../src/cli/plain-log.ts'
import { renderForTerminal } from '../src/cli/terminal-markdown.ts'
import { parseRepository } from '../src/remote-url.ts'

const USAGE = `npm start [-- DIR…]

Runs the committed action (dist/index.js) twice against a SpecStory Cloud on this machine: the first run uploads every
session below the directories, the second finds nothing to do. Without a directory it takes the sample sessions of this
project. Nothing leaves this machine.`

const SAMPLES = resolve(import.meta.dirname, '..', 'samples')

/** The deepest directory that contains all of the paths. */
function commonParent(paths: readonly string[]): string {
  const [first = [], ...others] = paths.map((path) => path.split(sep))
  const shared = first.findIndex((part, depth) => others.some((parts) => parts[depth] !== part))
  return (shared === -1 ? first : first.slice(0, shared)).join(sep) || sep
}

function askGit(directory: string, ...args: string[]): string {
  return spawnSync('git', ['-C', directory, ...args], { encoding: 'utf8' }).stdout?.trim() ?? ''
}

function printHeading(text: string): void {
  console.log(`\n${styleText('bold', `━━ ${text} ${'━'.repeat(Math.max(4, 96 - text.length))}`)}`)
}

/** The log with its groups closed, as GitHub shows it first. */
function foldGroups(log: string): string {
  return log.replace(/^(::group::.*)\n[\s\S]*?^::endgroup::\n/gm, '$1\n::endgroup::\n')
}

/** The summary with its details closed. */
function foldDetails(summary: string): string {
  return summary.replace(/<details>\s*<summary>(.*?)<\/summary>[\s\S]*?<\/details>/g, '▸ $1')
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { help: { type: 'boolean', short: 'h' } },
})
if (values.help) {
  console.log(USAGE)
  process.exit(0)
}
const paths = positionals.length > 0 ? positionals.map((path) => resolve(path)) : [SAMPLES]
for (const path of paths) {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory() !== true) {
    console.error(`There is no directory ${path}.`)
    process.exit(2)
  }
}
const parent = commonParent(paths)
const isOwn = positionals.length > 0
const workspace = (isOwn && askGit(parent, 'rev-parse', '--show-toplevel')) || parent
const origin = isOwn ? parseRepository(askGit(workspace, 'remote', 'get-url', 'origin')) : undefined
const repository = origin?.name ?? 'octo-org/weather'
const isStyled = styleText('bold', 'x') !== 'x'

const cloud = await startLocalCloud()
try {
  console.log(`SpecStory Cloud on this machine: ${cloud.url}`)
  console.log(`Checkout: ${workspace}`)
  if (origin === undefined) console.log(`Repository: ${repository} (an example, because the checkout has no origin)`)
  const exitCodes: (number | null)[] = []
  for (const title of ['First run: every session is new', 'Second run: nothing to do']) {
    printHeading(title)
    const plain = createPlainLog()
    const ending = await runAction({
      workspace,
      repository,
      env: { GITHUB_SERVER_URL: origin?.serverUrl ?? 'https://github.com' },
      inputs: {
        token: cloud.token,
        path: paths.map((path) => relative(workspace, path).replaceAll(sep, '/') || '.').join('\n'),
        'cloud-url': cloud.url,
      },
    })
    for (const line of foldGroups(ending.log).trimEnd().split('\n')) {
      const shown = plain(line)
      if (shown !== undefined) console.log(shown)
    }
    console.log(`Exit code: ${ending.exitCode}`)
    if (exitCodes.length === 0) {
      printHeading('Job summary of the first run')
      console.log(renderForTerminal(foldDetails(ending.summary), isStyled))
      printHeading('Outputs of the first run')
      for (const [name, value] of Object.entries(ending.outputs)) console.log(`${name.padEnd(12)} ${value}`)
    }
    exitCodes.push(ending.exitCode)
  }
  process.exitCode = exitCodes.every((code) => code === 0) ? 0 : 1
} finally {
  await cloud.close()
}
