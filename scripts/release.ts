import { isLatest, stateOf } from './release/decide.ts'
import { moveMajorTag } from './release/move-major-tag.ts'
import { repositoryOnGithub } from './release/repository.ts'

/**
 * `node scripts/release.ts state|latest|move-major-tag v1.2.3`, for the workflow `release`: prints `none`, `draft` or
 * `published`; `true` or `false`; or what became of `v1`. `GH_REPO` names the repository.
 */
const [question = '', tag = ''] = process.argv.slice(2)
const repository = repositoryOnGithub(process.env['GH_REPO'] ?? '')
const answers: Readonly<Record<string, () => string>> = {
  state: () => stateOf(tag, repository.releases()),
  latest: () => String(isLatest(tag, repository.releases())),
  'move-major-tag': () => moveMajorTag(repository, tag),
}
const answer = answers[question]
if (answer === undefined) throw new Error(`The first argument is one of ${Object.keys(answers).join(', ')}.`)
console.log(answer())
