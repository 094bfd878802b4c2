import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { parse } from 'yaml'
import type { LocalCloud } from '../../local-cloud/options.ts'
import { runAction } from '../../local-runner/run-action.ts'
import { runWorkflow } from '../../local-runner/workflow/run-workflow.ts'
import type { ActionCall, JobResult, StepResult, StringMap, Workflow } from '../../local-runner/workflow/workflow.ts'
import { checkout, write } from './checkout.ts'

/** Paths of bare repositories that a recipe can check out, by `owner/name`; clones have GitHub's URL as `origin`. */
export type Repositories = Readonly<Record<string, string>>

export type RecipeRun = {
  readonly cloud: LocalCloud
  readonly repositories: Repositories
  /** The repository of the workflow. Default: `octo/sessions`. */
  readonly repository?: string
  readonly eventName?: string
  readonly event?: unknown
  readonly secrets?: StringMap
  /** Inputs of this action that override the recipe's. */
  readonly inputs?: StringMap
  readonly env?: StringMap
}

/** Reads a workflow of `examples/`. */
export function readRecipe(name: string): Workflow {
  return parse(readFileSync(join(import.meta.dirname, '..', '..', 'examples', name), 'utf8')) as Workflow
}

/** Creates a bare repository with one commit of these files on `main`. */
export function createRepository(files: Readonly<Record<string, string>>): string {
  const bare = mkdtempSync(join(tmpdir(), 'bare-'))
  const work = checkout(files)
  write(work, { '.gitattributes': '* -text\n' })
  git(bare, 'init', '--quiet', '--bare', '--initial-branch=main')
  git(work, 'init', '--quiet', '--initial-branch=main')
  git(work, 'add', '--all')
  git(work, '-c', 'user.name=test', '-c', 'user.email=test@localhost', 'commit', '--quiet', '--message', 'Sessions')
  git(work, 'push', '--quiet', bare, 'main')
  return bare
}

export function git(directory: string, ...args: string[]): string {
  return execFileSync('git', args, { cwd: directory, encoding: 'utf8' })
}

/** Runs a recipe with the bundle for `uses:` of this action, real git and bash, and artifacts copied to a directory. */
export async function runRecipe(name: string, options: RecipeRun): Promise<JobResult[]> {
  const {
    cloud,
    repositories,
    repository: ownRepository = 'octo/sessions',
    eventName = 'push',
    event = {},
    secrets = {},
  } = options
  const artifacts = mkdtempSync(join(tmpdir(), 'artifacts-'))
  const createActionRunner =
    (action: '.' | 'merge') =>
    async ({ with: given, workspace, env }: ActionCall): Promise<Omit<StepResult, 'name'>> => {
      // The default is an expression, which the local runner does not evaluate.
      const inputs = action === '.' ? { 'github-token': 'ghs_job', ...given, ...options.inputs } : given
      const ending = await runAction({ action, workspace, inputs, repository: ownRepository, eventName, event, env })
      return { result: ending.exitCode === 0 ? 'success' : 'failure', outputs: ending.outputs, log: ending.log }
    }
  return runWorkflow(readRecipe(name), {
    github: {
      repository: ownRepository,
      server_url: 'https://github.com',
      run_id: '1',
      event_name: eventName,
      event,
      token: 'ghs_job',
    },
    secrets: { SPECSTORY_API_KEY: cloud.token, ...secrets },
    env: { SPECSTORY_CLOUD_URL: cloud.url, ...options.env },
    actions: {
      'specstory/sync-action': createActionRunner('.'),
      'specstory/sync-action/merge': createActionRunner('merge'),
      'actions/checkout': async ({ with: { repository = ownRepository }, workspace }) => {
        const url = `https://github.com/${repository}`
        const redirect = `url.${repositories[repository]}.insteadOf=${url}`
        git(workspace, '-c', redirect, 'clone', '--quiet', '--config', redirect, url, '.')
        return succeed()
      },
      'actions/upload-artifact': async ({ with: { name: artifact = '', path = '' } }) => {
        mkdirSync(join(artifacts, artifact))
        cpSync(path, join(artifacts, artifact, basename(path)))
        return succeed()
      },
      'actions/download-artifact': async ({ with: { pattern = '', path = '' }, workspace }) => {
        const prefix = pattern.replace('*', '')
        for (const artifact of readdirSync(artifacts).filter((entry) => entry.startsWith(prefix)))
          cpSync(join(artifacts, artifact), join(workspace, path, artifact), { recursive: true })
        return succeed()
      },
    },
  })
}

function succeed(): Omit<StepResult, 'name'> {
  return { result: 'success', outputs: {}, log: '' }
}
