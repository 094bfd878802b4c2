import * as core from '@actions/core'
import { createCloud } from './cloud/client.ts'
import type { Cloud } from './cloud/cloud.ts'
import type { ProxySettings } from './cloud/proxy.ts'
import { checkToken } from './cloud/token.ts'
import { MAX_BODY_BYTES } from './cloud/upload-body.ts'
import { excuseMissingToken, refuseUntrustedEvent } from './inputs/event.ts'
import type { Inputs } from './inputs/inputs.ts'
import { readInputs } from './inputs/read-inputs.ts'
import { conduct, type Stage, type StoryEnding } from './lifecycle.ts'
import { identifyProjects } from './project/identify.ts'
import { logInputs, logPlan, logProjects, logScan, logUpload } from './report/log.ts'
import { noSessionsNotice, optOutNotice, tokenNotice } from './report/notices.ts'
import type { ProjectRun, Timings } from './report/run.ts'
import { requireSessions } from './sessions/require-sessions.ts'
import { compareSessions } from './sync/compare.ts'
import { createLimiter } from './sync/limiter.ts'
import { planProject } from './sync/plan-project.ts'
import { type ScannedProject, scanProject } from './sync/scan-project.ts'
import { type PlannedUpload, settle, syncSessions, unreadableSession } from './sync/sync.ts'
import { VERSION } from './version.ts'

/** One run of the action, from its inputs to what it published; the exit code is set, and nothing is thrown. */
export async function main(): Promise<void> {
  await conduct(syncRepository)
}

/** Who may sync what: ends early when the inputs, the event, the project or the token say so, before any request. */
async function syncRepository(stage: Stage): Promise<StoryEnding> {
  const { run, printer, deadline } = stage
  printer.mask(core.getInput('token'))
  printer.mask(core.getInput('github-token'))
  const { SPECSTORY_CLOUD_URL: cloudUrl } = process.env
  const inputs = readInputs(core.getInput, { cloudUrl, windows: process.platform === 'win32' })
  run.inputs = inputs
  deadline.start(inputs.timeoutMs)
  logInputs(printer, inputs)
  refuseUntrustedEvent(run.runner)

  const { projects, optOuts } = await identifyProjects(inputs, run.runner)
  run.projects.push(...projects.map((project) => ({ project })))
  run.notices.push(...optOuts.map(optOutNotice))
  logProjects(printer, projects, optOuts)
  if (projects.length === 0)
    return { notRun: 'The owner turned cloud sync off (`cloud_sync: false`): nothing was sent.' }
  if (inputs.token === '') return { notRun: excuseMissingToken(run.runner) }

  const { warning } = checkToken(inputs.token, Date.now())
  if (warning !== undefined) run.notices.push(tokenNotice(warning))
  const cloud = await createCloud({
    baseUrl: inputs.cloudUrl,
    token: inputs.token,
    version: VERSION,
    concurrency: inputs.concurrency,
    retries: inputs.retries,
    requestTimeoutMs: inputs.requestTimeoutMs,
    proxy: proxySettings(),
    onSecret: printer.mask,
    onDebug: printer.debug,
    onPause: (ms) => printer.line(`The cloud asks to wait: every request pauses for ${Math.ceil(ms / 1000)} s.`),
  })
  run.requests = cloud.requests
  try {
    await syncProjects(inputs, cloud, stage)
  } finally {
    await cloud.close()
  }
  return undefined
}

/** Find, compare, upload: each phase for every project before the next one, and every request through one limiter. */
async function syncProjects(inputs: Inputs, cloud: Cloud, { run, printer, deadline, tally }: Stage): Promise<void> {
  const { workspace, repository, commit } = run.runner
  const limiter = createLimiter(inputs.concurrency)
  const clock = phaseClock(run.timings)

  const found = await clock('scan', async () => {
    const found: (ScannedProject & { entry: ProjectRun })[] = []
    for (const entry of run.projects) {
      const scanned = await scanProject(entry.project, inputs, workspace, cloud, deadline)
      entry.scan = scanned.scan
      logScan(printer, scanned.scan)
      found.push({ ...scanned, entry })
    }
    return found
  })
  const warning = await requireSessions(
    found.map(({ scan }) => scan),
    inputs,
    workspace,
  )
  if (warning !== undefined) run.notices.push(noSessionsNotice(warning))
  for (const { project, scan } of found) for (const session of scan.sessions) tally.attempt(project.id, session)
  deadline.signal.throwIfAborted()

  const uploads = await clock('compare', async () => {
    const uploads: PlannedUpload[] = []
    for (const { project, scan, bulk, entry } of found) {
      if (scan.sessions.length === 0) continue
      const { copies, ...sizes } = await compareSessions(
        { cloud, limiter, deadline },
        project.id,
        scan.sessions,
        await bulk,
      )
      Object.assign(entry, sizes)
      const rules = { ...inputs, maxBytes: MAX_BODY_BYTES }
      const { plan, failures } = await planProject(scan.sessions, copies, rules, {
        workspace,
        limiter,
        signal: deadline.signal,
      })
      entry.plan = plan
      for (const { session, failure } of failures) tally.record(unreadableSession(project, session, failure))
      uploads.push(...settle(plan, project, inputs.mode, tally))
      logPlan(printer, plan, entry.sizes)
    }
    return uploads
  })
  deadline.signal.throwIfAborted()
  if (uploads.length === 0) return

  await clock('upload', async () => {
    const timings = { read: 0, compress: 0, send: 0 }
    const totalBytes = uploads.reduce((sum, { planned }) => sum + planned.localBytes, 0)
    const progress = logUpload(printer, { total: uploads.length, totalBytes })
    try {
      const context = { cloud, limiter, workspace, repository, commit, budget: deadline, timings }
      await syncSessions(uploads, { limiter, deadline, tally }, context, ({ localBytes }) => progress.done(localBytes))
    } finally {
      progress.stop()
      Object.assign(run.timings, timings)
    }
  })
}

/** Times phases into the run, also those that an error ends. */
function phaseClock(timings: Timings) {
  return async <T>(phase: 'scan' | 'compare' | 'upload', work: () => Promise<T>): Promise<T> => {
    const startedAt = performance.now()
    try {
      return await work()
    } finally {
      timings[phase] = performance.now() - startedAt
    }
  }
}

/** The proxies as every other tool reads them: lower case first, as curl does. */
function proxySettings(): ProxySettings {
  const variable = (name: string): string | undefined => process.env[name.toLowerCase()] || process.env[name]
  return { httpsProxy: variable('HTTPS_PROXY'), httpProxy: variable('HTTP_PROXY'), noProxy: variable('NO_PROXY') }
}
