import type { PauseReason } from '../cloud/cloud.ts'
import type { Observer } from '../run/events.ts'
import { logPlan, logProjects, logScan, logUpload } from './log.ts'
import { logInputs } from './log-inputs.ts'
import type { Printer } from './print.ts'

const PAUSE_WORDS: Readonly<Record<PauseReason, string>> = {
  'rate-limit': 'The cloud asks to wait',
  outage: 'The cloud answers nobody',
}

/** Shows what happens in a run as it happens, a folded group for each phase. How it ended is told by `publish`. */
export function createRunLog(printer: Printer): Observer {
  let upload: ReturnType<typeof logUpload> | undefined
  return (event) => {
    switch (event.event) {
      case 'inputs-read':
        logInputs(printer, event.inputs)
        break
      case 'identified':
        logProjects(printer, event.projects, event.optOuts)
        break
      case 'scanned':
        logScan(printer, event.scan)
        break
      case 'planned':
        logPlan(printer, event.plan, event.sizes)
        break
      case 'upload-started':
        upload = logUpload(printer, { total: event.sessions, totalBytes: event.bytes })
        break
      case 'session-ended':
        upload?.done(event.result.localBytes)
        break
      case 'upload-ended':
        upload?.stop()
        upload = undefined
        break
      case 'paused':
        printer.line(`${PAUSE_WORDS[event.reason]}: every request pauses for ${Math.ceil(event.ms / 1000)} s.`)
        break
      case 'budget-short':
        printer.line(event.notice.message)
        break
      case 'requested':
        printer.debug(event.line)
        break
      case 'noted':
      case 'cloud-opened':
      case 'attempted':
      case 'compared':
      case 'session-interrupted':
      case 'phase-ended':
      case 'ended':
    }
  }
}
