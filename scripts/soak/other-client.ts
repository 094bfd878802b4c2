import { createCliCopy } from '../../local-cloud/cli-copy.ts'
import type { FaultRule } from '../../local-cloud/faults.ts'
import type { LocalCloud, LocalCloudOptions } from '../../local-cloud/options.ts'
import type { LoggedRequest } from '../../local-cloud/request-log.ts'
import type { RouteKind } from '../../local-cloud/routes.ts'
import type { Random } from './random.ts'
import { PROJECT, type SoakSession } from './sessions.ts'

/** The upload of the other client: its raw log is larger than anything that this action sends. */
const UPLOAD = createCliCopy('# Uploaded by another client during the run\n', { rawBytes: 5_000 })

/** Routes of a project, before which another client can upload; a token request has no project. */
const PROJECT_ROUTES: readonly RouteKind[] = ['sizes', 'head', 'put']

/** Creates uploads of another client, for example the SpecStory CLI, at random times of a run. */
export function createRandomOtherUploads(random: Random, sessions: readonly SoakSession[]): FaultRule[] {
  return sessions
    .filter(() => random.chance(0.3))
    .map(({ id }): FaultRule => {
      const route = random.pick(['put', 'put', 'head', 'sizes'] as const)
      // Immediately before a request for the same session, the most dangerous time, or before any request.
      const match =
        route !== 'sizes' && random.chance(0.6)
          ? { route, sessionId: id }
          : { route: PROJECT_ROUTES, nth: random.int(1, 40) }
      return { match, times: 1, action: { kind: 'other-client', sessionId: id, upload: UPLOAD } }
    })
}

/** The properties of a scenario that decide whether a raw log may be overwritten. */
type Circumstances = {
  readonly inputs: Readonly<Record<string, string>>
  readonly faults: readonly FaultRule[]
  readonly cloud: LocalCloudOptions
}

/** When another client uploaded each session last: epoch ms, by session id. */
export function listOtherUploads({ requests }: Pick<LocalCloud, 'requests'>): ReadonlyMap<string, number> {
  return new Map(requests.flatMap(({ otherUploads }) => otherUploads.map(({ sessionId, at }) => [sessionId, at])))
}

/**
 * Finds raw logs of the other client that this run overwrote, as sentences. With a cloud that supports conditional
 * requests, none may be; otherwise, none that an inspection before the attempt showed or would have shown.
 */
export function* findDestroyedOtherUploads(scenario: Circumstances, cloud: LocalCloud): Generator<string> {
  if (scenario.inputs['overwrite-cli-sessions'] === 'true' || mayHideCopies(scenario)) return
  for (const [id, at] of listOtherUploads(cloud)) {
    if (cloud.store.findSession(PROJECT, id)?.rawData === UPLOAD.rawData) continue
    const own = cloud.requests.filter(({ sessionId }) => sessionId === id)
    if (!scenario.cloud.ignoresConditions)
      yield `${id}: the raw log of another client was overwritten despite conditions`
    else if (!own.some((request, index) => isUnforeseeable(request, own.slice(0, index), at)))
      yield `${id}: the raw log of another client was overwritten, but an inspection before the attempt would have shown it`
  }
}

/** Counts the raw logs of the other client, and how many of them were overwritten. */
export function countOtherUploads(cloud: LocalCloud): { readonly uploaded: number; readonly destroyed: number } {
  const ids = [...listOtherUploads(cloud).keys()]
  const destroyed = ids.filter((id) => cloud.store.findSession(PROJECT, id)?.rawData !== UPLOAD.rawData)
  return { uploaded: ids.length, destroyed: destroyed.length }
}

/** Whether a HEAD response may be wrong about a copy. */
function mayHideCopies({ faults }: Circumstances): boolean {
  return faults.some(({ action, match }) => {
    if (![match?.route].flat().includes('head')) return false
    return action.kind === 'header' || (action.kind === 'status' && action.status === 404)
  })
}

/** Whether no inspection before this request could have shown the other client's upload. */
function isUnforeseeable(request: LoggedRequest, before: readonly LoggedRequest[], at: number): boolean {
  if (request.route !== 'put' || (request.endedAt ?? Number.POSITIVE_INFINITY) < at) return false
  const inspections = before.filter(({ route, startedAt, otherUploads }) => {
    return route === 'head' && (startedAt > at || otherUploads.some((upload) => upload.at === at))
  })
  const lastPut = before.findLast(({ route }) => route === 'put')
  const isInspected =
    lastPut === undefined || before.indexOf(lastPut) < before.findLastIndex(({ route }) => route === 'head')
  return inspections.length === 0 && isInspected
}
