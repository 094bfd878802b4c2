import { mkdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { computeProjectId, hashProjectId } from '../../src/project/identify.ts'
import { checkout } from '../rig/checkout.ts'
import { asProjectId } from '../rig/ids.ts'
import {
  COMMIT,
  COMPUTED_ID,
  EVENT_COMMIT,
  GIT_ID,
  gitFiles,
  identify,
  OTHER_ID,
  OUTSIDE_GITHUB,
  WITHOUT_REPOSITORY,
  WORKSPACE_ID,
} from '../rig/projects.ts'

const STORED = '.specstory/.project.json'
const WIDGETS = 'https://github.com/acme/widgets.git'
const GADGETS = 'https://github.com/acme/gadgets'
const GADGETS_ID = computeProjectId(GADGETS)

type Row = {
  readonly files: Record<string, string>
  readonly path?: string
  readonly projectId?: string
  readonly runner?: typeof WITHOUT_REPOSITORY
  readonly id: string
  readonly source: object
}

describe('the project of a path', () => {
  const gitId = `{"git_id":"${GIT_ID}","workspace_id":"${WORKSPACE_ID}"}`
  const workspaceId = `{"workspace_id":"${WORKSPACE_ID}"}`
  const computed = { kind: 'computed', remote: 'github.com/acme/widgets' }
  const rows: readonly (readonly [string, Row])[] = [
    [
      'the input when every other source exists too',
      {
        files: { ...gitFiles('.', WIDGETS), [STORED]: gitId },
        projectId: OTHER_ID,
        id: OTHER_ID,
        source: { kind: 'input' },
      },
    ],
    [
      'the stored `git_id` when an ID could be computed too',
      {
        files: { ...gitFiles('.', WIDGETS), [STORED]: gitId },
        id: GIT_ID,
        source: { kind: 'file', file: STORED, field: 'git_id' },
      },
    ],
    [
      '`git_id` of the second file when the first has only `workspace_id`',
      {
        files: { [STORED]: workspaceId, '.specstory/history/.project.json': gitId },
        id: GIT_ID,
        source: { kind: 'file', file: '.specstory/history/.project.json', field: 'git_id' },
      },
    ],
    [
      'computed from `origin`',
      { files: gitFiles('.', WIDGETS), runner: WITHOUT_REPOSITORY, id: COMPUTED_ID, source: computed },
    ],
    [
      'computed from `origin` when the workflow runs in another repository',
      {
        files: gitFiles('.', GADGETS),
        id: GADGETS_ID,
        source: { kind: 'computed', remote: 'github.com/acme/gadgets' },
      },
    ],
    [
      'computed from the repository of the workflow when there is no `.git`',
      { files: {}, id: COMPUTED_ID, source: computed },
    ],
    [
      'computed from the repository of the workflow when there is no remote',
      { files: gitFiles('.'), id: COMPUTED_ID, source: computed },
    ],
    [
      'computed when the stored file has only `workspace_id`',
      { files: { [STORED]: workspaceId }, id: COMPUTED_ID, source: computed },
    ],
    [
      'computed outside of GitHub when the stored file has only `workspace_id`',
      {
        files: { ...gitFiles('.', WIDGETS), [STORED]: workspaceId },
        runner: OUTSIDE_GITHUB,
        id: COMPUTED_ID,
        source: computed,
      },
    ],
    [
      '`workspace_id` when there is no remote',
      {
        files: { ...gitFiles('.'), [STORED]: workspaceId },
        runner: WITHOUT_REPOSITORY,
        id: WORKSPACE_ID,
        source: { kind: 'file', file: STORED, field: 'workspace_id' },
      },
    ],
    [
      '`workspace_id` when there is no `.git`',
      {
        files: { [STORED]: workspaceId },
        runner: WITHOUT_REPOSITORY,
        id: WORKSPACE_ID,
        source: { kind: 'file', file: STORED, field: 'workspace_id' },
      },
    ],
    [
      'computed when the stored file has no ID',
      { files: { [STORED]: '{"project_name":"W"}' }, id: COMPUTED_ID, source: computed },
    ],
    [
      'that of the repository when the path is a package of a monorepo',
      { files: gitFiles('.', WIDGETS), path: 'packages/a', id: COMPUTED_ID, source: computed },
    ],
    [
      'computed from `origin` of a checkout in a directory',
      { files: gitFiles('src', WIDGETS), path: 'src', runner: WITHOUT_REPOSITORY, id: COMPUTED_ID, source: computed },
    ],
    [
      'that of a second checkout when the path is in it',
      {
        files: { ...gitFiles('.', WIDGETS), ...gitFiles('other', GADGETS) },
        path: 'other/docs',
        id: GADGETS_ID,
        source: { kind: 'computed', remote: 'github.com/acme/gadgets' },
      },
    ],
    [
      'that of a submodule when the path is one',
      {
        files: {
          ...gitFiles('.', WIDGETS),
          'lib/.git': 'gitdir: ../.git/modules/lib',
          '.git/modules/lib/config': `[remote "origin"] url = ${GADGETS}`,
        },
        path: 'lib',
        id: GADGETS_ID,
        source: { kind: 'computed', remote: 'github.com/acme/gadgets' },
      },
    ],
    [
      '`workspace_id` when a second checkout has no remote',
      {
        files: { ...gitFiles('.', WIDGETS), ...gitFiles('other'), [`other/${STORED}`]: workspaceId },
        path: 'other',
        id: WORKSPACE_ID,
        source: { kind: 'file', file: `other/${STORED}`, field: 'workspace_id' },
      },
    ],
    [
      '`git_id` when the `.git` of its checkout cannot be read',
      {
        files: { 'other/.git': 'gitdir: /elsewhere', [`other/${STORED}`]: gitId },
        path: 'other',
        id: GIT_ID,
        source: { kind: 'file', file: `other/${STORED}`, field: 'git_id' },
      },
    ],
    [
      'computed without the token in the URL of `origin`',
      {
        files: gitFiles('.', 'https://x-access-token:ghs_secret@github.com/acme/widgets'),
        id: COMPUTED_ID,
        source: computed,
      },
    ],
  ]
  test.each(rows)('is %s', async (_name, { files, path = '.', projectId, runner, id, source }) => {
    const { projects } = await identify(
      checkout(files),
      { paths: [path], ...(projectId && { projectId: asProjectId(projectId) }) },
      runner,
    )
    expect(projects).toMatchObject([{ id, source, paths: [path], locations: [{ path }] }])
    expect(JSON.stringify(projects)).not.toContain('secret')
  })

  test.each<[string, Record<string, string>, string, typeof WITHOUT_REPOSITORY | undefined, string]>([
    [
      'there is no file and no `.git`',
      {},
      '.',
      WITHOUT_REPOSITORY,
      'no `.git` with an `origin` that names the repository',
    ],
    ['the checkout has no remote', gitFiles('.'), '.', WITHOUT_REPOSITORY, 'no remote `origin`'],
    [
      'the path is in a second checkout without a remote',
      { ...gitFiles('.', WIDGETS), ...gitFiles('o') },
      'o/a',
      undefined,
      '`o` has no remote',
    ],
    [
      '`.git` of the path points outside of the workspace',
      { 'o/.git': 'gitdir: ../../x' },
      'o',
      undefined,
      '`o/.git` cannot be used: it points',
    ],
    [
      '`.git` of the workspace points outside of it',
      { '.git': 'gitdir: ../x' },
      '.',
      undefined,
      '`.git` cannot be used',
    ],
    [
      '`.git` cannot be read, even with a `workspace_id`',
      { 'o/.git': '', [`o/${STORED}`]: workspaceId },
      'o',
      undefined,
      '`o/.git` cannot be used',
    ],
    [
      'the git configuration is invalid, without printing its token',
      { 'o/.git/config': '[remote "origin"]\nurl = "https://x:secret@github.com/o/r\n' },
      'o',
      undefined,
      'line 2',
    ],
  ])('is unknown when %s', async (_name, files, path, runner, message) => {
    const error = await identify(checkout(files), { paths: [path] }, runner).catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({
      code: 'project-unknown',
      message: expect.stringContaining(message),
      hint: expect.stringContaining('project-id'),
    })
    expect(String(error)).not.toContain('secret')
  })
})

test('identifyProjects groups paths by project ID', async () => {
  const file = `{"git_id":"${GIT_ID}","project_name":"From the file"}`
  const workspace = checkout({ [`b/${STORED}`]: file, [`d/${STORED}`]: file })
  const { projects } = await identify(workspace, { paths: ['a', 'b', 'c', 'd'] })
  expect(projects.map(({ id, name, paths }) => ({ id, name, paths }))).toEqual([
    { id: COMPUTED_ID, name: 'widgets', paths: ['a', 'c'] },
    { id: GIT_ID, name: 'From the file', paths: ['b', 'd'] },
  ])
})

describe('the name of a project', () => {
  test.each<[string, Record<string, string>, object, typeof WITHOUT_REPOSITORY | undefined, string]>([
    [
      '`project-name` when it is set',
      { [STORED]: '{"project_name":"File"}' },
      { projectName: 'Mine' },
      undefined,
      'Mine',
    ],
    [
      'the stored `project_name` when there is one',
      { ...gitFiles('.', GADGETS), [STORED]: '{"project_name":"File"}' },
      {},
      undefined,
      'File',
    ],
    ['the repository name in `origin`', gitFiles('.', GADGETS), {}, undefined, 'gadgets'],
    ['the repository name of the workflow when there is no `.git`', {}, {}, undefined, 'widgets'],
    [
      'the repository name in `origin` when `project-id` is set',
      gitFiles('.', WIDGETS),
      { projectId: GIT_ID },
      OUTSIDE_GITHUB,
      'widgets',
    ],
  ])('is %s', async (_name, files, inputs, runner, name) => {
    expect((await identify(checkout(files), inputs, runner)).projects[0]?.name).toBe(name)
  })

  test('is the directory of the checkout, not the ID, when nothing else names it', async () => {
    const workspace = checkout(gitFiles('.'))
    const { projects } = await identify(
      workspace,
      { projectId: asProjectId(GIT_ID), paths: ['packages/a'] },
      OUTSIDE_GITHUB,
    )
    expect(projects[0]?.name).toBe(basename(workspace))
  })
})

describe('the root, repository and commit of a path', () => {
  const widgets = { serverUrl: 'https://github.com', name: 'acme/widgets' }
  test.each<[string, Record<string, string>, string, typeof WITHOUT_REPOSITORY | undefined, object]>([
    [
      'have the commit of the event in the repository of the workflow',
      gitFiles('.', WIDGETS),
      'a',
      undefined,
      { root: '.', repository: widgets, commit: EVENT_COMMIT },
    ],
    [
      'have the commit of the event when `origin` is an SSH URL',
      gitFiles('.', 'git@github.com:Acme/Widgets.git'),
      '.',
      undefined,
      { root: '.', repository: widgets, commit: EVENT_COMMIT },
    ],
    [
      'are those of the workflow when there is no `.git`',
      {},
      'a',
      undefined,
      { root: '.', repository: widgets, commit: EVENT_COMMIT },
    ],
    [
      'have the directory of the checkout as root',
      gitFiles('src', WIDGETS),
      'src/a',
      undefined,
      { root: 'src', repository: widgets, commit: EVENT_COMMIT },
    ],
    [
      'are those of another repository when the path is its checkout',
      { ...gitFiles('.', WIDGETS), ...gitFiles('o', GADGETS) },
      'o',
      undefined,
      { root: 'o', repository: { serverUrl: 'https://github.com', name: 'acme/gadgets' }, commit: COMMIT },
    ],
    [
      'are those of the submodule when `.specstory` is one',
      { ...gitFiles('.', WIDGETS), ...gitFiles('.specstory', GADGETS) },
      '.',
      undefined,
      { root: '.specstory', repository: { serverUrl: 'https://github.com', name: 'acme/gadgets' }, commit: COMMIT },
    ],
    [
      'have the checked-out commit outside of GitHub',
      gitFiles('.', WIDGETS),
      '.',
      OUTSIDE_GITHUB,
      { root: '.', repository: widgets, commit: COMMIT },
    ],
    [
      'have no repository when there is no remote',
      { ...gitFiles('o'), [`o/${STORED}`]: `{"git_id":"${GIT_ID}"}` },
      'o',
      undefined,
      { root: 'o', repository: undefined, commit: COMMIT },
    ],
  ])('%s', async (_name, files, path, runner, expected) => {
    const { projects } = await identify(checkout(files), { paths: [path] }, runner)
    expect(projects[0]?.locations).toEqual([
      { path, historyDir: '.specstory/history', redaction: undefined, prefix: '', ...expected },
    ])
  })
})

describe('identifyProjects outside of GitHub', () => {
  test.each([
    ['Jenkins', 'https://github.com/acme/widgets.git', COMPUTED_ID],
    [
      'GitLab',
      'https://gitlab-ci-token:glcbt-secret@gitlab.com/group/sub/widgets.git',
      computeProjectId('https://gitlab.com/group/sub/widgets'),
    ],
    [
      'Azure',
      'https://org@dev.azure.com/org/proj/_git/widgets',
      computeProjectId('https://org@dev.azure.com/org/proj/_git/widgets'),
    ],
    ['Bitbucket', 'http://bitbucket.org/acme/widgets', computeProjectId('https://bitbucket.org/acme/widgets')],
    ['CircleCI', 'git@github.com:acme/widgets.git', COMPUTED_ID],
    ['Buildkite', 'git@github.com:acme/widgets.git', COMPUTED_ID],
    ['Woodpecker', 'https://codeberg.org/acme/widgets.git', computeProjectId('git@codeberg.org:acme/widgets.git')],
  ])('reads ID, name and commit from the detached clone of %s', async (_name, url, id) => {
    const { projects } = await identify(checkout(gitFiles('.', url)), {}, OUTSIDE_GITHUB)
    expect(projects).toMatchObject([
      { id, name: 'widgets', source: { kind: 'computed' }, locations: [{ commit: COMMIT }] },
    ])
    expect(JSON.stringify(projects)).not.toContain('secret')
  })

  test('reads ID, name and commit from the clone around a package', async () => {
    const clone = checkout(gitFiles('.', WIDGETS))
    mkdirSync(join(clone, 'packages/a'), { recursive: true })
    const { projects } = await identify(join(clone, 'packages/a'), {}, OUTSIDE_GITHUB)
    expect(projects).toMatchObject([
      { id: COMPUTED_ID, name: 'widgets', locations: [{ root: '../..', prefix: 'packages/a', commit: COMMIT }] },
    ])
  })
})

describe('identifyProjects on a runner', () => {
  test('reads nothing above the workspace', async () => {
    const clone = checkout({ ...gitFiles('.', WIDGETS), '.specstory/cli/config.toml': 'cloud_sync.enabled = false' })
    mkdirSync(join(clone, 'a'))
    await expect(identify(join(clone, 'a'), {}, WITHOUT_REPOSITORY)).rejects.toMatchObject({ code: 'project-unknown' })
  })
})

describe('the notice about a stored ID', () => {
  const noticesFor = async (files: Record<string, string>) =>
    (await identify(checkout(files))).notices.map(({ level, title, message }) => ({ level, title, message }))

  test('names both IDs and the usual reasons when they differ', async () => {
    expect(await noticesFor({ [STORED]: `{"git_id":"${GIT_ID}"}` })).toEqual([
      {
        level: 'notice',
        title: 'Stored project ID',
        message: expect.stringMatching(`${GIT_ID}.*${COMPUTED_ID}.*renamed.*fork.*template`),
      },
    ])
  })

  test.each([
    ['names an older extension when the ID is the hash of owner and name', 'acme/widgets', true],
    ['names an older extension when the ID is the hash of owner, name and .git', 'acme/widgets.git', true],
    ['does not name an older extension when the ID is the hash of another text', 'f8da-2b7a', false],
  ])('%s', async (_name, text, namesExtension) => {
    const [notice] = await noticesFor({ [STORED]: `{"git_id":"${hashProjectId(text)}"}` })
    expect(notice?.message.includes('without the host')).toBe(namesExtension)
  })

  test('is missing when both IDs are equal', async () => {
    expect(await noticesFor({ [STORED]: `{"git_id":"${COMPUTED_ID}"}` })).toEqual([])
  })
})

test('identifyProjects names the nearest settings that disable local sync', async () => {
  const settings = (isEnabled: boolean) => `[local_sync]\nenabled = ${isEnabled}\n`
  const workspace = checkout({
    '.specstory/cli/config.toml': settings(false),
    'a/x': '',
    'b/.specstory/cli/config.toml': settings(true),
  })
  const { projects } = await identify(workspace, { paths: ['.', 'a', 'b'] })
  expect(projects[0]?.locations.map(({ localSyncDisabledBy }) => localSyncDisabledBy)).toEqual([
    '.specstory/cli/config.toml',
    '.specstory/cli/config.toml',
    undefined,
  ])
})
