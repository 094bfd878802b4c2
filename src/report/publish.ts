import { appendFileSync, existsSync } from 'node:fs'
import type { Run } from '../run/run.ts'
import { buildAnnotations } from './annotations.ts'
import { logResult } from './log.ts'
import { buildOutputs, writeOutputs } from './outputs.ts'
import type { Printer } from './print.ts'
import { writeReport } from './report.ts'
import { renderSummary } from './summary/summary.ts'

/**
 * Publishes the run; report and outputs first, in case a cancelling runner kills the process. Never throws: a failed
 * part causes a warning. Synchronous, so that it cannot be interrupted.
 */
export function publish(run: Run, printer: Printer): void {
  const attempt = createAttempt(printer)
  // Abandoned work can leave a group open.
  attempt('The log', () => printer.endGroup())
  const report = attempt('The JSON report', () => writeReport(run)) ?? { path: '' }
  attempt('The outputs', () => warn(printer, writeOutputs(buildOutputs(run, report.path))))
  warn(printer, report.warning)
  attempt('The annotations', () => {
    for (const { level, message, ...properties } of buildAnnotations(run)) printer[level](message, properties)
  })
  attempt('The result', () => logResult(printer, run))
  if (run.inputs?.summary === false) return
  attempt('The job summary', () => warn(printer, writeSummary(renderSummary(run, report.path))))
}

function createAttempt(printer: Printer) {
  return <Value>(what: string, step: () => Value): Value | undefined => {
    try {
      return step()
    } catch (error) {
      warn(printer, `${what} could not be written: ${Error.isError(error) ? error.message : String(error)}`)
      return undefined
    }
  }
}

function warn(printer: Printer, message: string | undefined): void {
  if (message !== undefined) printer.warning(message, { title: 'SpecStory sync' })
}

/** Appends to the job summary; returns a warning instead of throwing. The toolkit would throw, and writes HTML. */
export function writeSummary(markdown: string): string | undefined {
  const file = process.env['GITHUB_STEP_SUMMARY'] ?? ''
  if (file === '') return 'The job summary was not written: GITHUB_STEP_SUMMARY is not set.'
  if (!existsSync(file))
    return 'The job summary was not written: the file that GITHUB_STEP_SUMMARY names does not exist.'
  try {
    appendFileSync(file, markdown)
    return undefined
  } catch (error) {
    return `The job summary was not written: ${Error.isError(error) ? error.message : String(error)}`
  }
}
