import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** `node scripts/release-notes.ts v1.2.3`: prints the section of CHANGELOG.md for a version, or why it cannot be released. */
const ROOT = join(import.meta.dirname, '..')
const [tag = ''] = process.argv.slice(2)
const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string }
const sections = readFileSync(join(ROOT, 'CHANGELOG.md'), 'utf8').split(/^## /m)
const section = sections.find((text) => text.startsWith(`[${version}]`)) ?? ''
const [heading = '', ...notes] = section.split('\n')

if (tag !== `v${version}`) {
  console.error(
    `The tag is ${tag || 'missing'}, but the version in package.json is ${version}. The tag must be v${version}.`,
  )
  process.exitCode = 1
} else if (!/^\[[^\]]+\] - \d{4}-\d{2}-\d{2}$/.test(heading)) {
  console.error(`CHANGELOG.md must have the heading "## [${version}] - YYYY-MM-DD" with the date of the release.`)
  process.exitCode = 1
} else {
  // Link definitions follow the last section.
  console.log(
    notes
      .filter((line) => !/^\[[^\]]+\]: /.test(line))
      .join('\n')
      .trim(),
  )
}
