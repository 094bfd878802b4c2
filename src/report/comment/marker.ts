import { createHash } from 'node:crypto'
import type { Inputs } from '../../inputs/inputs.ts'

/**
 * The first line of the comment, which nobody sees and by which the next run finds it. The inputs that say which
 * sessions go where are in it, so that two steps of one workflow keep a comment each, while a check and the sync after
 * it keep one together.
 */
export function commentMarker(inputs: Inputs): string {
  const { paths, historyDir, providers, sessions, projectId, cloudUrl } = inputs
  const scope = JSON.stringify([paths, historyDir, providers, sessions, projectId ?? null, cloudUrl])
  return `<!-- specstory/sync-action ${createHash('sha256').update(scope).digest('hex').slice(0, 12)} -->`
}

/** A comment as GitHub's API lists it. */
export type ListedComment = {
  readonly id: number
  readonly body: string
  readonly author: string
  readonly isBot: boolean
}

/**
 * The comment that an earlier run made, the oldest if two runs once raced. Anybody may quote the marker, and a token
 * with `pull-requests: write` may edit what anybody wrote: so it has to be the first thing in the comment, and the
 * author has to be who the token is. GitHub's two APIs name a bot with and without `[bot]`.
 */
export function findOwnComment(
  comments: readonly ListedComment[],
  marker: string,
  viewer: string,
): ListedComment | undefined {
  const isOwn = ({ author, isBot }: ListedComment): boolean =>
    author === viewer || (isBot && author === `${viewer}[bot]`)
  return comments.filter((comment) => comment.body.startsWith(marker) && isOwn(comment)).sort((a, b) => a.id - b.id)[0]
}
