import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** `node scripts/release-notes.ts v1.2.3`: prints what CHANGELOG.md says of that version, or why it is no release. */
const ROOT = join(import.meta.dirname, '..')
const [tag = ''] = process.argv.slice(2)
const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string }
const sections = readFileSync(join(ROOT, 'CHANGELOG.md'), 'utf8').split(/^## /m)
const section = sections.find((text) => text.startsWith(`[${version}]`)) ?? ''
const [heading = '', ...notes] = section.split('\n')

if (tag !== `v${version}`) {
  console.error(
    `The tag is ${tag || 'missing'}, and package.json says ${version}: a release needs the tag v${version}.`,
  )
  process.exitCode = 1
} else if (!/^\[[^\]]+\] - \d{4}-\d{2}-\d{2}$/.test(heading)) {
  console.error(`CHANGELOG.md needs the heading "## [${version}] - YYYY-MM-DD" with the date of the release.`)
  process.exitCode = 1
} else {
  // Definitions of links stand at the end of the file, below the last section.
  console.log(
    notes
      .filter((line) => !/^\[[^\]]+\]: /.test(line))
      .join('\n')
      .trim(),
  )
}
