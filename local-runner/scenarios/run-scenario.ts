import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { LocalCloud } from '../../local-cloud/options.ts'
import { startLocalCloud } from '../../local-cloud/server.ts'
import { startGitHubApi } from '../github-api.ts'
import { type ActionResult, type ActionStep, runAction } from '../run-action.ts'
import { COMMIT, REPOSITORY } from './repository.ts'
import type { Scenario } from './scenario.ts'

/** The result of a scenario's run, and the values that differ between runs. */
export type ScenarioResult = Omit<ActionResult, 'durationMs'> & {
  readonly name: string
  /** The comment on the pull request, as Markdown; `undefined` if none was posted. */
  readonly comment: string | undefined
  readonly locations: RunLocations
}

/** URLs, paths and token of a run. */
export type RunLocations = {
  readonly cloudUrl: string
  readonly apiUrl: string
  readonly token: string
  readonly workspace: string
  /** The runner's files. */
  readonly directory: string
}

/**
 * Runs a scenario: the action's sources in a separate process and a new checkout, against SpecStory Cloud and GitHub's API
 * on loopback. Removes its files at the end.
 */
export async function runScenario(scenario: Scenario): Promise<ScenarioResult> {
  const workspace = makeCheckout(scenario)
  const directory = mkdtempSync(join(tmpdir(), 'scenario-runner-'))
  const cloud = await startLocalCloud({ keepBodies: false, ...scenario.cloud })
  const api = await startGitHubApi()
  const locations = { cloudUrl: cloud.url, apiUrl: api.url, token: cloud.token, workspace, directory }
  scenario.prepare?.(cloud)
  const setChangedFiles = (files: readonly string[]): void => {
    api.files = files.map((filename) => ({ filename, status: 'added' }))
  }
  try {
    if (scenario.earlier !== undefined) {
      setChangedFiles(scenario.earlier)
      await runAction(createStep(scenario, cloud, { ...locations, directory: join(directory, 'earlier') }))
    }
    setChangedFiles(scenario.pullRequest ?? [])
    const { durationMs: _, ...result } = await runAction(createStep(scenario, cloud, locations))
    return { name: scenario.name, ...result, comment: api.comments[0]?.body, locations }
  } finally {
    await Promise.all([cloud.close(), api.close()])
    for (const path of [workspace, directory]) rmSync(path, { recursive: true, force: true })
  }
}

function makeCheckout({ sessions = [], files = {} }: Scenario): string {
  const workspace = mkdtempSync(join(tmpdir(), 'scenario-'))
  const all = {
    '.git/config': `[core]\n\tbare = false\n[remote "origin"]\n\turl = https://github.com/${REPOSITORY}\n`,
    '.git/HEAD': `${COMMIT}\n`,
    ...files,
    ...Object.fromEntries(sessions.map(({ file, text }) => [file, text])),
  }
  for (const [file, text] of Object.entries(all)) {
    mkdirSync(dirname(join(workspace, file)), { recursive: true })
    writeFileSync(join(workspace, file), text)
  }
  return workspace
}

function createStep(scenario: Scenario, cloud: LocalCloud, { apiUrl, workspace, directory }: RunLocations): ActionStep {
  const { inputs, event, pullRequest, cancelWhen } = scenario
  const base = { token: cloud.token, 'cloud-url': cloud.url }
  const commenting = pullRequest === undefined ? {} : { comment: 'true', 'github-token': 'ghs_of_the_job' }
  return {
    entry: 'src/index.ts',
    workspace,
    directory,
    repository: REPOSITORY,
    eventName: event?.name ?? (pullRequest === undefined ? 'push' : 'pull_request'),
    event: event?.payload ?? (pullRequest === undefined ? {} : { pull_request: createPullRequest(REPOSITORY) }),
    inputs: { ...base, ...commenting, ...inputs },
    env: {
      GITHUB_SHA: COMMIT,
      GITHUB_API_URL: apiUrl,
      ...(event?.actor === undefined ? {} : { GITHUB_ACTOR: event.actor }),
    },
    onStart(child) {
      if (cancelWhen === undefined) return
      const timer = setInterval(() => {
        if (!cancelWhen(cloud)) return
        clearInterval(timer)
        child.kill('SIGINT')
      }, 10)
      child.once('close', () => clearInterval(timer))
    },
  }
}

/** Pull request 7 as in the event's payload, from a branch of the repository `head`. */
export function createPullRequest(head: string): unknown {
  return { number: 7, head: { sha: COMMIT, repo: { full_name: head } } }
}
