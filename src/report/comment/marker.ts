import { createHash } from 'node:crypto'
import { formatSetInputs, INPUTS, type Inputs } from '../../inputs/inputs.ts'

/**
 * Creates the invisible first line that identifies the comment. It contains a hash of the scope inputs, so that steps
 * with different sessions have separate comments. Default values are omitted, so that new inputs do not change the
 * hash.
 */
export function createCommentMarker(inputs: Inputs): string {
  const scope = JSON.stringify(formatSetInputs(inputs).filter(([name]) => INPUTS[name].isScope))
  return `<!-- specstory/sync-action ${createHash('sha256').update(scope).digest('hex').slice(0, 12)} -->`
}

/** The author of a comment or the owner of a token. Names can be reused, but IDs cannot. */
export type Author = {
  /** `undefined`: the account was deleted. */
  readonly id: number | undefined
  /** `Bot` or `User`; `undefined`: unknown. */
  readonly type: string | undefined
}

export type ListedComment = {
  readonly id: number
  readonly body: string
  readonly url: string
  readonly author: Author
}

/**
 * Finds the oldest comment of an earlier run. Anyone can quote the marker, and the token can edit any comment. So the
 * comment must start with the marker, and its author must be the token's owner.
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
