import { createHash } from 'node:crypto'
import { formatSetInputs, INPUTS, type Inputs } from '../../inputs/inputs.ts'

/**
 * The first line of the comment, invisible, by which the next run finds it. The inputs that say which sessions go where are
 * in it, so that two steps of one workflow keep a comment each, while a check and the sync after it share one. Inputs at
 * their defaults are not, so that a new input does not start a second comment.
 */
export function commentMarker(inputs: Inputs): string {
  const scope = JSON.stringify(formatSetInputs(inputs).filter(([name]) => INPUTS[name].isScope))
  return `<!-- specstory/sync-action ${createHash('sha256').update(scope).digest('hex').slice(0, 12)} -->`
}

/** Who wrote a comment, or whom a token belongs to. Names can change hands; ids cannot. */
export type Author = {
  /** `undefined` for a comment whose author is gone. */
  readonly id: number | undefined
  /** `Bot` or `User`; `undefined` where nobody says. */
  readonly type: string | undefined
}

/** A comment as the server's API lists it. */
export type ListedComment = {
  readonly id: number
  readonly body: string
  readonly url: string
  readonly author: Author
}

/**
 * The comment that an earlier run made, the oldest if two runs once raced. Anybody may quote the marker, and a token
 * with `pull-requests: write` may edit what anybody wrote: so it has to be the first thing in the comment, and the
 * author has to be who the token is.
 */
export function findOwnComment(
  comments: readonly ListedComment[],
  marker: string,
  viewer: Author,
): ListedComment | undefined {
  const isOwn = ({ author }: ListedComment): boolean =>
    viewer.id !== undefined &&
    author.id === viewer.id &&
    (viewer.type === undefined || author.type === undefined || author.type === viewer.type)
  return comments.filter((comment) => comment.body.startsWith(marker) && isOwn(comment)).sort((a, b) => a.id - b.id)[0]
}
