import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { runScenario } from '../local-runner/scenarios/run-scenario.ts'
import { SCENARIOS } from '../local-runner/scenarios/scenarios.ts'
import { findChromium } from './page/browser.ts'
import { takePictures } from './page/pictures.ts'
import { sheetsOf } from './page/sheets.ts'
import { writePages } from './page/write-pages.ts'

const USAGE = `npm run page [-- [--screenshots] [--readme] [NAME]…]

Plays every scenario of local-runner/scenarios (or those named) with the sources as they are, and writes each summary and
comment as GitHub shows it to .local/page/index.html. --screenshots adds pictures: light and dark, folded and unfolded, and
400 px wide. --readme makes the README's picture, docs/summary.png, from one of them.`

const ROOT = join(import.meta.dirname, '..')
const DIRECTORY = join(ROOT, '.local', 'page')
/** What most people see. */
const README_SCENARIO = 'first-sync'

const { values, positionals } = parseArgs({
  options: {
    screenshots: { type: 'boolean' },
    readme: { type: 'boolean' },
    help: { type: 'boolean', short: 'h' },
  },
  allowPositionals: true,
})
if (values.help) {
  console.log(USAGE)
  process.exit(0)
}
const names = values.readme ? [README_SCENARIO] : positionals
const chosen = SCENARIOS.filter(({ name }) => names.length === 0 || names.includes(name))
if (chosen.length < names.length) throw new Error(`There is: ${SCENARIOS.map(({ name }) => name).join(', ')}`)

const sheets = []
for (const scenario of chosen) {
  console.log(scenario.name)
  sheets.push(...sheetsOf(await runScenario(scenario)))
}
writePages(DIRECTORY, sheets)
console.log(`${sheets.length} pages: ${join(DIRECTORY, 'index.html')}`)

if (values.screenshots || values.readme) {
  const chromium = findChromium()
  if (chromium === undefined)
    throw new Error('No Chromium: install the package chromium, or name its file in CHROMIUM.')
  await takePictures(chromium, DIRECTORY, sheets)
  if (values.readme)
    copyFileSync(join(DIRECTORY, `summary-${README_SCENARIO}-light.png`), join(ROOT, 'docs', 'summary.png'))
}
