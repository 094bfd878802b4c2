import { expect } from '@jest/globals'
import type { LocalCloud } from '../../local-cloud/options.ts'
import { type ActionResult, type ActionStep, runAction } from '../../local-runner/run-action.ts'
import {
  collectPublishedText,
  findRunViolations,
  type RunReport,
  requireReport,
} from '../../local-runner/run-checks.ts'
import { computeProjectId } from '../../src/project/identify.ts'

/** Project ID of `https://github.com/octo/sessions`, the local runner's repository. */
export const PROJECT = computeProjectId('https://github.com/octo/sessions')

/** A run of the committed bundle that passed every check of `findRunViolations`. */
export type PublishedRun = ActionResult & { readonly report: RunReport }

/** The step of a test. The local runner supplies what is missing, and `run` adds the inputs `cloud-url` and `token`. */
export type Step = Partial<ActionStep> & { readonly workspace: string }

/** Runs the bundle against a cloud, and checks that the run is published completely and without the token. */
export async function run(cloud: LocalCloud, { inputs = {}, ...step }: Step): Promise<PublishedRun> {
  const token = inputs['token'] ?? cloud.token
  const result = await runAction({ ...step, inputs: { token, 'cloud-url': cloud.url, ...inputs } })
  const violations = findRunViolations(result)
  if (violations.length > 0) throw new Error(`${violations.join('\n')}\n${result.log}`)
  if (token !== '') expect(collectPublishedText(result)).not.toContain(token)
  return { ...result, report: requireReport(result) }
}

/** Attempted, created, updated, skipped, errored, timed out, pending. */
export function counts({ outputs }: ActionResult): number[] {
  return ['attempted', 'created', 'updated', 'skipped', 'errored', 'timed-out', 'pending'].map((name) =>
    Number(outputs[name]),
  )
}

export function errors(result: ActionResult): string[] {
  return annotations(result, 'error')
}

export function warnings(result: ActionResult): string[] {
  return annotations(result, 'warning')
}

export function notices(result: ActionResult): string[] {
  return annotations(result, 'notice')
}

function annotations({ log }: ActionResult, level: string): string[] {
  return log.split('\n').filter((line) => line.startsWith(`::${level}`))
}

/** Requests that reached the cloud, by route. */
export function requests({ requests }: LocalCloud): Record<string, number> {
  return Object.fromEntries(
    Map.groupBy(requests, ({ route }) => route)
      .entries()
      .map(([route, all]) => [route, all.length]),
  )
}
