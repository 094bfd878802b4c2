import type { ProjectId, SessionId } from '../ids.ts'
import type { Runner } from '../inputs/runner.ts'
import type { LocalSession } from '../sessions/session.ts'
import type { RunEvent } from './events.ts'
import { createOptOutNotice } from './notices.ts'
import { type Interruption, type SessionResult, toInterruptedResult } from './results.ts'
import { countInaccessibleIn, createRun, type ProjectRun, type Run } from './run.ts'
import { createUnfinishedResult, formatStatusReason, type RunOutcome, resolveStatus } from './run-outcome.ts'
import { addSession, type Counts, createCounts, SESSION_STATUSES } from './session-statuses.ts'

type Draft = { -readonly [Key in keyof Run]: Run[Key] }

/** The only writer of a run. */
export class Recorder {
  readonly #run: Draft
  readonly #ledger = new SessionLedger()

  constructor(runner: Runner) {
    this.#run = createRun(runner)
  }

  get run(): Run {
    return this.#run
  }

  handle(event: RunEvent): void {
    const run = this.#run
    switch (event.event) {
      case 'inputs-read':
        run.inputs = event.inputs
        break
      case 'projects-resolved':
        run.projects = event.projects.map((project) => {
          return { project, scan: undefined, sizes: undefined, isNew: undefined, sizesFailure: undefined }
        })
        run.optOuts = event.optOuts
        run.notices = [...run.notices, ...event.optOuts.map(createOptOutNotice), ...event.notices]
        break
      case 'notice-added':
      case 'rate-limit-low':
        run.notices = [...run.notices, event.notice]
        break
      case 'client-created':
        run.requests = event.requests
        break
      case 'scanned':
      case 'ignored-searched':
        this.#updateProject(event.project.id, { scan: event.scan })
        break
      case 'searched':
        run.searched = event.transcripts
        break
      case 'attempted':
        for (const session of event.sessions) this.#ledger.add(event.project.id, session)
        break
      case 'compared':
        this.#updateProject(event.project.id, {
          sizes: event.sizes,
          isNew: event.isNew,
          sizesFailure: event.sizesFailure,
        })
        break
      case 'session-ended':
        this.#ledger.record(event.result)
        break
      case 'session-interrupted':
        this.#ledger.markInterrupted(event.projectId, event.sessionId, event.interruption)
        break
      case 'upload-ended':
        run.timings = { ...run.timings, ...event.timings }
        break
      case 'phase-ended':
        run.timings = { ...run.timings, [event.phase]: event.ms }
        break
      case 'ended':
        this.#finish(event)
        break
      case 'planned':
      case 'upload-started':
      case 'paused':
      case 'request-completed':
    }
  }

  #updateProject(projectId: ProjectId, facts: Partial<ProjectRun>): void {
    this.#run.projects = this.#run.projects.map((known) =>
      known.project.id === projectId ? { ...known, ...facts } : known,
    )
  }

  #finish({ ending, totalMs }: Extract<RunEvent, { event: 'ended' }>): void {
    const run = this.#run
    this.#ledger.closeUnfinished(ending)
    run.results = this.#ledger.listResults()
    run.counts = this.#ledger.countStatuses()
    run.timings = { ...run.timings, total: totalMs }
    run.status = resolveStatus(ending, run.counts, countInaccessibleIn(run))
    run.statusReason = formatStatusReason(ending)
    if ('failure' in ending) run.failures = [...run.failures, ending.failure]
  }
}

type Unfinished = {
  readonly projectId: ProjectId
  readonly session: LocalSession
  readonly interruption?: Interruption
}

/** Ledger of sessions: attempted = created + updated + skipped + errored + timed-out + pending, however a run ends. */
export class SessionLedger {
  /** A map for each project: combined keys would use more memory. */
  readonly #projects = new Map<string, Map<string, Unfinished | SessionResult>>()

  /** A session counts once per project. */
  add(projectId: ProjectId, session: LocalSession): void {
    const sessions = this.#getSessions(projectId)
    if (!sessions.has(session.id)) sessions.set(session.id, { projectId, session })
  }

  /**
   * Records a result. Of two results, keeps the one with higher precedence.
   * @throws Error for a session that was not added
   */
  record(result: SessionResult): void {
    const { projectId, session } = result
    const entry = this.#projects.get(projectId)?.get(session.id)
    if (entry === undefined) throw new Error(`session ${session.id} was counted without being attempted`)
    if (isFinished(entry) && getPrecedence(result) <= getPrecedence(entry)) return
    this.#projects.get(projectId)?.set(session.id, result)
  }

  /** Keeps the progress of an interrupted session. */
  markInterrupted(projectId: ProjectId, sessionId: SessionId, interruption: Interruption): void {
    const sessions = this.#projects.get(projectId)
    const entry = sessions?.get(sessionId)
    if (entry !== undefined && !isFinished(entry)) sessions?.set(sessionId, { ...entry, interruption })
  }

  /** Sets the results of unfinished sessions. */
  closeUnfinished(ending: RunOutcome): void {
    const closing = createUnfinishedResult(ending)
    for (const sessions of this.#projects.values()) {
      for (const [id, entry] of sessions) {
        if (isFinished(entry)) continue
        sessions.set(id, toInterruptedResult(entry.projectId, entry.session, closing, entry.interruption))
      }
    }
  }

  isComplete(): boolean {
    return this.#listAll().every(isFinished)
  }

  /** Unfinished sessions count only as attempted. */
  countStatuses(): Counts {
    const counts = createCounts()
    for (const entry of this.#listAll()) addSession(counts, isFinished(entry) ? entry.outcome : undefined)
    return counts
  }

  /** Lists results by project, then in the order of `add`. */
  listResults(): SessionResult[] {
    return this.#listAll().filter(isFinished).toArray()
  }

  #getSessions(projectId: ProjectId): Map<string, Unfinished | SessionResult> {
    const known = this.#projects.get(projectId) ?? new Map<string, Unfinished | SessionResult>()
    this.#projects.set(projectId, known)
    return known
  }

  #listAll(): IteratorObject<Unfinished | SessionResult> {
    return this.#projects.values().flatMap((sessions) => sessions.values())
  }
}

function isFinished(entry: Unfinished | SessionResult): entry is SessionResult {
  return 'outcome' in entry
}

function getPrecedence({ outcome }: SessionResult): number {
  return SESSION_STATUSES[outcome].precedence
}
