import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fillReadme } from './readme.ts'

const README = join(import.meta.dirname, '..', 'README.md')

writeFileSync(README, fillReadme(readFileSync(README, 'utf8')))
