import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readInputDefaults } from '../local-runner/action-metadata.ts'
import { FILLED_PAGES, fillPage, readPage } from './readme.ts'

const ROOT = join(import.meta.dirname, '..')

for (const page of FILLED_PAGES) writeFileSync(join(ROOT, page), fillPage(readPage(page)))

// The bundle has no YAML parser.
writeFileSync(join(ROOT, 'src/inputs/input-defaults.json'), `${JSON.stringify(readInputDefaults('.'), null, 2)}\n`)
