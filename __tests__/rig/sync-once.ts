import type { LocalCloud } from '../../local-cloud/options.ts'
import { createDeadline } from '../../src/deadline.ts'
import type { Inputs } from '../../src/inputs/inputs.ts'
import type { Project } from '../../src/project/project.ts'
import { Recorder } from '../../src/run/recorder.ts'
import type { Run } from '../../src/run/run.ts'
import { sync } from '../../src/sync/sync.ts'
import * as runs from './runs.ts'
import { PROJECT } from './sync-context.ts'

/** Syncs a checkout to a local cloud, and returns the recorded run. */
export async function syncOnce(
  cloud: LocalCloud,
  workspace: string,
  inputs: Partial<Inputs> = {},
  project: Project = PROJECT,
): Promise<Run> {
  const runner = runs.runner({ workspace })
  const recorder = new Recorder(runner)
  const deadline = createDeadline()
  const given = runs.inputs({ cloudUrl: cloud.url, token: cloud.token, ...inputs })
  recorder.handle({ event: 'inputs-read', inputs: given })
  recorder.handle({ event: 'projects-resolved', projects: [project], optOuts: [], notices: [] })
  await sync({
    inputs: given,
    runner,
    projects: [project],
    deadline,
    observe: (event) => recorder.handle(event),
    mask: () => {},
  })
  deadline.clear()
  recorder.handle({ event: 'ended', ending: { kind: 'finished' }, totalMs: 0 })
  return recorder.run
}
