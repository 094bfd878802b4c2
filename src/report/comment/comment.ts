import { createHttp, type Http } from '../../cloud/http.ts'
import { parseProxies, proxyFor, proxySecrets } from '../../cloud/proxy.ts'
import type { Run } from '../../run/run.ts'
import type { Printer } from '../print.ts'
import { createApiFetch } from './api-fetch.ts'
import { belongingTo, isEmpty } from './belonging.ts'
import { commentMarker, findOwnComment } from './marker.ts'
import { openPullRequest, type PullRequest } from './pull-request.ts'
import { renderComment } from './render.ts'
import { commentTarget } from './target.ts'

/** Milliseconds that everything about the comment may take. */
export const COMMENT_LIMIT_MS = 10_000

/** At a time: pages of files and of comments, and who the token is. */
const CONNECTIONS = 11

/**
 * Brings the comment on the pull request up to date, when the run is asked to. Never throws and never changes how the
 * run ended: what went wrong is a notice. Comes after everything is published, so that nothing waits for GitHub.
 *
 * @param cancelled aborts when the process is told to end: then nothing is said any more
 */
export async function commentOnPullRequest(
  run: Run,
  printer: Printer,
  cancelled: AbortSignal,
  limitMs = COMMENT_LIMIT_MS,
): Promise<void> {
  if (run.inputs?.comment !== true || cancelled.aborted) return
  const target = commentTarget(run)
  if ('whyNot' in target) return tellWhyNot(printer, target.whyNot)
  const limit = new AbortController()
  const end = (): void => limit.abort()
  const timer = setTimeout(end, limitMs)
  cancelled.addEventListener('abort', end, { once: true })
  let http: Http | undefined
  try {
    const proxies = parseProxies(run.runner.proxy)
    for (const secret of proxySecrets(proxies)) printer.mask(secret)
    http = createHttp(CONNECTIONS, proxyFor(proxies, target.apiUrl))
    const fetch = createApiFetch(http, limitMs)
    const pullRequest = await Promise.race([openPullRequest(target, fetch, limit.signal), ended(limit.signal)])
    printer.line(await Promise.race([bringUpToDate(run, pullRequest), ended(limit.signal)]))
  } catch (error) {
    if (cancelled.aborted) return
    tellWhyNot(printer, limit.signal.aborted ? `GitHub took longer than ${limitMs / 1_000} s.` : troubleOf(error))
  } finally {
    clearTimeout(timer)
    cancelled.removeEventListener('abort', end)
    await http?.close()
  }
}

/** Creates or updates the one comment, and returns the line that says so. */
async function bringUpToDate(run: Run, pullRequest: PullRequest): Promise<string> {
  if (run.inputs === undefined) return ''
  const marker = commentMarker(run.inputs)
  const [files, comments, viewer] = await Promise.all([
    pullRequest.files(),
    pullRequest.comments(),
    pullRequest.viewer(),
  ])
  const belonging = belongingTo(run, files)
  const own = findOwnComment(comments, marker, viewer)
  if (own === undefined && isEmpty(belonging)) return 'Pull request comment: none, because it has no AI session.'
  const body = renderComment(run, belonging, marker)
  if (own === undefined) return `Pull request comment created: ${await pullRequest.create(body)}`
  return `Pull request comment updated: ${await pullRequest.update(own.id, body)}`
}

/** Rejects when the time is over, whatever does not listen. */
async function ended(signal: AbortSignal): Promise<never> {
  return await new Promise((_resolve, reject) => {
    if (signal.aborted) reject(signal.reason)
    else signal.addEventListener('abort', () => reject(signal.reason), { once: true })
  })
}

function tellWhyNot(printer: Printer, reason: string): void {
  printer.notice(`No pull request comment was made. ${reason}`, { title: 'Pull request comment' })
}

/** Octokit's errors have the status; those of its GraphQL client come with a status of 200 and a list of errors. */
function troubleOf(error: unknown): string {
  const status = (error as { status?: unknown } | null)?.status
  const said = Error.isError(error) ? error.message : String(error)
  if (status === 401) return 'GitHub refused the `github-token`.'
  if (status === 403 || status === 404)
    return `The token may not comment here: the job needs \`permissions: pull-requests: write\`, which pull requests from forks and Dependabot do not get. (${said})`
  return said
}
