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
// biome-ignore lint/suspicious/noExplicitAny: each system has a form of its own, which its schema checks.
const parsed = (file: string): any => parse(read(file))
const COMMIT = 'a'.repeat(40)

type System = {
  readonly file: string
  /** Of check-jsonschema; Jenkins has none. */
  readonly schema?: string
  /** What runs, as the system puts it together. */
  readonly script: () => string
  readonly shell: readonly [string, ...string[]]
  /** How it names the origin of a checkout. */
  readonly origin: string
  /** What it sets, of which `$WORKSPACE` is the checkout. */
  readonly env: Readonly<Record<string, string>>
}

const SYSTEMS: readonly System[] = [
  {
    file: 'gitlab-ci.yml',
    schema: 'gitlab-ci',
    script: () => parsed('gitlab-ci.yml').specstory.script.join('\n'),
    shell: ['bash', '-eo', 'pipefail', '-c'],
    origin: 'https://gitlab-ci-token:glcbt-64_x@gitlab.com/acme/widgets.git',
    env: {
      GITLAB_CI: 'true',
      CI_PROJECT_DIR: '$WORKSPACE',
      CI_PROJECT_URL: 'https://gitlab.com/acme/widgets',
      CI_COMMIT_SHA: COMMIT,
      CI_COMMIT_BRANCH: 'main',
      CI_JOB_URL: 'https://gitlab.com/acme/widgets/-/jobs/1',
      // Of the snippet's `variables`.
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
    script: () => parsed('circleci.yml').jobs.specstory.steps[1].run.command,
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
    script: () => parsed('azure-pipelines.yml').steps.find((step: { script?: string }) => step.script).script,
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
    script: () => parsed('bitbucket-pipelines.yml').pipelines.branches.main[0].step.script.join('\n'),
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
    script: () => parsed('buildkite.yml').steps[0].command.join('\n'),
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
    script: () => parsed('woodpecker.yml').steps[0].commands.join('\n'),
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
const HERE = { PATH: `${dirname(process.execPath)}:${process.env['PATH']}`, LANG: 'C.UTF-8' }

/** A clone as CI systems make it: one commit, of no branch, with the origin's address as they write it. */
function checkOut(origin: string): string {
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
  const child = spawn(shell, [...options, script], { cwd, env: { ...HERE, ...env, ...action.env } })
  let output = ''
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text
    })
  return new Promise((resolve) => child.once('close', (exitCode) => resolve({ exitCode, output })))
}

// The snippets are for shells of Linux.
const onUnix = process.platform === 'win32' ? describe.skip : describe

onUnix.each(SYSTEMS)('$file', ({ script, shell, origin, env, schema, file }) => {
  test('uploads in its environment, and a second run in the same directory finds nothing to do', async () => {
    const workspace = checkOut(origin)
    await withCloud({}, async (cloud) => {
      const own = Object.entries(env).map(([name, value]) => [name, value.replace('$WORKSPACE', workspace)])
      const given = { ...Object.fromEntries(own), SPECSTORY_TOKEN: cloud.token, SPECSTORY_CLOUD_URL: cloud.url }
      // A runner may keep the directory: what the first run left there must not stop the second one.
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
  const checked = checker === undefined ? test.skip : test
  checked('is what the schema of its system allows', () => {
    const options = ['--regex-variant', 'nonunicode', '--builtin-schema', `vendor.${schema}`, join(EXAMPLES, file)]
    const { status, stdout } = spawnSync(checker ?? '', options, { encoding: 'utf8' })
    expect([stdout.trim(), status]).toEqual(['ok -- validation done', 0])
  })
})

test('every snippet of a CI system is run above', () => {
  const others = ['laptop.ps1', 'laptop.sh', 'pre-commit-config.yaml']
  expect(readdirSync(EXAMPLES).sort()).toEqual([...SYSTEMS.map(({ file }) => file), ...others].sort())
})

onUnix('laptop.sh', () => {
  test('prints the id, and checks', async () => {
    const workspace = checkOut('git@github.com:acme/widgets.git')
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

test('laptop.ps1 is the same for PowerShell', () => {
  const commands = (file: string): string[] =>
    [...read(file).matchAll(/^(?:SPECSTORY_TOKEN=… )?((?:git|node) .+)$/gm)].map(([, command = '']) =>
      command.replace(/"?(?:~|\$HOME)([^" ]*)"?/, (_, path) => `HOME${path.replaceAll('\\', '/')}`),
    )
  expect(commands('laptop.ps1')).toEqual(commands('laptop.sh'))
})
