import { appendFileSync, existsSync } from 'node:fs'

/**
 * Appends to the job summary and never fails the run: returns what went wrong, if anything did. Not through the
 * toolkit, which throws where there is no summary file, and builds HTML where this writes Markdown.
 */
export function writeSummary(markdown: string): string | undefined {
  const file = process.env['GITHUB_STEP_SUMMARY'] ?? ''
  if (file === '') return 'The job summary was not written: GITHUB_STEP_SUMMARY is not set here.'
  if (!existsSync(file))
    return 'The job summary was not written: the file that GITHUB_STEP_SUMMARY names does not exist.'
  try {
    appendFileSync(file, markdown)
    return undefined
  } catch (error) {
    return `The job summary was not written: ${Error.isError(error) ? error.message : String(error)}`
  }
}
