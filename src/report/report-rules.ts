import { parseCloudUrl } from '../inputs/cloud-url.ts'
import { countSessions } from '../run/session-statuses.ts'
import { assignShard } from '../shard.ts'
import type { ShardReport } from './report.ts'

/** A place in a report, as a JSON pointer of names that the schema has, and what it must be. */
type Fault = { readonly pointer: string; readonly must: string }

/**
 * What no run of a shard could have written although the schema has room for it: a session of another shard or of no
 * project, counts that are not those of the sessions, a cloud that no run would send anything to.
 *
 * @param report as the schema has it, with a shard
 * @returns the first such place; `undefined` when there is none
 */
export function contradictionIn(report: ShardReport): Fault | undefined {
  return headFault(report) ?? sessionFault(report) ?? countFault(report)
}

function headFault({ shard, startedAt, mode, failOnIncomplete, cloudUrl, inputs }: ShardReport): Fault | undefined {
  if (shard.index > shard.count) return { pointer: '/shard/index', must: 'be at most `/shard/count`' }
  // All of them are inputs: a run that knows its shard knows the others.
  for (const [name, value] of Object.entries({ mode, failOnIncomplete, cloudUrl, inputs }))
    if ((value as unknown) === null) return { pointer: `/${name}`, must: 'not be null beside a `/shard`' }
  if (Number.isNaN(Date.parse(startedAt))) return { pointer: '/startedAt', must: 'be a time' }
  const parsed = parseCloudUrl(cloudUrl)
  // Every link leads there: what is written another way than it is read is refused too, such as one with line breaks.
  if (!('url' in parsed) || parsed.url !== cloudUrl)
    return { pointer: '/cloudUrl', must: 'be an https URL, or http on loopback, without credentials' }
  return undefined
}

function sessionFault({ shard, projects, sessions }: ShardReport): Fault | undefined {
  const projectIds = new Set(projects.map(({ id }) => id))
  const seen = new Set<string>()
  for (const [index, { id, projectId }] of sessions.entries()) {
    const pointer = `/sessions/${index}`
    if (!projectIds.has(projectId)) return { pointer: `${pointer}/projectId`, must: 'be a project of the report' }
    if (assignShard(id, shard.count) !== shard.index)
      return { pointer: `${pointer}/id`, must: `be of shard ${shard.index}/${shard.count}` }
    const key = `${projectId}/${id}`
    if (seen.has(key)) return { pointer: `${pointer}/id`, must: 'be there once only' }
    seen.add(key)
  }
  return undefined
}

function countFault({ counts, sessions }: ShardReport): Fault | undefined {
  const counted = countSessions(sessions)
  for (const [name, count] of Object.entries(counted)) {
    if (counts[name as keyof typeof counted] !== count)
      return { pointer: `/counts/${name}`, must: 'be the number of such sessions' }
  }
  return undefined
}
