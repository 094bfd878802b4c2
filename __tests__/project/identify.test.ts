import { mkdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { computeProjectId } from '../../src/project/identify.ts'
import { checkout } from '../rig/checkout.ts'
import { asProjectId } from '../rig/ids.ts'
import {
  COMMIT,
  COMPUTED,
  ELSEWHERE,
  EVENT_COMMIT,
  GIT_ID,
  git,
  identify,
  NOWHERE,
  OTHER_ID,
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
  readonly runner?: typeof NOWHERE
  readonly id: string
  readonly source: object
}

describe('a path’s project, in order', () => {
  const gitId = `{"git_id":"${GIT_ID}","workspace_id":"${WORKSPACE_ID}"}`
  const workspaceId = `{"workspace_id":"${WORKSPACE_ID}"}`
  const computed = { kind: 'computed', remote: 'github.com/acme/widgets' }
  const rows: readonly (readonly [string, Row])[] = [
    [
      'the input, before everything',
      {
        files: { ...git('.', WIDGETS), [STORED]: gitId },
        projectId: OTHER_ID,
        id: OTHER_ID,
        source: { kind: 'input' },
      },
    ],
    [
      'git_id of a stored file, before the computed id',
      {
        files: { ...git('.', WIDGETS), [STORED]: gitId },
        id: GIT_ID,
        source: { kind: 'file', file: STORED, field: 'git_id' },
      },
    ],
    [
      'git_id of the second file, before workspace_id of the first',
      {
        files: { [STORED]: workspaceId, '.specstory/history/.project.json': gitId },
        id: GIT_ID,
        source: { kind: 'file', file: '.specstory/history/.project.json', field: 'git_id' },
      },
    ],
    ['the path’s own origin', { files: git('.', WIDGETS), runner: NOWHERE, id: COMPUTED, source: computed }],
    [
      'the path’s own origin, before the workflow’s repository',
      { files: git('.', GADGETS), id: GADGETS_ID, source: { kind: 'computed', remote: 'github.com/acme/gadgets' } },
    ],
    ['the workflow’s repository, without .git', { files: {}, id: COMPUTED, source: computed }],
    ['the workflow’s repository, without a remote', { files: git('.'), id: COMPUTED, source: computed }],
    [
      'a file with only workspace_id gives the computed id',
      { files: { [STORED]: workspaceId }, id: COMPUTED, source: computed },
    ],
    [
      'so it does off GitHub',
      { files: { ...git('.', WIDGETS), [STORED]: workspaceId }, runner: ELSEWHERE, id: COMPUTED, source: computed },
    ],
    [
      'workspace_id where there is no remote',
      {
        files: { ...git('.'), [STORED]: workspaceId },
        runner: NOWHERE,
        id: WORKSPACE_ID,
        source: { kind: 'file', file: STORED, field: 'workspace_id' },
      },
    ],
    [
      'workspace_id where there is no .git',
      {
        files: { [STORED]: workspaceId },
        runner: NOWHERE,
        id: WORKSPACE_ID,
        source: { kind: 'file', file: STORED, field: 'workspace_id' },
      },
    ],
    [
      'a file without an id is as good as none',
      { files: { [STORED]: '{"project_name":"W"}' }, id: COMPUTED, source: computed },
    ],
    [
      'a monorepo’s package belongs to its repository',
      { files: git('.', WIDGETS), path: 'packages/a', id: COMPUTED, source: computed },
    ],
    [
      'a checkout into a directory',
      { files: git('src', WIDGETS), path: 'src', runner: NOWHERE, id: COMPUTED, source: computed },
    ],
    [
      'a second checkout is its own project',
      {
        files: { ...git('.', WIDGETS), ...git('other', GADGETS) },
        path: 'other/docs',
        id: GADGETS_ID,
        source: { kind: 'computed', remote: 'github.com/acme/gadgets' },
      },
    ],
    [
      'a submodule is its own project',
      {
        files: {
          ...git('.', WIDGETS),
          'lib/.git': 'gitdir: ../.git/modules/lib',
          '.git/modules/lib/config': `[remote "origin"] url = ${GADGETS}`,
        },
        path: 'lib',
        id: GADGETS_ID,
        source: { kind: 'computed', remote: 'github.com/acme/gadgets' },
      },
    ],
    [
      'a second checkout without a remote has its workspace_id',
      {
        files: { ...git('.', WIDGETS), ...git('other'), [`other/${STORED}`]: workspaceId },
        path: 'other',
        id: WORKSPACE_ID,
        source: { kind: 'file', file: `other/${STORED}`, field: 'workspace_id' },
      },
    ],
    [
      'git_id of a checkout that cannot be read',
      {
        files: { 'other/.git': 'gitdir: /elsewhere', [`other/${STORED}`]: gitId },
        path: 'other',
        id: GIT_ID,
        source: { kind: 'file', file: `other/${STORED}`, field: 'git_id' },
      },
    ],
    [
      'a token in the URL is in no id and no log',
      { files: git('.', 'https://x-access-token:ghs_secret@github.com/acme/widgets'), id: COMPUTED, source: computed },
    ],
  ]
  test.each(rows)('%s', async (_name, { files, path = '.', projectId, runner, id, source }) => {
    const { projects } = await identify(
      checkout(files),
      { paths: [path], ...(projectId && { projectId: asProjectId(projectId) }) },
      runner,
    )
    expect(projects).toMatchObject([{ id, source, paths: [path], places: [{ path }] }])
    expect(JSON.stringify(projects)).not.toContain('secret')
  })

  test.each<[string, Record<string, string>, string, typeof NOWHERE | undefined, string]>([
    ['nothing at all', {}, '.', NOWHERE, 'no `.git` with an `origin` that names the repository'],
    ['a checkout without a remote', git('.'), '.', NOWHERE, 'no remote `origin`'],
    [
      'a second checkout without a remote',
      { ...git('.', WIDGETS), ...git('o') },
      'o/a',
      undefined,
      '`o` has no remote',
    ],
    ['a .git that leads out', { 'o/.git': 'gitdir: ../../x' }, 'o', undefined, '`o/.git` cannot be used: it points'],
    ['the workspace’s .git that leads out', { '.git': 'gitdir: ../x' }, '.', undefined, '`.git` cannot be used'],
    [
      'a .git that cannot be read beside a workspace_id',
      { 'o/.git': '', [`o/${STORED}`]: workspaceId },
      'o',
      undefined,
      '`o/.git` cannot be used',
    ],
    [
      'a configuration that git refuses, with a token in it',
      { 'o/.git/config': '[remote "origin"]\nurl = "https://x:secret@github.com/o/r\n' },
      'o',
      undefined,
      'line 2',
    ],
  ])('unknown: %s', async (_name, files, path, runner, message) => {
    const error = await identify(checkout(files), { paths: [path] }, runner).catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({
      code: 'project-unknown',
      message: expect.stringContaining(message),
      hint: expect.stringContaining('project-id'),
    })
    expect(String(error)).not.toContain('secret')
  })
})

test('paths with one id are one project, paths with different ids are their own', async () => {
  const file = `{"git_id":"${GIT_ID}","project_name":"From the file"}`
  const workspace = checkout({ [`b/${STORED}`]: file, [`d/${STORED}`]: file })
  const { projects } = await identify(workspace, { paths: ['a', 'b', 'c', 'd'] })
  expect(projects.map(({ id, name, paths }) => ({ id, name, paths }))).toEqual([
    { id: COMPUTED, name: 'widgets', paths: ['a', 'c'] },
    { id: GIT_ID, name: 'From the file', paths: ['b', 'd'] },
  ])
})

describe('a project’s name', () => {
  test.each<[string, Record<string, string>, object, typeof NOWHERE | undefined, string]>([
    ['the input', { [STORED]: '{"project_name":"File"}' }, { projectName: 'Mine' }, undefined, 'Mine'],
    ['project_name', { ...git('.', GADGETS), [STORED]: '{"project_name":"File"}' }, {}, undefined, 'File'],
    ['the repository’s, from origin', git('.', GADGETS), {}, undefined, 'gadgets'],
    ['the workflow’s repository’s', {}, {}, undefined, 'widgets'],
    ['the repository’s, with an id by hand', git('.', WIDGETS), { projectId: GIT_ID }, ELSEWHERE, 'widgets'],
  ])('%s', async (_name, files, inputs, runner, name) => {
    expect((await identify(checkout(files), inputs, runner)).projects[0]?.name).toBe(name)
  })

  test('for a directory without anything, the checkout’s directory’s and never the id', async () => {
    const workspace = checkout(git('.'))
    const { projects } = await identify(workspace, { projectId: asProjectId(GIT_ID), paths: ['packages/a'] }, ELSEWHERE)
    expect(projects[0]?.name).toBe(basename(workspace))
  })
})

describe('where the files of a path come from', () => {
  const widgets = { serverUrl: 'https://github.com', name: 'acme/widgets' }
  test.each<[string, Record<string, string>, string, typeof NOWHERE | undefined, object]>([
    [
      'the workflow’s own: the event’s commit',
      git('.', WIDGETS),
      'a',
      undefined,
      { root: '.', repository: widgets, commit: EVENT_COMMIT },
    ],
    [
      'over ssh',
      git('.', 'git@github.com:Acme/Widgets.git'),
      '.',
      undefined,
      { root: '.', repository: widgets, commit: EVENT_COMMIT },
    ],
    ['without .git', {}, 'a', undefined, { root: '.', repository: widgets, commit: EVENT_COMMIT }],
    [
      'in a directory',
      git('src', WIDGETS),
      'src/a',
      undefined,
      { root: 'src', repository: widgets, commit: EVENT_COMMIT },
    ],
    [
      'another repository: its own commit',
      { ...git('.', WIDGETS), ...git('o', GADGETS) },
      'o',
      undefined,
      { root: 'o', repository: { serverUrl: 'https://github.com', name: 'acme/gadgets' }, commit: COMMIT },
    ],
    [
      'a history that is a submodule: its own repository and commit',
      { ...git('.', WIDGETS), ...git('.specstory', GADGETS) },
      '.',
      undefined,
      { root: '.specstory', repository: { serverUrl: 'https://github.com', name: 'acme/gadgets' }, commit: COMMIT },
    ],
    ['off GitHub', git('.', WIDGETS), '.', ELSEWHERE, { root: '.', repository: widgets, commit: COMMIT }],
    [
      'no remote',
      { ...git('o'), [`o/${STORED}`]: `{"git_id":"${GIT_ID}"}` },
      'o',
      undefined,
      { root: 'o', repository: undefined, commit: COMMIT },
    ],
  ])('%s', async (_name, files, path, runner, expected) => {
    const { projects } = await identify(checkout(files), { paths: [path] }, runner)
    expect(projects[0]?.places).toEqual([
      { path, historyDir: '.specstory/history', redaction: undefined, prefix: '', ...expected },
    ])
  })
})

describe('the command line in a plain clone', () => {
  test.each([
    ['Jenkins', 'https://github.com/acme/widgets.git', COMPUTED],
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
    ['CircleCI', 'git@github.com:acme/widgets.git', COMPUTED],
    ['Buildkite', 'git@github.com:acme/widgets.git', COMPUTED],
    ['Woodpecker', 'https://codeberg.org/acme/widgets.git', computeProjectId('git@codeberg.org:acme/widgets.git')],
  ])('of %s, detached, needs no variable', async (_name, url, id) => {
    const { projects } = await identify(checkout(git('.', url)), {}, ELSEWHERE)
    expect(projects).toMatchObject([
      { id, name: 'widgets', source: { kind: 'computed' }, places: [{ commit: COMMIT }] },
    ])
    expect(JSON.stringify(projects)).not.toContain('secret')
  })

  test('a package knows project, name and commit of the clone around it', async () => {
    const clone = checkout(git('.', WIDGETS))
    mkdirSync(join(clone, 'packages/a'), { recursive: true })
    const { projects } = await identify(join(clone, 'packages/a'), {}, ELSEWHERE)
    expect(projects).toMatchObject([{ id: COMPUTED, name: 'widgets', places: [{ root: '../..', commit: COMMIT }] }])
  })

  test('on a runner nothing above the workspace is read', async () => {
    const clone = checkout({ ...git('.', WIDGETS), '.specstory/cli/config.toml': 'cloud_sync.enabled = false' })
    mkdirSync(join(clone, 'a'))
    await expect(identify(join(clone, 'a'), {}, NOWHERE)).rejects.toMatchObject({ code: 'project-unknown' })
  })
})

describe('a stored id that is not the computed one is told', () => {
  const told = async (files: Record<string, string>) =>
    (await identify(checkout(files))).notices.map(({ level, title, message }) => ({ level, title, message }))

  test('with both ids and the usual reasons', async () => {
    expect(await told({ [STORED]: `{"git_id":"${GIT_ID}"}` })).toEqual([
      {
        level: 'notice',
        title: 'Stored project ID',
        message: expect.stringMatching(`${GIT_ID}.*${COMPUTED}.*renamed.*fork.*template`),
      },
    ])
  })

  test.each(['f8da-2b7a', 'acme/widgets', 'acme/widgets.git'])('an older extension’s is known: %s', async (text) => {
    const { hashProjectId } = await import('../../src/project/identify.ts')
    const [notice] = await told({ [STORED]: `{"git_id":"${hashProjectId(text)}"}` })
    expect(notice?.message.includes('without the host')).toBe(text.includes('/'))
  })

  test('the same id is nothing to tell', async () => {
    expect(await told({ [STORED]: `{"git_id":"${COMPUTED}"}` })).toEqual([])
  })
})

test('names the nearest settings that disable local sync', async () => {
  const settings = (isEnabled: boolean) => `[local_sync]\nenabled = ${isEnabled}\n`
  const workspace = checkout({
    '.specstory/cli/config.toml': settings(false),
    'a/x': '',
    'b/.specstory/cli/config.toml': settings(true),
  })
  const { projects } = await identify(workspace, { paths: ['.', 'a', 'b'] })
  expect(projects[0]?.places.map(({ localSyncDisabledBy }) => localSyncDisabledBy)).toEqual([
    '.specstory/cli/config.toml',
    '.specstory/cli/config.toml',
    undefined,
  ])
})
