import * as core from '@actions/core'

/** Appends to the job summary and never fails the run: returns what went wrong, if anything did. */
export async function writeSummary(markdown: string): Promise<string | undefined> {
  if ((process.env['GITHUB_STEP_SUMMARY'] ?? '') === '')
    return 'The job summary was not written: GITHUB_STEP_SUMMARY is not set here.'
  try {
    await core.summary.addRaw(markdown).write()
    return undefined
  } catch (error) {
    core.summary.emptyBuffer()
    return `The job summary was not written: ${Error.isError(error) ? error.message : String(error)}`
  }
}
