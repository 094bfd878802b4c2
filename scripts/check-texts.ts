import { findAvoidedWords, listTextFiles } from './avoided-words.ts'
import { findBrokenLinks } from './broken-links.ts'

/** The second part of `npm run lint`: words to avoid, and links to missing or empty pages. */
const files = listTextFiles()
const pages = files.filter((file) => file.endsWith('.md'))
const problems = [...files.flatMap(findAvoidedWords), ...pages.flatMap(findBrokenLinks)]
for (const problem of problems) console.error(problem)
console.log(`Checked the texts of ${files.length} files: ${problems.length} problems.`)
process.exitCode = problems.length === 0 ? 0 : 1
