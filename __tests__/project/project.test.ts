import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { identifyProjects } from '../../src/project/identify.ts'
import { parseProjectFile } from '../../src/project/project-file.ts'
import { normaliseRemote, projectIdOf } from '../../src/project/project-id.ts'

const GIT_ID = 'aaaa-bbbb-cccc-dddd'
const WORKSPACE_ID = '1111-2222-3333-4444'
const GITHUB = { serverUrl: 'https://github.com', repository: 'acme/widgets' }
const COMPUTED = 'f60e-cdb1-6e5e-8e82'

function checkout(files: Record<string, string>): string {
  const workspace = mkdtempSync(join(tmpdir(), 'project-'))
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(workspace, file)), { recursive: true })
    writeFileSync(join(workspace, file), text)
  }
  return workspace
}

function identify(
  workspace: string,
  inputs: { projectId?: string; projectName?: string; paths?: string[] } = {},
  runner = GITHUB,
) {
  const { projectId, projectName, paths = ['.'] } = inputs
  return identifyProjects({ projectId, projectName, paths }, { workspace, ...runner })
}

describe('the id that the CLI computes from a remote', () => {
  test.each([
    ['https://github.com/acme/widgets.git', 'github.com/acme/widgets', COMPUTED],
    ['git@github.com:acme/widgets.git', 'github.com/acme/widgets', COMPUTED],
    ['https://github.com/acme/widgets', 'github.com/acme/widgets', COMPUTED],
    ['https://github.com/Acme/Widgets.git', 'github.com/Acme/Widgets', 'e833-ecce-4c12-a7d4'],
    [
      'git@gitlab.com:patterns-ai-core/langchainrb.git',
      'gitlab.com/patterns-ai-core/langchainrb',
      '72dd-4b22-3941-477a',
    ],
    ['https://git.company.com/project/repo.git', 'git.company.com/project/repo', 'e6a0-855b-ee5d-899f'],
    ['customuser@github.com:owner/repo.git', 'github.com/owner/repo', '620c-3a93-7ce8-54b7'],
  ])('%s', (remote, normalised, id) => {
    expect(normaliseRemote(remote)).toBe(normalised)
    expect(projectIdOf(remote)).toBe(id)
  })
})

describe('a project file', () => {
  test.each([
    [
      'git_id before workspace_id',
      `{"workspace_id":"${WORKSPACE_ID}","git_id":"${GIT_ID}","project_name":" W "}`,
      { id: GIT_ID, idField: 'git_id', name: 'W', optedOut: false },
    ],
    [
      'only workspace_id',
      `{"workspace_id":"${WORKSPACE_ID}"}`,
      { id: WORKSPACE_ID, idField: 'workspace_id', optedOut: false },
    ],
    ['a final comma', `{"git_id":"${GIT_ID}",}`, { id: GIT_ID, idField: 'git_id', optedOut: false }],
    ['a byte order mark', `\uFEFF{"git_id":"${GIT_ID}"}`, { id: GIT_ID, idField: 'git_id', optedOut: false }],
    ['no id is no id', '{"project_name":"W"}', { name: 'W', optedOut: false }],
    ['an empty or null id is none', `{"git_id":"","workspace_id":null}`, { optedOut: false }],
    ['cloud sync off', '{"cloud_sync":false}', { optedOut: true }],
    ['cloud sync on', '{"cloud_sync":true}', { optedOut: false }],
    ['names of the prototype are names', '{"__proto__":{"git_id":"x"},"constructor":1}', { optedOut: false }],
  ])('%s', (_name, text, expected) => {
    expect(parseProjectFile(text, 'p.json')).toEqual(expected)
  })

  test.each([
    [
      'conflict markers',
      '{\n<<<<<<< HEAD\n"git_id": 1\n=======\n>>>>>>> b\n}',
      'line 2: git conflict markers',
      'merge conflict',
    ],
    ['no JSON', '{\n  "git_id": nope\n}', 'line 2: not valid JSON', 'project-id'],
    ['a comment', '{ // hello\n}', 'line 1: not valid JSON', 'project-id'],
    ['an end too early', '{\n"git_id":\n"aaaa', 'line 3: not valid JSON', 'project-id'],
    ['an empty file', '', 'line 1: not valid JSON', 'project-id'],
    ['an array', '[]', 'line 1: not a JSON object', 'project-id'],
    [
      'an ill-formed git_id',
      '{\n\n"git_id": "AAAA-BBBB-CCCC-DDDD"}',
      'line 3: `git_id` is not a project id',
      'four groups',
    ],
    [
      'an ill-formed git_id beside a good workspace_id',
      `{"git_id": 5, "workspace_id":"${WORKSPACE_ID}"}`,
      '`git_id` is not',
      'four groups',
    ],
    [
      'an ill-formed workspace_id',
      '{"workspace_id": "../../etc"}',
      '`workspace_id` is not a project id',
      'four groups',
    ],
  ])('%s is an error that names file, line and what to do', (_name, text, said, hint) => {
    expect(() => parseProjectFile(text, 'p.json')).toThrow(
      expect.objectContaining({
        code: 'project-file',
        message: expect.stringContaining(`p.json, ${said.startsWith('line') ? said : ''}`),
        hint: expect.stringContaining(hint),
      }),
    )
    expect(() => parseProjectFile(text, 'p.json')).toThrow(said)
  })

  test('an e-mail address in it is in no message', () => {
    for (const text of ['{"user_id":"ada@example.com" "x"}', '{"user_id": ada@example.com}']) {
      expect(() => parseProjectFile(text, 'p.json')).toThrow(
        expect.not.objectContaining({ message: expect.stringContaining('ada') }),
      )
    }
  })
})

describe('which project a path belongs to', () => {
  const file = `{"git_id":"${GIT_ID}","project_name":"From the file"}`

  test('the input wins over the file', async () => {
    const workspace = checkout({ '.specstory/.project.json': file })
    expect(await identify(workspace, { projectId: WORKSPACE_ID, projectName: 'Mine' })).toEqual({
      projects: [{ id: WORKSPACE_ID, name: 'Mine', source: { kind: 'input' }, paths: ['.'] }],
      optOuts: [],
    })
  })

  test.each([
    ['the usual place', '.specstory/.project.json'],
    ['the place some repositories have it', '.specstory/history/.project.json'],
  ])('the file, in %s', async (_name, place) => {
    const { projects } = await identify(checkout({ [place]: file }))
    expect(projects).toEqual([
      { id: GIT_ID, name: 'From the file', source: { kind: 'file', file: place, field: 'git_id' }, paths: ['.'] },
    ])
  })

  test('a file that settles the id leaves the other place unread', async () => {
    const workspace = checkout({ '.specstory/.project.json': file, '.specstory/history/.project.json': 'broken' })
    expect((await identify(workspace)).projects[0]?.id).toBe(GIT_ID)
  })

  test('an object without an id is as good as no file', async () => {
    const workspace = checkout({ '.specstory/.project.json': '{}', '.specstory/history/.project.json': file })
    expect((await identify(workspace)).projects[0]?.id).toBe(GIT_ID)
  })

  test('without a file the repository tells, and names the project', async () => {
    const { projects } = await identify(checkout({}))
    expect(projects).toEqual([
      { id: COMPUTED, name: 'widgets', source: { kind: 'computed', remote: 'github.com/acme/widgets' }, paths: ['.'] },
    ])
  })

  test('without a repository the project is unknown, and its directory’s name is no substitute', async () => {
    await expect(identify(checkout({}), {}, { serverUrl: '', repository: '' })).rejects.toMatchObject({
      code: 'project-unknown',
      hint: expect.stringContaining('project-id'),
    })
  })

  test('paths with one id are one project, paths with different ids are their own', async () => {
    const workspace = checkout({ 'b/.specstory/.project.json': file, 'd/.specstory/.project.json': file })
    const { projects } = await identify(workspace, { paths: ['a', 'b', 'c', 'd'] })
    expect(projects.map(({ id, name, paths }) => ({ id, name, paths }))).toEqual([
      { id: COMPUTED, name: 'widgets', paths: ['a', 'c'] },
      { id: GIT_ID, name: 'From the file', paths: ['b', 'd'] },
    ])
  })

  test('off GitHub a project without a name is called by its id', async () => {
    const runner = { serverUrl: '', repository: '' }
    const { projects } = await identify(checkout({}), { projectId: GIT_ID }, runner)
    expect(projects[0]?.name).toBe(GIT_ID)
  })

  test.each([
    ['beside an id', `{"git_id":"${GIT_ID}","cloud_sync":false}`, {}],
    ['when the input gives the id', `{"git_id":"${GIT_ID}","cloud_sync":false}`, { projectId: WORKSPACE_ID }],
    ['in a file without an id', '{"cloud_sync":false}', {}],
  ])('an owner who opted out is heard %s', async (_name, text, inputs) => {
    const workspace = checkout({ 'a/.specstory/.project.json': text })
    const { projects, optOuts } = await identify(workspace, { ...inputs, paths: ['a', 'b'] })
    expect(optOuts).toEqual([{ path: 'a', file: 'a/.specstory/.project.json' }])
    expect(projects.map(({ paths }) => paths)).toEqual([['b']])
  })

  test('a link in place of the file is refused, not followed', async () => {
    const workspace = checkout({ 'elsewhere.json': file, '.specstory/keep': '' })
    symlinkSync(join(workspace, 'elsewhere.json'), join(workspace, '.specstory/.project.json'))
    await expect(identify(workspace)).rejects.toMatchObject({
      code: 'project-file',
      message: expect.stringContaining('symbolic link'),
    })
  })

  test('a linked directory is refused too', async () => {
    const workspace = checkout({ 'elsewhere/.project.json': file })
    symlinkSync(join(workspace, 'elsewhere'), join(workspace, '.specstory'))
    await expect(identify(workspace)).rejects.toMatchObject({ code: 'project-file' })
  })

  test('a directory in place of the file is refused', async () => {
    const workspace = checkout({ '.specstory/.project.json/x': '' })
    await expect(identify(workspace)).rejects.toMatchObject({
      code: 'project-file',
      message: expect.stringContaining('not a regular file'),
    })
  })

  test('a file far too large to be one is not read', async () => {
    const workspace = checkout({ '.specstory/.project.json': ' '.repeat(1024 * 1024 + 1) })
    await expect(identify(workspace)).rejects.toMatchObject({
      code: 'project-file',
      message: expect.stringContaining('1048577 bytes'),
    })
  })
})
