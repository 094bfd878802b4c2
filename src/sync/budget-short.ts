import { formatUtcTime } from '../message-format.ts'
import type { Notice } from '../project/project.ts'
import { budgetShortNotice } from '../run/notices.ts'
import { mustBeLookedAt } from './decide-session.ts'
import type { Job } from './job.ts'
import type { PlannedUpload } from './plan.ts'

/**
 * What there is to say when the key's rate limit will not suffice for these uploads, each of which takes a request, and one
 * more where its copy has to be looked at; `undefined` when it will, or when the cloud has not told what is left.
 *
 * @param now epoch milliseconds
 */
export function budgetShort(job: Job, uploads: readonly PlannedUpload[], now: number): Notice | undefined {
  const { budget } = job.cloud
  if (budget === undefined || budget.endsAt <= now) return undefined
  const requests = uploads.length + uploads.filter(({ planned }) => mustBeLookedAt(planned, job)).length
  if (requests <= budget.remaining) return undefined
  return budgetShortNotice(uploads.length, requests, budget.remaining, formatUtcTime(budget.endsAt, now))
}
