import { symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { checkout } from '../rig/checkout.ts'
import { asProjectId } from '../rig/ids.ts'
import { COMPUTED_ID, GIT_ID, gitFiles, identify, OTHER_ID, WORKSPACE_ID } from '../rig/projects.ts'

const NAME = '.project.json'
const STORED = `.specstory/${NAME}`
const IN_HISTORY = `.specstory/history/${NAME}`
const FILE = `{"git_id":"${GIT_ID}"}`
const OTHER = `{"git_id":"${OTHER_ID}"}`

describe('the project file', () => {
  test.each<[string, Record<string, string>, object, string]>([
    ['`.specstory/` before `.specstory/history/`', { [STORED]: FILE, [IN_HISTORY]: OTHER }, {}, STORED],
    ['`.specstory/history/`', { [IN_HISTORY]: FILE }, {}, IN_HISTORY],
    [
      '`history-dir` before all others',
      { [`ai/log/${NAME}`]: FILE, [`ai/${NAME}`]: OTHER, [STORED]: OTHER },
      { historyDir: 'ai/log' },
      `ai/log/${NAME}`,
    ],
    [
      'the parent of `history-dir` before `.specstory/`',
      { [`ai/${NAME}`]: FILE, [STORED]: OTHER },
      { historyDir: 'ai/log' },
      `ai/${NAME}`,
    ],
    [
      'the path itself when it is the parent of `history-dir`',
      { [NAME]: FILE, [STORED]: OTHER },
      { historyDir: 'ai' },
      NAME,
    ],
    [
      '`.specstory/` when `history-dir` has none',
      { [STORED]: FILE, [IN_HISTORY]: OTHER },
      { historyDir: 'ai/log' },
      STORED,
    ],
    [
      '`history-dir` below the path',
      { [`web/ai/log/${NAME}`]: FILE, [STORED]: OTHER, [`ai/log/${NAME}`]: OTHER },
      { paths: ['web'], historyDir: 'ai/log' },
      `web/ai/log/${NAME}`,
    ],
    [
      '`output_dir` before all others',
      {
        'ai/log/x.md': '',
        '.specstory/cli/config.toml': 'local_sync.output_dir = "ai/log"',
        [`ai/log/${NAME}`]: FILE,
        [STORED]: OTHER,
      },
      {},
      `ai/log/${NAME}`,
    ],
    [
      'the parent of `output_dir` before `.specstory/`',
      {
        'ai/log/x.md': '',
        '.specstory/cli/config.toml': 'local_sync.output_dir = "ai/log"',
        [`ai/${NAME}`]: FILE,
        [STORED]: OTHER,
      },
      {},
      `ai/${NAME}`,
    ],
  ])('is read from %s', async (_name, files, inputs, file) => {
    const { projects } = await identify(checkout(files), inputs)
    expect(projects[0]).toMatchObject({ id: GIT_ID, source: { file, field: 'git_id' } })
  })

  test.each<[string, Record<string, string>, object]>([
    ['in the path itself when the history is in `.specstory/history/`', { [NAME]: FILE }, {}],
    [
      'above the checkout',
      { [NAME]: FILE, ...gitFiles('o', 'https://github.com/acme/widgets') },
      { paths: ['o'], historyDir: '.' },
    ],
  ])('is not read %s', async (_name, files, inputs) => {
    expect((await identify(checkout(files), inputs)).projects[0]?.id).toBe(COMPUTED_ID)
  })
})

describe('an unusable project file', () => {
  const conflict = (theirs: string) => `{\n<<<<<<< a\n"git_id":"${GIT_ID}"\n=======\n"git_id":"${theirs}"\n>>>>>>> b\n}`

  test.each<[string, Record<string, string>, string]>([
    ['it is not JSON', { [STORED]: 'oops' }, `${STORED}, line 1: not valid JSON`],
    [
      'its brackets are nested too deeply',
      { [STORED]: '['.repeat(20_000) },
      `${STORED}, line 1: brackets nested too deeply`,
    ],
    ['it has a conflict of two IDs', { [STORED]: conflict(OTHER_ID) }, `${STORED}, line 2: git conflict markers`],
    ['the second file has the ID', { [STORED]: 'oops', [IN_HISTORY]: FILE }, STORED],
    ['it is the second file and the first has no ID', { [STORED]: '{}', [IN_HISTORY]: 'oops' }, IN_HISTORY],
  ])('fails the run, or warns with `project-id`, when %s', async (_name, files, message) => {
    const workspace = checkout(files)
    await expect(identify(workspace)).rejects.toMatchObject({
      code: 'project-file',
      message: expect.stringContaining(message),
    })
    const { projects, notices } = await identify(workspace, { projectId: asProjectId(WORKSPACE_ID) })
    expect(projects.map(({ id }) => id)).toEqual([WORKSPACE_ID])
    expect(notices).toMatchObject([
      { level: 'warning', title: 'Project file', message: expect.stringContaining(message) },
    ])
  })

  test.each<[string, Record<string, string | Buffer>, string]>([
    ['the file is a directory', { [`${STORED}/x`]: '' }, 'not a regular file'],
    ['the file is too large', { [STORED]: ' '.repeat(2 ** 20 + 1) }, 'too large (1.0 MB)'],
    ['invalid JSON mentions `cloud_sync`', { [STORED]: '{"cloud_sync": false' }, 'not valid JSON'],
    [
      'the second file has a `cloud_sync` that is not a boolean',
      { [STORED]: FILE, [IN_HISTORY]: '{"cloud_sync": "false"}' },
      'not true or',
    ],
    ['`cloud_sync` has another spelling', { [STORED]: '{"Cloud_Sync": false}' }, 'is misspelled'],
    [
      'the file is UTF-16 without a byte order mark',
      { [STORED]: Buffer.from('{"cloud_sync": false}', 'utf16le') },
      'not valid',
    ],
  ])('stops the run, even with `project-id`, when %s', async (_name, files, message) => {
    const workspace = checkout(files)
    for (const inputs of [{}, { projectId: asProjectId(WORKSPACE_ID) }]) {
      await expect(identify(workspace, inputs)).rejects.toMatchObject({
        code: 'project-file',
        message: expect.stringContaining(message),
        hint: expect.stringContaining('Nothing was sent, because the file may disable cloud sync.'),
      })
    }
  })

  test('stops the run, even with `project-id`, when the file is a symbolic link', async () => {
    const workspace = checkout({ 'elsewhere.json': FILE, '.specstory/keep': '' })
    symlinkSync(join(workspace, 'elsewhere.json'), join(workspace, STORED))
    await expect(identify(workspace, { projectId: asProjectId(WORKSPACE_ID) })).rejects.toMatchObject({
      code: 'project-file',
      message: expect.stringContaining('symbolic link'),
    })
  })

  test('gives its ID with a warning when both sides of a conflict agree on it', async () => {
    const { projects, notices } = await identify(checkout({ [STORED]: conflict(GIT_ID) }))
    expect(projects[0]?.id).toBe(GIT_ID)
    expect(notices).toContainEqual({
      level: 'warning',
      title: 'Project file',
      message: expect.stringContaining(`${STORED}, line 2: git conflict markers`),
      file: STORED,
    })
  })

  test('gives a warning when an earlier file has the ID', async () => {
    const { projects, notices } = await identify(checkout({ [STORED]: FILE, [IN_HISTORY]: 'oops' }))
    expect(projects[0]?.id).toBe(GIT_ID)
    expect(notices).toContainEqual(expect.objectContaining({ level: 'warning', file: IN_HISTORY }))
  })
})

describe('a linked directory', () => {
  test.each([
    ['`.specstory`', '.specstory'],
    ['the history directory', '.specstory/history'],
  ])('gives no project ID and no notice when it is %s', async (_name, link) => {
    const workspace = checkout({
      [`elsewhere/${NAME}`]: FILE,
      'elsewhere/history/x': '',
      ...(link.includes('/') ? { '.specstory/x': '' } : {}),
    })
    symlinkSync(join(workspace, 'elsewhere'), join(workspace, link))
    const { projects, notices } = await identify(workspace)
    expect(projects[0]?.id).toBe(COMPUTED_ID)
    // The scan reports the link.
    expect(notices).toEqual([])
  })

  test('stops the run when it contains a project file and the history is elsewhere', async () => {
    const workspace = checkout({ [`elsewhere/${NAME}`]: FILE, 'empty/x': '', 'ai/x.md': '' })
    symlinkSync(join(workspace, 'elsewhere'), join(workspace, '.specstory'))
    await expect(identify(workspace, { historyDir: 'ai' })).rejects.toMatchObject({
      code: 'project-file',
      message: expect.stringContaining('.specstory is a symbolic link'),
    })
  })

  test('is ignored when it contains no project file and the history is elsewhere', async () => {
    const workspace = checkout({ 'elsewhere/x': '', 'ai/x.md': '' })
    symlinkSync(join(workspace, 'elsewhere'), join(workspace, '.specstory'))
    const { projects, notices } = await identify(workspace, { historyDir: 'ai' })
    expect(projects[0]?.id).toBe(COMPUTED_ID)
    expect(notices).toEqual([])
  })
})

test.each([
  ['little-endian', Buffer.from(`\uFEFF${FILE}`, 'utf16le')],
  ['big-endian', Buffer.from(`\uFEFF${FILE}`, 'utf16le').swap16()],
])('identifyProjects reads a project file in %s UTF-16 with a byte order mark', async (_name, bytes) => {
  expect((await identify(checkout({ [STORED]: bytes }))).projects[0]?.id).toBe(GIT_ID)
})
