import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { FILLED_PAGES, fillPage, readPage } from './readme.ts'

for (const page of FILLED_PAGES) writeFileSync(join(import.meta.dirname, '..', page), fillPage(readPage(page)))
