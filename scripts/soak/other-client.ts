import { createCliCopy } from '../../local-cloud/cli-copy.ts'
import type { FaultRule } from '../../local-cloud/faults.ts'
import type { LocalCloud, LocalCloudOptions } from '../../local-cloud/options.ts'
import type { LoggedRequest } from '../../local-cloud/request-log.ts'
import type { RouteKind } from '../../local-cloud/routes.ts'
import type { Chance } from './chance.ts'
import { PROJECT, type SoakSession } from './sessions.ts'

/** What the other client sends: its raw log is above everything that this action sends. */
const UPLOAD = createCliCopy('# Uploaded by another client during the run\n', { rawBytes: 5_000 })

/** A request for a token names no project that another client could upload to at that moment. */
const OF_PROJECT: readonly RouteKind[] = ['sizes', 'head', 'put']

/** Uploads of another client, the SpecStory CLI say, at random moments of a run. */
export function randomOtherUploads(chance: Chance, sessions: readonly SoakSession[]): FaultRule[] {
  return sessions
    .filter(() => chance.yes(0.3))
    .map(({ id }): FaultRule => {
      const route = chance.pick(['put', 'put', 'head', 'sizes'] as const)
      // Right before one of its own requests, where it can do most harm, or before anybody's.
      const match =
        route !== 'sizes' && chance.yes(0.6) ? { route, sessionId: id } : { route: OF_PROJECT, nth: chance.int(1, 40) }
      return { match, times: 1, action: { kind: 'other-client', sessionId: id, upload: UPLOAD } }
    })
}

/** What of a scenario decides whether a raw log may be destroyed. */
type Circumstances = {
  readonly inputs: Readonly<Record<string, string>>
  readonly faults: readonly FaultRule[]
  readonly cloud: LocalCloudOptions
}

/** When another client uploaded each session last: epoch ms, by session id. */
export function otherUploads({ requests }: Pick<LocalCloud, 'requests'>): ReadonlyMap<string, number> {
  return new Map(requests.flatMap(({ otherUploads }) => otherUploads.map(({ sessionId, at }) => [sessionId, at])))
}

/**
 * Raw logs of the other client that this run destroyed, as sentences: any of them with a cloud that honors conditions;
 * else those that an inspection right before the attempt showed, or would have shown.
 */
export function* destroyedOtherUploads(scenario: Circumstances, cloud: LocalCloud): Generator<string> {
  if (scenario.inputs['overwrite-cli-sessions'] === 'true' || hidesCopies(scenario)) return
  for (const [id, at] of otherUploads(cloud)) {
    if (cloud.store.session(PROJECT, id)?.rawData === UPLOAD.rawData) continue
    const own = cloud.requests.filter(({ sessionId }) => sessionId === id)
    if (!scenario.cloud.ignoresConditions) yield `${id}: the raw log of another client was destroyed despite conditions`
    else if (!own.some((request, index) => isUnforeseeable(request, own.slice(0, index), at)))
      yield `${id}: the raw log of another client was destroyed, and a look before the attempt would have shown it`
  }
}

/** How many raw logs of the other client there were, and how many of them are gone. */
export function countOtherUploads(cloud: LocalCloud): { readonly uploaded: number; readonly destroyed: number } {
  const ids = [...otherUploads(cloud).keys()]
  const destroyed = ids.filter((id) => cloud.store.session(PROJECT, id)?.rawData !== UPLOAD.rawData)
  return { uploaded: ids.length, destroyed: destroyed.length }
}

/** True when a HEAD may have said what is not so of a copy. */
function hidesCopies({ faults }: Circumstances): boolean {
  return faults.some(({ action, match }) => {
    if (![match?.route].flat().includes('head')) return false
    return action.kind === 'header' || (action.kind === 'status' && action.status === 404)
  })
}

/** True for an upload before which no look could have shown what was uploaded at that moment. */
function isUnforeseeable(request: LoggedRequest, before: readonly LoggedRequest[], at: number): boolean {
  if (request.route !== 'put' || (request.endedAt ?? Number.POSITIVE_INFINITY) < at) return false
  const looks = before.filter(({ route, startedAt, otherUploads }) => {
    return route === 'head' && (startedAt > at || otherUploads.some((upload) => upload.at === at))
  })
  const lastPut = before.findLast(({ route }) => route === 'put')
  const isInspected =
    lastPut === undefined || before.indexOf(lastPut) < before.findLastIndex(({ route }) => route === 'head')
  return looks.length === 0 && isInspected
}
