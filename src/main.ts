import * as core from '@actions/core'
import { validateToken } from './cloud/token.ts'
import type { RunDeadline } from './deadline.ts'
import {
  findUnmergedBranch,
  forkSkipReason,
  missingTokenReason,
  refuseUntrustedEvent,
  withheldSecretsReason,
} from './inputs/event.ts'
import { readInputs } from './inputs/inputs.ts'
import { type Runner, readRunner } from './inputs/runner.ts'
import { type RunHandlers, runWithLifecycle } from './lifecycle.ts'
import { identifyProjects } from './project/identify.ts'
import { adoptInputCase } from './project/path-case.ts'
import { createRunLog } from './report/log.ts'
import { createPrinter } from './report/print.ts'
import { publish } from './report/publish.ts'
import type { RunObserver } from './run/events.ts'
import {
  createIgnoredValuesNotice,
  createNotComparedNotice,
  createTokenNotice,
  createUnmergedNotice,
  createUnverifiedNotice,
  formatOptOutReason,
} from './run/notices.ts'
import { Recorder } from './run/recorder.ts'
import { resolveExitCode } from './run/run.ts'
import { parseExactValues } from './secrets/exact-values.ts'
import type { SyncRequest } from './sync/context.ts'

/** Runs the action and sets the exit code. Never throws. */
export async function main(): Promise<void> {
  const runner = readRunner(process.env)
  const printer = createPrinter(runner)
  const recorder = new Recorder(runner)
  const log = createRunLog(printer)
  const observe: RunObserver = (event) => {
    recorder.handle(event)
    log(event)
  }
  await runWithLifecycle({
    run: (deadline) => syncRepository(runner, deadline, observe, printer.mask),
    finish(ending, totalMs) {
      observe({ event: 'ended', ending, totalMs })
      publish(recorder.run, printer)
      return resolveExitCode(recorder.run)
    },
    async onFinished(cancelled) {
      if (recorder.run.inputs?.comment !== true) return
      const { commentOnPullRequest } = await import('./report/comment/comment.ts')
      await commentOnPullRequest(recorder.run, printer, cancelled)
    },
  })
}

/** Checks inputs, event, project and token before the first request, then syncs. */
async function syncRepository(
  runner: Runner,
  deadline: RunDeadline,
  observe: RunObserver,
  mask: (secret: string) => void,
): ReturnType<RunHandlers['run']> {
  mask(core.getInput('token'))
  mask(core.getInput('github-token'))
  for (const value of parseExactValues(core.getInput('redact-values'))?.values ?? []) mask(value)
  const given = await readInputs(core.getInput, runner)
  deadline.start(given.timeoutMs)
  const inputs = await adoptInputCase(given, runner.workspace).catch((error: unknown) => {
    observe({ event: 'inputs-read', inputs: given })
    throw error
  })
  observe({ event: 'inputs-read', inputs })
  const { ignoredCount } = inputs.redactValues
  if (ignoredCount > 0) observe({ event: 'notice-added', notice: createIgnoredValuesNotice(ignoredCount) })
  if (!runner.verifiesTls) observe({ event: 'notice-added', notice: createUnverifiedNotice() })
  const isSync = inputs.mode === 'sync'
  refuseUntrustedEvent(runner, inputs.mode)
  const skipReason = isSync ? forkSkipReason(runner) : undefined
  if (skipReason !== undefined) return { kind: 'not-run', reason: skipReason }

  const { projects, optOuts, notices } = await identifyProjects(inputs, runner)
  observe({ event: 'projects-resolved', projects, optOuts, notices })
  if (projects.length === 0) return { kind: 'not-run', reason: formatOptOutReason(optOuts) }
  const request = { inputs, runner, projects, deadline, observe, mask }
  if (inputs.token === '') return await endWithoutToken(request)
  const { warning } = validateToken(inputs.token, Date.now())
  if (warning !== undefined) observe({ event: 'notice-added', notice: createTokenNotice(warning) })
  const branch = isSync ? findUnmergedBranch(runner) : undefined
  if (branch !== undefined) observe({ event: 'notice-added', notice: createUnmergedNotice(branch, projects) })

  // Loaded on demand: a run that ends before this point takes half the time.
  const { sync } = await import('./sync/sync.ts')
  await sync(request)
  return { kind: 'finished' }
}

/** Ends as `not-run`, or searches for credentials: that check needs no token, and a fork's pull request has none. */
async function endWithoutToken(request: SyncRequest): ReturnType<RunHandlers['run']> {
  const { inputs, runner, observe } = request
  const isSearch = inputs.mode === 'check' && inputs.secrets === 'hold'
  if (!isSearch) return { kind: 'not-run', reason: missingTokenReason(runner) }
  const { searchSessions } = await import('./sync/search.ts')
  await searchSessions(request)
  observe({ event: 'notice-added', notice: createNotComparedNotice(withheldSecretsReason(runner), runner.onGithub) })
  return { kind: 'finished' }
}
