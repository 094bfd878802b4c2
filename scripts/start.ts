import { spawn } from 'node:child_process'
import { statSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { parseArgs, styleText } from 'node:util'
import { startLocalCloud } from '../local-cloud/server.ts'

const USAGE = `npm start [-- DIR] [-- --path DIR]…

Runs the committed command line (dist/cli.js) twice in DIR, against a local SpecStory Cloud: the first run uploads every
session, the second finds everything up to date. Default for DIR: the sample sessions of this project.
No data leaves this machine.`

const ROOT = resolve(import.meta.dirname, '..')
/** For a checkout whose project is unknown. */
const SAMPLE_PROJECT_ID = 'aaaa-bbbb-cccc-dddd'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { path: { type: 'string', multiple: true }, help: { type: 'boolean', short: 'h' } },
})
if (values.help) {
  console.log(USAGE)
  process.exit(0)
}
// npm changes the working directory; DIR is relative to the directory where npm was started.
const directory = resolve(process.env['INIT_CWD'] ?? '.', positionals[0] ?? join(ROOT, 'samples'))
const paths = (values.path ?? []).map((path) => relative(directory, resolve(directory, path)) || '.')
for (const path of [directory, ...paths.map((below) => join(directory, below))]) {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory() === true) continue
  console.error(`Directory not found: ${path}`)
  process.exit(2)
}

const cloud = await startLocalCloud()
try {
  const inputs = paths.flatMap((path) => ['--path', path])
  const isKnown = (await run(['--print-project-id', ...inputs], 'ignore')) === 0
  if (!isKnown) inputs.push('--project-id', SAMPLE_PROJECT_ID)
  console.log(`Checkout: ${directory}`)
  if (!isKnown) console.log(`Project ID: ${SAMPLE_PROJECT_ID} (an example, because the checkout has none)`)
  const exitCodes: number[] = []
  for (const title of ['First run', 'Second run']) {
    console.log(`\n${styleText('bold', `━━ ${title} ${'━'.repeat(76 - title.length)}`)}`)
    exitCodes.push(await run(['--cloud-url', cloud.url, ...inputs], 'inherit'))
  }
  console.log('\nMore examples of summaries: npm run page. All flags: node dist/cli.js --help')
  process.exitCode = Math.max(...exitCodes)
} finally {
  await cloud.close()
}

/** Runs the command line with the local cloud's token. Returns its exit code. */
async function run(flags: readonly string[], stdio: 'inherit' | 'ignore'): Promise<number> {
  const child = spawn(process.execPath, [join(ROOT, 'dist', 'cli.js'), ...flags], {
    cwd: directory,
    env: { ...selectVariables(), SPECSTORY_TOKEN: cloud.token },
    stdio,
  })
  return await new Promise((resolveCode, reject) => {
    child.once('error', reject)
    child.once('close', (code) => resolveCode(code ?? 1))
  })
}

/** The environment without variables of a CI system, which would describe another checkout. */
function selectVariables(): NodeJS.ProcessEnv {
  const names = ['PATH', 'SystemRoot', 'HOME', 'TERM', 'COLORTERM', 'NO_COLOR', 'FORCE_COLOR', 'TMPDIR', 'TEMP', 'TMP']
  return Object.fromEntries(names.map((name) => [name, process.env[name]]))
}
