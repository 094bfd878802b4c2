import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { LocalCloud } from '../../local-cloud/options.ts'
import { startLocalCloud } from '../../local-cloud/server.ts'
import { startGitHubApi } from '../github-api.ts'
import { type ActionEnding, type ActionStep, runAction } from '../run-action.ts'
import { COMMIT, REPOSITORY } from './repository.ts'
import type { Scenario } from './scenario.ts'

/** What a scenario's run left behind, and what of it is different each time. */
export type Played = Omit<ActionEnding, 'durationMs'> & {
  readonly name: string
  /** The comment on the pull request, as Markdown; `undefined` when none was made. */
  readonly comment: string | undefined
  readonly places: Places
}

/** Where the run took place. */
export type Places = {
  readonly cloudUrl: string
  readonly apiUrl: string
  readonly token: string
  readonly workspace: string
  /** Where the runner keeps its files. */
  readonly directory: string
}

/**
 * Runs a scenario: the action's sources in a process of their own, in a checkout made for it, against a SpecStory Cloud and
 * a GitHub on loopback. What it made on disk is taken away again.
 */
export async function play(scenario: Scenario): Promise<Played> {
  const workspace = makeCheckout(scenario)
  const directory = mkdtempSync(join(tmpdir(), 'scenario-runner-'))
  const cloud = await startLocalCloud({ keepBodies: false, ...scenario.cloud })
  const api = await startGitHubApi()
  const places = { cloudUrl: cloud.url, apiUrl: api.url, token: cloud.token, workspace, directory }
  scenario.prepare?.(cloud)
  const change = (files: readonly string[]): void => {
    api.files = files.map((filename) => ({ filename, status: 'added' }))
  }
  try {
    if (scenario.earlier !== undefined) {
      change(scenario.earlier)
      await runAction(stepOf(scenario, cloud, { ...places, directory: join(directory, 'earlier') }))
    }
    change(scenario.pullRequest ?? [])
    const { durationMs: _, ...ending } = await runAction(stepOf(scenario, cloud, places))
    return { name: scenario.name, ...ending, comment: api.comments[0]?.body, places }
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

function stepOf(scenario: Scenario, cloud: LocalCloud, { apiUrl, workspace, directory }: Places): ActionStep {
  const { inputs, event, pullRequest, cancelWhen } = scenario
  const base = { token: cloud.token, 'cloud-url': cloud.url }
  const commenting = pullRequest === undefined ? {} : { comment: 'true', 'github-token': 'ghs_of_the_job' }
  return {
    entry: 'src/index.ts',
    workspace,
    directory,
    repository: REPOSITORY,
    eventName: event?.name ?? (pullRequest === undefined ? 'push' : 'pull_request'),
    event: event?.payload ?? (pullRequest === undefined ? {} : { pull_request: pullRequestOf(REPOSITORY) }),
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

/** Pull request 7 as its event shows it, from a branch of `head`. */
export function pullRequestOf(head: string): unknown {
  return { number: 7, head: { sha: COMMIT, repo: { full_name: head } } }
}
