import { expect } from '@jest/globals'
import type { LocalCloud } from '../../local-cloud/options.ts'
import { endingFaults, published, type ReportOfRun, reportOf } from '../../local-runner/ending-faults.ts'
import { type ActionEnding, type ActionStep, runAction } from '../../local-runner/run-action.ts'
import { computeProjectId } from '../../src/project/identify.ts'

/** Project ID of `https://github.com/octo/sessions`, the local runner's repository. */
export const PROJECT = computeProjectId('https://github.com/octo/sessions')

/** A run of the committed bundle that passed every check of `endingFaults`. */
export type PublishedRun = ActionEnding & { readonly report: ReportOfRun }

/** The step of a test. The local runner supplies what is missing, and `run` adds the inputs `cloud-url` and `token`. */
export type Step = Partial<ActionStep> & { readonly workspace: string }

/** Runs the bundle against a cloud, and checks that the run is published completely and without the token. */
export async function run(cloud: LocalCloud, { inputs = {}, ...step }: Step): Promise<PublishedRun> {
  const token = inputs['token'] ?? cloud.token
  const ending = await runAction({ ...step, inputs: { token, 'cloud-url': cloud.url, ...inputs } })
  const faults = endingFaults(ending)
  if (faults.length > 0) throw new Error(`${faults.join('\n')}\n${ending.log}`)
  if (token !== '') expect(published(ending)).not.toContain(token)
  return { ...ending, report: reportOf(ending) }
}

/** Attempted, created, updated, skipped, errored, timed out, pending. */
export function counts({ outputs }: ActionEnding): number[] {
  return ['attempted', 'created', 'updated', 'skipped', 'errored', 'timed-out', 'pending'].map((name) =>
    Number(outputs[name]),
  )
}

/** The warnings in the log. */
export function warnings({ log }: ActionEnding): string[] {
  return log.split('\n').filter((line) => line.startsWith('::warning'))
}

/** Requests that reached the cloud, by route. */
export function requests({ requests }: LocalCloud): Record<string, number> {
  return Object.fromEntries(
    Map.groupBy(requests, ({ route }) => route)
      .entries()
      .map(([route, all]) => [route, all.length]),
  )
}
