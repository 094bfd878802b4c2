import { basename } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { startLocalCloud } from '../../local-cloud/server.ts'
import { computeProjectId } from '../../src/project/identify.ts'
import { checkout, sessionId, sessions } from '../rig/checkout.ts'
import { run } from '../rig/command-line.ts'

const COMMIT = '0123456789abcdef0123456789abcdef01234567'
const GITHUB_ID = 'f60e-cdb1-6e5e-8e82'
const SECRET = 'glcbt-64_secretsecret'
const STORED = '.specstory/.project.json'

/** The `.git` files of a CI system during a build, and the project that they belong to. */
type Checkout = {
  readonly git: Readonly<Record<string, string>>
  readonly id: string
  readonly remote: string
  readonly repository: string
}

const DETACHED = { HEAD: `${COMMIT}\n` }
const CORE = '[core]\n\trepositoryformatversion = 0\n\tfilemode = true\n\tbare = false\n\tlogallrefupdates = true\n'
const FETCH = '\tfetch = +refs/heads/*:refs/remotes/origin/*\n'
const GITHUB = { id: GITHUB_ID, remote: 'github.com/acme/widgets', repository: 'acme/widgets' }

const SYSTEMS: Readonly<Record<string, Checkout>> = {
  'a plain clone': {
    git: {
      HEAD: 'ref: refs/heads/main\n',
      'packed-refs': `# pack-refs with: peeled fully-peeled sorted \n${COMMIT} refs/heads/main\n`,
      config: `${CORE}[remote "origin"]\n\turl = git@github.com:acme/widgets.git\n${FETCH}[branch "main"]\n\tremote = origin\n`,
    },
    ...GITHUB,
  },
  Jenkins: {
    git: { ...DETACHED, config: `${CORE}[remote "origin"]\n\turl = https://github.com/acme/widgets.git\n${FETCH}` },
    ...GITHUB,
  },
  GitLab: {
    git: {
      ...DETACHED,
      config: `${CORE}[fetch]\n\trecurseSubmodules = false\n[remote "origin"]\n\turl = https://gitlab-ci-token:${SECRET}@gitlab.com/group/sub/widgets.git\n`,
    },
    id: computeProjectId('https://gitlab.com/group/sub/widgets'),
    remote: 'gitlab.com/group/sub/widgets',
    repository: 'group/sub/widgets',
  },
  Azure: {
    git: {
      ...DETACHED,
      config: `${CORE}[remote "origin"]\n\turl = https://org@dev.azure.com/org/proj/_git/widgets\n${FETCH}[gc]\n\tauto = 0\n[http "https://org@dev.azure.com/org/proj/_git/widgets"]\n\textraheader = AUTHORIZATION: bearer ${SECRET}\n`,
    },
    id: computeProjectId('https://org@dev.azure.com/org/proj/_git/widgets'),
    remote: 'org@dev.azure.com/org/proj/_git/widgets',
    repository: 'org/proj/_git/widgets',
  },
  Bitbucket: {
    git: {
      HEAD: 'ref: refs/heads/main\n',
      'refs/heads/main': `${COMMIT}\n`,
      config: `${CORE}[remote "origin"]\n\turl = http://bitbucket.org/acme/widgets\n[http "http://bitbucket.org/acme/widgets"]\n\tproxy = http://localhost:29418/\n`,
    },
    id: computeProjectId('https://bitbucket.org/acme/widgets'),
    remote: 'bitbucket.org/acme/widgets',
    repository: 'acme/widgets',
  },
  CircleCI: {
    git: {
      HEAD: 'ref: refs/heads/main\n',
      'refs/heads/main': `${COMMIT}\n`,
      config: `${CORE}[remote "origin"]\n\turl = git@github.com:acme/widgets.git\n${FETCH}[gc]\n\tauto = 0\n`,
    },
    ...GITHUB,
  },
  Buildkite: {
    git: { ...DETACHED, config: `${CORE}[remote "origin"]\n\turl = git@github.com:acme/widgets.git\n${FETCH}` },
    ...GITHUB,
  },
  Woodpecker: {
    git: { ...DETACHED, config: `${CORE}[remote "origin"]\n\turl = https://codeberg.org/acme/widgets.git\n${FETCH}` },
    id: computeProjectId('git@codeberg.org:acme/widgets.git'),
    remote: 'codeberg.org/acme/widgets',
    repository: 'acme/widgets',
  },
}

const dotGit = (files: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(files).map(([name, text]) => [`.git/${name}`, text]))

describe.each(Object.entries(SYSTEMS))('the checkout of %s', (_name, { git, id, remote, repository }) => {
  test.concurrent('has a project ID that is printed with its source', async () => {
    const cwd = checkout(dotGit(git))
    expect(await run(['--print-project-id'], { cwd })).toEqual({
      exitCode: 0,
      stdout: `${id}\n`,
      stderr: `.: ${id} (widgets), ID computed from ${remote}, at ${COMMIT}\n`,
    })
  })

  test.concurrent('syncs to the right project, name and commit when only the token is set', async () => {
    const cloud = await startLocalCloud()
    try {
      const cwd = checkout({ ...dotGit(git), ...sessions(1) })
      const result = await run(['--cloud-url', cloud.url], { cwd, env: { SPECSTORY_TOKEN: cloud.token } })
      expect(result.exitCode).toBe(0)
      expect(`${result.stdout}${result.stderr}`).not.toContain(SECRET)
      const stored = cloud.store.findSession(id, sessionId(0))
      expect(stored?.projectName).toBe('widgets')
      expect(JSON.parse(stored?.rawData ?? '')).toMatchObject({ repository, commit: COMMIT })
      expect(stored?.rawData).not.toContain(SECRET)
    } finally {
      await cloud.close()
    }
  })
})

describe('--print-project-id', () => {
  const clone = dotGit(SYSTEMS['a plain clone']?.git ?? {})

  test.concurrent.each<[string, Record<string, string>, string[], string, RegExp]>([
    ['`--project-id`', clone, ['--project-id', 'aaaa-bbbb-cccc-dddd'], 'aaaa-bbbb-cccc-dddd\n', /from `--project-id`/],
    [
      'a stored file, with the computed ID that differs',
      { ...clone, [STORED]: '{"git_id":"aaaa-bbbb-cccc-dddd"}' },
      [],
      'aaaa-bbbb-cccc-dddd\n',
      new RegExp(`git_id. in \\.specstory/\\.project\\.json.*\n.*${GITHUB_ID}`),
    ],
    [
      'several projects',
      { ...clone, [`b/${STORED}`]: '{"git_id":"aaaa-bbbb-cccc-dddd"}' },
      ['--path', '.', '--path', 'b'],
      `${GITHUB_ID}\naaaa-bbbb-cccc-dddd\n`,
      /^\.: .*\nb: /,
    ],
    [
      'a synced path beside one that opted out',
      { ...clone, [`b/${STORED}`]: '{"cloud_sync":false}' },
      ['--path', '.', '--path', 'b'],
      `${GITHUB_ID}\n`,
      /^b: .*b\/\.specstory\/\.project\.json .*`cloud_sync: false`$/m,
    ],
  ])('prints the project ID of %s', async (_name, files, flags, stdout, stderr) => {
    const result = await run(['--print-project-id', ...flags], { cwd: checkout(files) })
    expect(result).toEqual({ exitCode: 0, stdout, stderr: expect.stringMatching(stderr) })
  })

  test.concurrent.each<[string, Record<string, string>, string[], number, RegExp]>([
    [
      'a directory without a project',
      {},
      [],
      1,
      /^The project of `\.` is unknown.*\(project-unknown\)\nSet `--project-id`/,
    ],
    ['a broken project file', { ...clone, [STORED]: '{' }, [], 1, /\(project-file\)/],
    ['broken settings', { ...clone, '.specstory/cli/config.toml': 'x' }, [], 1, /line 1.*\(project-settings\)/],
    ['an invalid `--project-id`', clone, ['--project-id', 'widgets'], 2, /`--project-id`: `widgets`/],
    [
      'an opt-out',
      { ...clone, '.specstory/cli/config.toml': 'cloud_sync.enabled = false' },
      [],
      4,
      /\[cloud_sync\] enabled = false/,
    ],
  ])('prints no ID and exits with its own code for %s', async (_name, files, flags, exitCode, stderr) => {
    const result = await run(['--print-project-id', ...flags], { cwd: checkout(files) })
    expect(result).toEqual({ exitCode, stdout: '', stderr: expect.stringMatching(stderr) })
  })

  test.concurrent('prints text of the repository without workflow commands and control characters', async () => {
    const name = '::error::owned\\n\\u001b[31m##[set-output]'
    const files = { ...clone, [STORED]: `{"git_id":"${GITHUB_ID}","project_name":"${name}"}` }
    const { stderr } = await run(['--print-project-id'], { cwd: checkout(files), env: { GITHUB_ACTIONS: 'true' } })
    expect(stderr.split('\n')).toHaveLength(2)
    expect(stderr).not.toMatch(/^::|##\[/m)
    expect(stderr).not.toContain('\u001b')
  })
})

test.concurrent.each<[string, Record<string, string>, string[]]>([
  ['only `--project-id`', {}, ['--project-id', GITHUB_ID]],
  ['a `--project-name` that is the ID', {}, ['--project-id', GITHUB_ID, '--project-name', GITHUB_ID]],
  ['a stored name that is the ID', { [STORED]: `{"git_id":"${GITHUB_ID}","project_name":"${GITHUB_ID}"}` }, []],
  [
    'a directory named after the ID',
    { [`${GITHUB_ID}/${STORED}`]: `{"git_id":"${GITHUB_ID}"}` },
    ['--path', GITHUB_ID],
  ],
  [
    'a repository named after the ID',
    { '.git/config': `[remote "origin"]\nurl = https://github.com/acme/${GITHUB_ID}\n`, '.git/HEAD': COMMIT },
    [],
  ],
  [
    'a checkout in a directory named after the ID',
    { [`${GITHUB_ID}/.git/HEAD`]: COMMIT },
    ['--project-id', GITHUB_ID, '--path', GITHUB_ID],
  ],
])('does not name a project after its ID: %s', async (_name, files, flags) => {
  const cwd = checkout(files)
  const { exitCode, stderr } = await run(['--print-project-id', ...flags], { cwd })
  expect(exitCode).toBe(0)
  const [, name = ''] = /^.*?: \S+ \((.*?)\), /.exec(stderr) ?? []
  expect([basename(cwd), 'unnamed']).toContain(name)
})
