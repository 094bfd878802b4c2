import { expect, test } from '@jest/globals'
import { checkout, sessions } from '../rig/checkout.ts'
import { CI_ENVIRONMENTS } from '../rig/ci-environments.ts'
import { run } from '../rig/command-line.ts'
import { withCloud } from '../rig/with-cloud.ts'

const cwd = checkout({
  '.git/HEAD': 'ref: refs/heads/main\n',
  '.git/config': '[remote "origin"]\n\turl = https://github.com/acme/widgets\n',
  ...sessions(1),
})

async function sync(variables: Readonly<Record<string, string>>, flags: readonly string[] = []) {
  return await withCloud({}, async (cloud) => {
    const env = { ...variables, SPECSTORY_TOKEN: cloud.token, RUNNER_TEMP: cwd }
    const result = await run(['--cloud-url', cloud.url, '--format', 'json', ...flags], { cwd, env })
    return { ...result, report: JSON.parse(result.stdout) as unknown, requestCount: cloud.requests.length }
  })
}

test.concurrent.each(CI_ENVIRONMENTS)(
  'reports the source of a run and uploads nothing from a fork: $name',
  async ({ env, run: ci }) => {
    const { fork, system, commit, branch, pullRequest, runUrl, repository } = ci
    const { exitCode, stderr, report, requestCount } = await sync(env)
    expect(exitCode).toBe(0)
    expect(report).toMatchObject({
      source: {
        system,
        branch,
        pullRequest,
        runUrl,
        commit: commit || expect.any(String),
        repository: repository?.name ?? 'acme/widgets',
      },
    })
    if (fork === undefined) {
      expect(report).toMatchObject({ status: 'complete', counts: { created: 1 } })
      return
    }
    expect(report).toMatchObject({ status: 'not-run' })
    expect(requestCount).toBe(0)
    expect(stderr.replace(/\s+/g, ' ')).toContain(`${fork}, so its sessions were not uploaded`)
  },
)

const FORKS = CI_ENVIRONMENTS.filter(({ run: { fork } }) => fork !== undefined)

test.concurrent.each(FORKS)('uploads from a fork with `--allow-forks`: $name', async ({ env }) => {
  expect((await sync(env, ['--allow-forks'])).report).toMatchObject({ status: 'complete', counts: { created: 1 } })
})

test('compares a fork in check mode', async () => {
  const [fork] = FORKS
  const { report } = await sync(fork?.env ?? {}, ['--mode', 'check'])
  expect(report).toMatchObject({ status: 'incomplete', counts: { pending: 1 } })
})
