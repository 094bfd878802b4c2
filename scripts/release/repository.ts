import { execFileSync } from 'node:child_process'
import type { Repository } from './move-major-tag.ts'
import type { Release } from './releases.ts'

/** Comparison results for a commit that is on the branch. */
const ON_BRANCH = ['behind', 'identical']

type Ref = { readonly ref: string; readonly object: { readonly sha: string } }

/** Creates the access to a GitHub repository with the command `gh`; its failures are thrown. @param name `owner/name` */
export function createGitHubRepository(name: string): Repository {
  const api = (path: string, ...args: string[]): unknown => {
    const text = execFileSync('gh', ['api', `repos/${name}/${path}`, ...args], { encoding: 'utf8', maxBuffer: 2 ** 26 })
    return JSON.parse(text)
  }
  // A request by prefix returns an empty list for a missing tag, so that every HTTP error is a failure.
  const refs = (tag: string): Ref[] =>
    (api(`git/matching-refs/tags/${tag}`) as Ref[]).filter(({ ref }) => ref === `refs/tags/${tag}`)
  return {
    listReleases: () => (api('releases?per_page=100', '--paginate', '--slurp') as Release[][]).flat(),
    resolveCommit: (tag) => (api(`commits/refs/tags/${tag}`) as { readonly sha: string }).sha,
    isOnMain: (commit) =>
      ON_BRANCH.includes((api(`compare/main...${commit}?per_page=1`) as { readonly status: string }).status),
    resolveTag: (tag) => refs(tag)[0]?.object.sha,
    setTag(tag, commit) {
      if (refs(tag).length === 0) api('git/refs', '-f', `ref=refs/tags/${tag}`, '-f', `sha=${commit}`)
      else api(`git/refs/tags/${tag}`, '--method', 'PATCH', '-f', `sha=${commit}`, '-F', 'force=true')
    },
  }
}
