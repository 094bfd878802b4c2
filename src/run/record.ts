import type { ProjectId } from '../ids.ts'
import type { Runner } from '../inputs/runner.ts'
import { reasonOf, statusOf } from './ending.ts'
import type { RunEvent } from './events.ts'
import { optOutNotice } from './notices.ts'
import { emptyRun, type ProjectRun, type Run, unreadableOf } from './run.ts'
import { Tally } from './tally.ts'

/** A run while it is being written. */
type Draft = { -readonly [Key in keyof Run]: Run[Key] }

/** Keeps what happens in a run: the only writer of what everybody else reads. */
export class Recorder {
  readonly #run: Draft
  readonly #tally = new Tally()

  constructor(runner: Runner) {
    this.#run = emptyRun(runner)
  }

  /** What the run knows at this moment. */
  get run(): Run {
    return this.#run
  }

  /** Writes down one event. */
  take(event: RunEvent): void {
    const run = this.#run
    switch (event.event) {
      case 'inputs-read':
        run.inputs = event.inputs
        break
      case 'identified':
        run.projects = event.projects.map((project) => {
          return { project, scan: undefined, sizes: undefined, isNew: undefined, sizesFailure: undefined }
        })
        run.optOuts = event.optOuts
        run.notices = [...run.notices, ...event.optOuts.map(optOutNotice), ...event.notices]
        break
      case 'noted':
      case 'budget-short':
        run.notices = [...run.notices, event.notice]
        break
      case 'cloud-opened':
        run.requests = event.requests
        break
      case 'scanned':
        this.#know(event.project.id, { scan: event.scan })
        break
      case 'attempted':
        for (const session of event.sessions) this.#tally.attempt(event.project.id, session)
        break
      case 'compared':
        this.#know(event.project.id, { sizes: event.sizes, isNew: event.isNew, sizesFailure: event.sizesFailure })
        break
      case 'session-ended':
        this.#tally.record(event.result)
        break
      case 'session-interrupted':
        this.#tally.interrupt(event.projectId, event.sessionId, event.interruption)
        break
      case 'upload-ended':
        run.timings = { ...run.timings, ...event.timings }
        break
      case 'phase-ended':
        run.timings = { ...run.timings, [event.phase]: event.ms }
        break
      case 'ended':
        this.#end(event)
        break
      case 'planned':
      case 'upload-started':
      case 'paused':
      case 'requested':
    }
  }

  #know(projectId: ProjectId, facts: Partial<ProjectRun>): void {
    this.#run.projects = this.#run.projects.map((known) =>
      known.project.id === projectId ? { ...known, ...facts } : known,
    )
  }

  /** Gives every unfinished session its outcome, and the run its status. */
  #end({ ending, totalMs }: Extract<RunEvent, { event: 'ended' }>): void {
    const run = this.#run
    this.#tally.close(ending)
    run.results = this.#tally.results()
    run.counts = this.#tally.counts()
    run.timings = { ...run.timings, total: totalMs }
    run.status = statusOf(ending, run.counts, unreadableOf(run).length)
    run.statusReason = reasonOf(ending)
    if ('failure' in ending) run.failures = [...run.failures, ending.failure]
  }
}
