import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { README_SCENARIO } from '../local-runner/scenarios/everyday.ts'
import { runScenario } from '../local-runner/scenarios/run-scenario.ts'
import { SCENARIOS } from '../local-runner/scenarios/scenarios.ts'
import { findChromium } from './page/browser.ts'
import { createPageSources } from './page/page-sources.ts'
import { takeScreenshots } from './page/screenshots.ts'
import { writePages } from './page/write-pages.ts'

const USAGE = `npm run page [-- [--screenshots] [--readme] [NAME]…]

Runs the scenarios of local-runner/scenarios (all, or those named) with the current sources and renders their summaries and
comments as GitHub does: .local/page/index.html. --screenshots adds images: light and dark, collapsed and expanded, and
400 px wide. --readme updates the image of the README, docs/summary.png.`

const ROOT = join(import.meta.dirname, '..')
const DIRECTORY = join(ROOT, '.local', 'page')

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
const selected = values.readme
  ? [README_SCENARIO]
  : SCENARIOS.filter(({ name }) => positionals.length === 0 || positionals.includes(name))
if (selected.length < positionals.length) {
  throw new Error(`Unknown scenario. Available: ${SCENARIOS.map(({ name }) => name).join(', ')}`)
}

const pageSources = []
for (const scenario of selected) {
  console.log(scenario.name)
  pageSources.push(...createPageSources(await runScenario(scenario)))
}
writePages(DIRECTORY, pageSources)
console.log(`${pageSources.length} pages: ${join(DIRECTORY, 'index.html')}`)

if (values.screenshots || values.readme) {
  const chromium = findChromium()
  if (chromium === undefined)
    throw new Error('Chromium not found. Install the package chromium, or set CHROMIUM to its path.')
  await takeScreenshots(chromium, DIRECTORY, pageSources)
  if (values.readme)
    copyFileSync(join(DIRECTORY, `summary-${README_SCENARIO.name}-light.png`), join(ROOT, 'docs', 'summary.png'))
}
