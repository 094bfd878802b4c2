import { createHttp, type Http } from '../../cloud/http.ts'
import { listProxySecrets, parseProxies, selectProxy } from '../../cloud/proxy.ts'
import { withheldSecretsReason } from '../../inputs/event.ts'
import { getOwnValue, isGitea } from '../../inputs/runner.ts'
import { formatCount } from '../../message-format.ts'
import type { Run } from '../../run/run.ts'
import type { Printer } from '../print.ts'
import { type CommentTarget, createApiFetch, describeApiError, mayHaveSucceeded, openApi } from './api.ts'
import { createCommentMarker, findOwnComment, type ListedComment } from './marker.ts'
import { MAX_COMMENTS, openPullRequest, type PullRequest } from './pull-request.ts'
import { isEmpty, selectChangedSessions } from './pull-request-sessions.ts'
import { renderComment } from './render.ts'

/** Time limit for everything about the comment. */
export const COMMENT_LIMIT_MS = 10_000

/** For pages of files, pages of comments, and the token's owner. */
const CONNECTIONS = 11

/**
 * Updates the pull request comment if the `comment` input is set. Runs after publishing, never throws, and never
 * changes the result; problems cause a notice.
 * @param cancelled aborts when the process must end; then nothing is printed
 */
export async function commentOnPullRequest(
  run: Run,
  printer: Printer,
  cancelled: AbortSignal,
  limitMs = COMMENT_LIMIT_MS,
): Promise<void> {
  if (run.inputs?.comment !== true || cancelled.aborted) return
  const target = resolveTarget(run)
  if ('skipReason' in target) return reportSkipped(printer, target.skipReason)
  const limit = new AbortController()
  const end = (): void => limit.abort()
  const timer = setTimeout(end, limitMs)
  cancelled.addEventListener('abort', end, { once: true })
  let http: Http | undefined
  try {
    const proxies = parseProxies(run.runner.proxy)
    for (const secret of listProxySecrets(proxies)) printer.mask(secret)
    http = createHttp(CONNECTIONS, selectProxy(proxies, target.apiUrl))
    const opening = openApi(target, createApiFetch(http, limitMs), limit.signal)
    const api = await Promise.race([opening, rejectOnAbort(limit.signal)])
    const pullRequest = openPullRequest(api, target.number, target.token, target.isGitea)
    const result = await Promise.race([upsertComment(run, pullRequest), rejectOnAbort(limit.signal)])
    if ('skipReason' in result) reportSkipped(printer, result.skipReason)
    else printer.printLine(result.line)
  } catch (error) {
    if (cancelled.aborted) return
    const server = target.isGitea ? 'The server' : 'GitHub'
    const late = `${server} took longer than ${limitMs / 1_000} s.`
    reportSkipped(printer, limit.signal.aborted ? late : describeApiError(error, server, Date.now()))
  } finally {
    clearTimeout(timer)
    cancelled.removeEventListener('abort', end)
    await http?.close()
  }
}

async function upsertComment(
  run: Run,
  pullRequest: PullRequest,
): Promise<{ readonly line: string } | { readonly skipReason: string }> {
  if (run.inputs === undefined) return { line: '' }
  const marker = createCommentMarker(run.inputs)
  const [files, { comments, isCut }, viewer] = await Promise.all([
    pullRequest.listFiles(),
    pullRequest.listComments(),
    pullRequest.getViewer(),
  ])
  const changed = selectChangedSessions(run, files)
  const own = findOwnComment(comments, marker, viewer)
  if (own !== undefined) {
    const url = await pullRequest.update(own.id, renderComment(run, changed, marker))
    return { line: `Pull request comment updated: ${url}` }
  }
  if (isEmpty(changed)) return { line: 'No pull request comment: the pull request contains no AI sessions.' }
  if (isCut) {
    const many = formatCount(MAX_COMMENTS)
    return {
      skipReason: `The pull request has ${many} comments or more, and this action's comment is not among the first ${many}.`,
    }
  }
  const url = await createOnce(pullRequest, renderComment(run, changed, marker), async () =>
    findOwnComment((await pullRequest.listComments()).comments, marker, viewer),
  )
  return { line: `Pull request comment created: ${url}` }
}

/** Creates the comment. After a server error, checks first whether it was created. */
async function createOnce(
  pullRequest: PullRequest,
  body: string,
  find: () => Promise<ListedComment | undefined>,
): Promise<string> {
  try {
    return await pullRequest.create(body)
  } catch (error) {
    if (!mayHaveSucceeded(error)) throw error
    return (await find())?.url ?? (await pullRequest.create(body))
  }
}

/** Rejects when the signal aborts, because some work ignores the signal. */
async function rejectOnAbort(signal: AbortSignal): Promise<never> {
  return await new Promise((_resolve, reject) => {
    if (signal.aborted) reject(signal.reason)
    else signal.addEventListener('abort', () => reject(signal.reason), { once: true })
  })
}

function reportSkipped(printer: Printer, reason: string): void {
  printer.notice(`The pull request comment was not posted. ${reason}`, { title: 'Pull request comment' })
}

/** Resolves the pull request of the comment. `skipReason` is a sentence. */
function resolveTarget({ runner, inputs }: Run): CommentTarget | { readonly skipReason: string } {
  if (runner.eventName !== 'pull_request')
    return {
      skipReason: `The event is \`${runner.eventName || 'unknown'}\`, not \`pull_request\`.`,
    }
  const withheld = withheldSecretsReason(runner)
  // Without secrets, the job's token is read-only.
  if (withheld !== undefined && inputs?.token === '')
    return { skipReason: `${withheld}, or a token with permission to comment.` }
  if (inputs?.shard !== undefined)
    return { skipReason: "Comments are not supported with `shard`. Use the merge action's summary instead." }
  const token = inputs?.githubToken ?? ''
  if (token === '') return { skipReason: 'The `github-token` input is empty.' }
  const [owner, repository] = runner.repository.split('/')
  const number = getOwnValue(runner.event, 'pull_request', 'number')
  const isKnown = typeof number === 'number' && Number.isSafeInteger(number) && number > 0
  if (!owner || !repository || runner.apiUrl === '' || !isKnown)
    return { skipReason: 'The runner does not provide the number of the pull request.' }
  return { apiUrl: runner.apiUrl, owner, repository, number, token, isGitea: isGitea(runner) }
}
