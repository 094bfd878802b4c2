import { moveMajorTag } from './release/move-major-tag.ts'
import { getReleaseState, isLatest } from './release/releases.ts'
import { createGitHubRepository } from './release/repository.ts'

/**
 * `node scripts/release.ts state|latest|move-major-tag v1.2.3`, for the workflow `release`. Prints `none`, `draft` or
 * `published`; `true` or `false`; or what was done with `v1`. `GH_REPO` is the repository.
 */
const [command = '', tag = ''] = process.argv.slice(2)
const repository = createGitHubRepository(process.env['GH_REPO'] ?? '')
const commands: Readonly<Record<string, () => string>> = {
  state: () => getReleaseState(tag, repository.listReleases()),
  latest: () => String(isLatest(tag, repository.listReleases())),
  'move-major-tag': () => moveMajorTag(repository, tag),
}
const run = commands[command]
if (run === undefined) throw new Error(`The first argument must be one of ${Object.keys(commands).join(', ')}.`)
console.log(run())
