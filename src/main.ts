import * as core from '@actions/core'
import { checkToken } from './cloud/token.ts'
import { excuseMissingToken, refuseUntrustedEvent } from './inputs/event.ts'
import { readInputs } from './inputs/read-inputs.ts'
import { conduct, type Stage, type StoryEnding } from './lifecycle.ts'
import { identifyProjects } from './project/identify.ts'
import { logInputs, logProjects } from './report/log.ts'
import { optOutNotice, tokenNotice } from './report/notices.ts'
import { createLimiter } from './sync/limiter.ts'

/** One run of the action, from its inputs to what it published; the exit code is set, and nothing is thrown. */
export async function main(): Promise<void> {
  await conduct(syncRepository)
}

/**
 * The story: who may sync what, and then the three phases. It ends early when the inputs, the event, the project or the
 * token say so, before any request.
 */
async function syncRepository(stage: Stage): Promise<StoryEnding> {
  const { run, printer, deadline } = stage
  printer.mask(core.getInput('token'))
  printer.mask(core.getInput('github-token'))
  const inputs = readInputs(core.getInput, run.runner)
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
  // What talks to the cloud is loaded when it is due: a run that ends before it takes half the time.
  const { findSessions, openCloud, planUploads, uploadSessions } = await import('./phases.ts')
  const cloud = await openCloud(stage, inputs)
  run.requests = cloud.requests
  try {
    const tour = { ...stage, inputs, cloud, limiter: createLimiter(inputs.concurrency) }
    const found = await findSessions(tour)
    const uploads = await planUploads(tour, found)
    await uploadSessions(tour, uploads)
  } finally {
    await cloud.close()
  }
  return undefined
}
