import { statSync } from 'node:fs'
import { relative, resolve, sep } from 'node:path'
import { parseArgs, styleText } from 'node:util'
import { startLocalCloud } from '../local-cloud/server.ts'
import { runAction } from '../local-runner/run-action.ts'
import { createPlainLog } from '../src/cli/plain-log.ts'
import { renderForTerminal } from '../src/cli/terminal-markdown.ts'

const USAGE = `npm start [-- --path DIR]…

Runs the action as it is committed (dist/index.js) against a SpecStory Cloud on this machine, twice: the first run
uploads every session below the paths, the second finds nothing left to do. Without --path it takes the sample sessions
of this project. Nothing leaves this machine.`

/** The deepest directory that holds all of the paths. */
function commonParent(paths: readonly string[]): string {
  const [first = [], ...others] = paths.map((path) => path.split(sep))
  const shared = first.findIndex((part, depth) => others.some((parts) => parts[depth] !== part))
  return (shared === -1 ? first : first.slice(0, shared)).join(sep) || sep
}

function heading(text: string): void {
  console.log(`\n${styleText('bold', `━━ ${text} ${'━'.repeat(Math.max(4, 100 - text.length))}`)}`)
}

const { values } = parseArgs({
  options: { path: { type: 'string', multiple: true }, help: { type: 'boolean', short: 'h' } },
})
if (values.help) {
  console.log(USAGE)
  process.exit(0)
}
const paths = (values.path ?? [resolve(import.meta.dirname, '..', 'samples')]).map((path) => resolve(path))
for (const path of paths) {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory() !== true) {
    console.error(`There is no directory ${path}.`)
    process.exit(2)
  }
}
const isStyled = styleText('bold', 'x') !== 'x'
const workspace = commonParent(paths)
const repository = 'octo-org/weather'

const cloud = await startLocalCloud()
try {
  console.log(`SpecStory Cloud on this machine: ${cloud.url}`)
  console.log(`Workspace: ${workspace}`)
  console.log(`Repository (invented, the project id follows from it): ${repository}`)
  const exitCodes: (number | null)[] = []
  for (const title of ['First run: everything is new', 'Second run: nothing left to do']) {
    const requestsBefore = cloud.requests.length
    heading(title)
    const plain = createPlainLog()
    const ending = await runAction({
      workspace,
      repository,
      inputs: {
        token: cloud.token,
        path: paths.map((path) => relative(workspace, path).replaceAll(sep, '/') || '.').join('\n'),
        'cloud-url': cloud.url,
      },
    })
    for (const line of ending.log.trimEnd().split('\n')) {
      const shown = plain(line)
      if (shown !== undefined) console.log(shown)
    }
    exitCodes.push(ending.exitCode)
    heading('Outputs')
    for (const [name, value] of Object.entries(ending.outputs)) console.log(`${name.padEnd(12)} ${value}`)
    heading('Job summary')
    console.log(renderForTerminal(ending.summary, isStyled))
    const made = Object.entries(Object.groupBy(cloud.requests.slice(requestsBefore), ({ route }) => route))
    console.log(`Requests that reached the cloud: ${made.map(([route, all]) => `${all.length} ${route}`).join(', ')}`)
    console.log(`Exit code: ${ending.exitCode}`)
  }
  process.exitCode = exitCodes.every((code) => code === 0) ? 0 : 1
} finally {
  await cloud.close()
}
