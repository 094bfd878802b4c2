import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { parse } from 'yaml'
import { computeProjectId } from '../../src/project/identify.ts'
import { sessions } from '../rig/checkout.ts'
import { findPythonTool } from '../rig/python-tools.ts'
import { createRepository, git } from '../rig/recipes.ts'
import { createReleasedAction } from '../rig/released-action.ts'
import { withCloud } from '../rig/with-cloud.ts'

const EXAMPLES = join(import.meta.dirname, '..', '..', 'examples', 'ci')
const read = (file: string): string => readFileSync(join(EXAMPLES, file), 'utf8')
// biome-ignore lint/suspicious/noExplicitAny: each CI system has its own format, which its schema checks.
const readYaml = (file: string): any => parse(read(file))
const COMMIT = 'a'.repeat(40)

type System = {
  readonly file: string
  /** The name of the schema in check-jsonschema; there is none for Jenkins. */
  readonly schema?: string
  /** The commands of the snippet, joined as the CI system does. */
  readonly script: () => string
  readonly shell: readonly [string, ...string[]]
  /** The URL of `origin` in a checkout of the CI system. */
  readonly origin: string
  /** Variables that the CI system sets; `$WORKSPACE` is replaced by the path of the checkout. */
  readonly env: Readonly<Record<string, string>>
}

const SYSTEMS: readonly System[] = [
  {
    file: 'gitlab-ci.yml',
    schema: 'gitlab-ci',
    script: () => readYaml('gitlab-ci.yml').specstory.script.join('\n'),
    shell: ['bash', '-eo', 'pipefail', '-c'],
    origin: 'https://gitlab-ci-token:glcbt-64_x@gitlab.com/acme/widgets.git',
    env: {
      GITLAB_CI: 'true',
      CI_PROJECT_DIR: '$WORKSPACE',
      CI_PROJECT_URL: 'https://gitlab.com/acme/widgets',
      CI_COMMIT_SHA: COMMIT,
      CI_COMMIT_BRANCH: 'main',
      CI_JOB_URL: 'https://gitlab.com/acme/widgets/-/jobs/1',
      // From `variables` of the snippet.
      RUNNER_TEMP: '$WORKSPACE',
    },
  },
  {
    file: 'Jenkinsfile',
    script: () => [...read('Jenkinsfile').matchAll(/\bsh '([^']+)'/g)].map(([, line]) => line).join('\n'),
    shell: ['sh', '-xe', '-c'],
    origin: 'https://git.example.com/acme/widgets.git',
    env: {
      JENKINS_URL: 'https://ci.example.com/',
      WORKSPACE: '$WORKSPACE',
      BRANCH_NAME: 'main',
      GIT_BRANCH: 'origin/main',
      GIT_COMMIT: COMMIT,
      BUILD_URL: 'https://ci.example.com/job/widgets/1/',
    },
  },
  {
    file: 'circleci.yml',
    schema: 'circle-ci',
    script: () => readYaml('circleci.yml').jobs.specstory.steps[1].run.command,
    shell: ['bash', '-eo', 'pipefail', '-c'],
    origin: 'git@github.com:acme/widgets.git',
    env: {
      CIRCLECI: 'true',
      CIRCLE_REPOSITORY_URL: 'git@github.com:acme/widgets.git',
      CIRCLE_SHA1: COMMIT,
      CIRCLE_BRANCH: 'main',
      CIRCLE_BUILD_URL: 'https://circleci.com/gh/acme/widgets/1',
    },
  },
  {
    file: 'azure-pipelines.yml',
    schema: 'azure-pipelines',
    script: () => readYaml('azure-pipelines.yml').steps.find((step: { script?: string }) => step.script).script,
    shell: ['bash', '--noprofile', '--norc', '-c'],
    origin: 'https://acme@dev.azure.com/acme/shop/_git/widgets',
    env: {
      TF_BUILD: 'True',
      BUILD_REPOSITORY_URI: 'https://acme@dev.azure.com/acme/shop/_git/widgets',
      BUILD_SOURCEVERSION: COMMIT,
      BUILD_SOURCEBRANCH: 'refs/heads/main',
      SYSTEM_TEAMFOUNDATIONCOLLECTIONURI: 'https://dev.azure.com/acme/',
      SYSTEM_TEAMPROJECT: 'shop',
      BUILD_BUILDID: '1',
    },
  },
  {
    file: 'bitbucket-pipelines.yml',
    schema: 'bitbucket-pipelines',
    script: () => readYaml('bitbucket-pipelines.yml').pipelines.branches.main[0].step.script.join('\n'),
    shell: ['bash', '-e', '-c'],
    origin: 'http://bitbucket.org/acme/widgets',
    env: {
      BITBUCKET_BUILD_NUMBER: '1',
      BITBUCKET_GIT_HTTP_ORIGIN: 'http://bitbucket.org/acme/widgets',
      BITBUCKET_REPO_FULL_NAME: 'acme/widgets',
      BITBUCKET_COMMIT: COMMIT,
      BITBUCKET_BRANCH: 'main',
    },
  },
  {
    file: 'buildkite.yml',
    schema: 'buildkite',
    script: () => readYaml('buildkite.yml').steps[0].command.join('\n'),
    shell: ['bash', '-e', '-c'],
    origin: 'git@github.com:acme/widgets.git',
    env: {
      BUILDKITE: 'true',
      BUILDKITE_REPO: 'git@github.com:acme/widgets.git',
      BUILDKITE_COMMIT: COMMIT,
      BUILDKITE_BRANCH: 'main',
      BUILDKITE_BUILD_URL: 'https://buildkite.com/acme/widgets/builds/1',
    },
  },
  {
    file: 'woodpecker.yml',
    schema: 'woodpecker-ci',
    script: () => readYaml('woodpecker.yml').steps[0].commands.join('\n'),
    shell: ['sh', '-e', '-c'],
    origin: 'https://codeberg.org/acme/widgets.git',
    env: {
      CI: 'woodpecker',
      CI_WORKSPACE: '$WORKSPACE',
      CI_REPO_URL: 'https://codeberg.org/acme/widgets',
      CI_COMMIT_SHA: COMMIT,
      CI_COMMIT_BRANCH: 'main',
      CI_PIPELINE_URL: 'https://ci.codeberg.org/repos/1/pipeline/1',
    },
  },
]

const action = createReleasedAction()
const BASE_ENV = { PATH: `${dirname(process.execPath)}:${process.env['PATH']}`, LANG: 'C.UTF-8' }

/** Clones as CI systems do: depth 1, detached HEAD, with their form of the URL of `origin`. */
function cloneCheckout(origin: string): string {
  const workspace = join(mkdtempSync(join(tmpdir(), 'ci-')), 'widgets')
  git(tmpdir(), 'clone', '--quiet', '--depth', '1', `file://${createRepository(sessions(3))}`, workspace)
  git(workspace, 'checkout', '--quiet', '--detach')
  git(workspace, 'remote', 'set-url', 'origin', origin)
  return workspace
}

function runScript(
  [shell, ...options]: System['shell'],
  script: string,
  cwd: string,
  env: Readonly<Record<string, string>>,
): Promise<{ exitCode: number | null; output: string }> {
  const child = spawn(shell, [...options, script], { cwd, env: { ...BASE_ENV, ...env, ...action.env } })
  let output = ''
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text
    })
  return new Promise((resolve) => child.once('close', (exitCode) => resolve({ exitCode, output })))
}

// The snippets are for shells on Linux.
const onUnix = process.platform === 'win32' ? describe.skip : describe

onUnix.each(SYSTEMS)('$file', ({ script, shell, origin, env, schema, file }) => {
  test('uploads every session, and nothing more when it runs again in the same directory', async () => {
    const workspace = cloneCheckout(origin)
    await withCloud({}, async (cloud) => {
      const systemEnv = Object.entries(env).map(([name, value]) => [name, value.replace('$WORKSPACE', workspace)])
      const given = { ...Object.fromEntries(systemEnv), SPECSTORY_TOKEN: cloud.token, SPECSTORY_CLOUD_URL: cloud.url }
      // A runner may keep the directory, so files left by the first run must not break the second.
      for (const run of ['first', 'second']) {
        const { exitCode, output } = await runScript(shell, script(), workspace, given)
        expect([run, exitCode, exitCode === 0 ? '' : output]).toEqual([run, 0, ''])
      }
      expect(cloud.requests.filter(({ route }) => route === 'put')).toHaveLength(3)
      expect([...cloud.store.projects.keys()]).toEqual([computeProjectId(origin)])
      const [, junit] = /--junit (\S+)/.exec(script()) ?? []
      if (junit !== undefined) expect(readFileSync(join(workspace, junit), 'utf8')).toContain('<testcase ')
    })
  })

  const checker = schema === undefined ? undefined : findPythonTool('check-jsonschema')
  const testWithChecker = checker === undefined ? test.skip : test
  testWithChecker('is valid by the schema of its CI system', () => {
    const options = ['--regex-variant', 'nonunicode', '--builtin-schema', `vendor.${schema}`, join(EXAMPLES, file)]
    const { status, stdout } = spawnSync(checker ?? '', options, { encoding: 'utf8' })
    expect([stdout.trim(), status]).toEqual(['ok -- validation done', 0])
  })
})

test('SYSTEMS has every snippet of a CI system', () => {
  const others = ['laptop.ps1', 'laptop.sh', 'pre-commit-config.yaml']
  expect(readdirSync(EXAMPLES).sort()).toEqual([...SYSTEMS.map(({ file }) => file), ...others].sort())
})

onUnix('laptop.sh', () => {
  test('prints the project ID and runs a check', async () => {
    const workspace = cloneCheckout('git@github.com:acme/widgets.git')
    await withCloud({}, async (cloud) => {
      const home = mkdtempSync(join(tmpdir(), 'home-'))
      const env = { HOME: home, SPECSTORY_CLOUD_URL: cloud.url }
      const script = read('laptop.sh').replace('SPECSTORY_TOKEN=…', `SPECSTORY_TOKEN=${cloud.token}`)
      const { output } = await runScript(['bash', '-c'], script, workspace, env)
      expect(output).toContain(computeProjectId('git@github.com:acme/widgets.git'))
      expect(cloud.requests.map(({ route }) => route)).toContain('sizes')
      expect(home).not.toBe(homedir())
    })
  })
})

test('laptop.ps1 runs the same commands as laptop.sh', () => {
  const commands = (file: string): string[] =>
    [...read(file).matchAll(/^(?:SPECSTORY_TOKEN=… )?((?:git|node) .+)$/gm)].map(([, command = '']) =>
      command.replace(/"?(?:~|\$HOME)([^" ]*)"?/, (_, path) => `HOME${path.replaceAll('\\', '/')}`),
    )
  expect(commands('laptop.ps1')).toEqual(commands('laptop.sh'))
})
