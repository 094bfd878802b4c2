import { execFileSync } from 'node:child_process'
import type { Release } from './decide.ts'
import type { Repository } from './move-major-tag.ts'

/** A branch's commits are on it with one of these. */
const ON_BRANCH = ['behind', 'identical']

type Ref = { readonly ref: string; readonly object: { readonly sha: string } }

/** A repository on GitHub, by the command `gh`, which throws when it fails. @param name `owner/name` */
export function repositoryOnGithub(name: string): Repository {
  const api = (path: string, ...args: string[]): unknown => {
    const text = execFileSync('gh', ['api', `repos/${name}/${path}`, ...args], { encoding: 'utf8', maxBuffer: 2 ** 26 })
    return JSON.parse(text)
  }
  // Asked for by a prefix: what does not exist is then an empty list, and an error is an error.
  const refs = (tag: string): Ref[] =>
    (api(`git/matching-refs/tags/${tag}`) as Ref[]).filter(({ ref }) => ref === `refs/tags/${tag}`)
  return {
    releases: () => (api('releases?per_page=100', '--paginate', '--slurp') as Release[][]).flat(),
    commitOf: (tag) => (api(`commits/refs/tags/${tag}`) as { readonly sha: string }).sha,
    isOnMain: (commit) =>
      ON_BRANCH.includes((api(`compare/main...${commit}?per_page=1`) as { readonly status: string }).status),
    tagged: (tag) => refs(tag)[0]?.object.sha,
    tag(tag, commit) {
      if (refs(tag).length === 0) api('git/refs', '-f', `ref=refs/tags/${tag}`, '-f', `sha=${commit}`)
      else api(`git/refs/tags/${tag}`, '--method', 'PATCH', '-f', `sha=${commit}`, '-F', 'force=true')
    },
  }
}
