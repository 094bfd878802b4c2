import { symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { checkout } from '../rig/checkout.ts'
import { asProjectId } from '../rig/ids.ts'
import { COMPUTED, GIT_ID, git, identify, OTHER_ID, WORKSPACE_ID } from '../rig/projects.ts'

const NAME = '.project.json'
const STORED = `.specstory/${NAME}`
const IN_HISTORY = `.specstory/history/${NAME}`
const FILE = `{"git_id":"${GIT_ID}"}`
const OTHER = `{"git_id":"${OTHER_ID}"}`

describe('the places of the file, in order', () => {
  test.each<[string, Record<string, string>, object, string]>([
    ['.specstory/', { [STORED]: FILE, [IN_HISTORY]: OTHER }, {}, STORED],
    ['.specstory/history/', { [IN_HISTORY]: FILE }, {}, IN_HISTORY],
    [
      'history-dir first',
      { [`ai/log/${NAME}`]: FILE, [`ai/${NAME}`]: OTHER, [STORED]: OTHER },
      { historyDir: 'ai/log' },
      `ai/log/${NAME}`,
    ],
    ['the one above history-dir', { [`ai/${NAME}`]: FILE, [STORED]: OTHER }, { historyDir: 'ai/log' }, `ai/${NAME}`],
    ['the path itself above it', { [NAME]: FILE, [STORED]: OTHER }, { historyDir: 'ai' }, NAME],
    ['the usual ones after it', { [STORED]: FILE, [IN_HISTORY]: OTHER }, { historyDir: 'ai/log' }, STORED],
    [
      'output_dir first',
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
      'the one above output_dir',
      {
        'ai/log/x.md': '',
        '.specstory/cli/config.toml': 'local_sync.output_dir = "ai/log"',
        [`ai/${NAME}`]: FILE,
        [STORED]: OTHER,
      },
      {},
      `ai/${NAME}`,
    ],
  ])('%s', async (_name, files, inputs, file) => {
    const { projects } = await identify(checkout(files), inputs)
    expect(projects[0]).toMatchObject({ id: GIT_ID, source: { file, field: 'git_id' } })
  })

  test.each<[string, Record<string, string>, object]>([
    ['beside a history in its usual place', { [NAME]: FILE }, {}],
    [
      'above the checkout',
      { [NAME]: FILE, ...git('o', 'https://github.com/acme/widgets') },
      { paths: ['o'], historyDir: '.' },
    ],
  ])('none %s', async (_name, files, inputs) => {
    expect((await identify(checkout(files), inputs)).projects[0]?.id).toBe(COMPUTED)
  })
})

describe('a file that cannot be used', () => {
  const conflict = (theirs: string) => `{\n<<<<<<< a\n"git_id":"${GIT_ID}"\n=======\n"git_id":"${theirs}"\n>>>>>>> b\n}`

  test.each<[string, Record<string, string>, string]>([
    ['broken', { [STORED]: 'oops' }, `${STORED}, line 1: not valid JSON`],
    ['nested deeply', { [STORED]: '['.repeat(20_000) }, `${STORED}, line 1: brackets nested too deeply`],
    ['a conflict of two ids', { [STORED]: conflict(OTHER_ID) }, `${STORED}, line 2: git conflict markers`],
    ['broken before one that has the id', { [STORED]: 'oops', [IN_HISTORY]: FILE }, STORED],
    ['broken behind one without an id', { [STORED]: '{}', [IN_HISTORY]: 'oops' }, IN_HISTORY],
  ])('%s is a failure', async (_name, files, message) => {
    const workspace = checkout(files)
    await expect(identify(workspace)).rejects.toMatchObject({
      code: 'project-file',
      message: expect.stringContaining(message),
    })
    // With the input it is a warning only.
    const { projects, notices } = await identify(workspace, { projectId: asProjectId(WORKSPACE_ID) })
    expect(projects.map(({ id }) => id)).toEqual([WORKSPACE_ID])
    expect(notices).toMatchObject([
      { level: 'warning', title: 'Project file', message: expect.stringContaining(message) },
    ])
  })

  test.each<[string, Record<string, string | Buffer>, string]>([
    ['a directory', { [`${STORED}/x`]: '' }, 'not a regular file'],
    ['a file that is too large', { [STORED]: ' '.repeat(2 ** 20 + 1) }, 'too large, 1.0 MB'],
    ['broken text that names cloud_sync', { [STORED]: '{"cloud_sync": false' }, 'not valid JSON'],
    ['a second file of that kind', { [STORED]: FILE, [IN_HISTORY]: '{"cloud_sync": "false"}' }, 'not true or'],
    ['another spelling', { [STORED]: '{"Cloud_Sync": false}' }, 'another spelling'],
    ['UTF-16 without a byte order mark', { [STORED]: Buffer.from('{"cloud_sync": false}', 'utf16le') }, 'not valid'],
  ])(
    'stops the run whatever else names the project when the opt-out is unreadable: %s',
    async (_name, files, message) => {
      const workspace = checkout(files)
      for (const inputs of [{}, { projectId: asProjectId(WORKSPACE_ID) }]) {
        await expect(identify(workspace, inputs)).rejects.toMatchObject({
          code: 'project-file',
          message: expect.stringContaining(message),
          hint: expect.stringContaining('Nothing was sent, because the file may disable cloud sync.'),
        })
      }
    },
  )

  test('stops the run when the file is a link', async () => {
    const workspace = checkout({ 'elsewhere.json': FILE, '.specstory/keep': '' })
    symlinkSync(join(workspace, 'elsewhere.json'), join(workspace, STORED))
    await expect(identify(workspace, { projectId: asProjectId(WORKSPACE_ID) })).rejects.toMatchObject({
      code: 'project-file',
      message: expect.stringContaining('symbolic link'),
    })
  })

  test('a conflict whose sides agree on the id is usable, with a warning', async () => {
    const { projects, notices } = await identify(checkout({ [STORED]: conflict(GIT_ID) }))
    expect(projects[0]?.id).toBe(GIT_ID)
    expect(notices).toContainEqual({
      level: 'warning',
      title: 'Project file',
      message: expect.stringContaining(`${STORED}, line 2: git conflict markers`),
      file: STORED,
    })
  })

  test('behind one that settles the id it is a warning', async () => {
    const { projects, notices } = await identify(checkout({ [STORED]: FILE, [IN_HISTORY]: 'oops' }))
    expect(projects[0]?.id).toBe(GIT_ID)
    expect(notices).toContainEqual(expect.objectContaining({ level: 'warning', file: IN_HISTORY }))
  })
})

describe('a linked directory is left out, a link, and no broken project file', () => {
  test.each([
    ['.specstory', '.specstory'],
    ['the history directory', '.specstory/history'],
  ])('%s', async (_name, link) => {
    const workspace = checkout({
      [`elsewhere/${NAME}`]: FILE,
      'elsewhere/history/x': '',
      ...(link.includes('/') ? { '.specstory/x': '' } : {}),
    })
    symlinkSync(join(workspace, 'elsewhere'), join(workspace, link))
    const { projects, notices } = await identify(workspace)
    expect(projects[0]?.id).toBe(COMPUTED)
    // The scan of the history says so.
    expect(notices).toEqual([])
  })

  test('stops the run when the history is elsewhere and the linked directory has the file', async () => {
    const workspace = checkout({ [`elsewhere/${NAME}`]: FILE, 'empty/x': '', 'ai/x.md': '' })
    symlinkSync(join(workspace, 'elsewhere'), join(workspace, '.specstory'))
    await expect(identify(workspace, { historyDir: 'ai' })).rejects.toMatchObject({
      code: 'project-file',
      message: expect.stringContaining('.specstory is a symbolic link'),
    })
  })

  test('ignores a linked directory without the file when the history is elsewhere', async () => {
    const workspace = checkout({ 'elsewhere/x': '', 'ai/x.md': '' })
    symlinkSync(join(workspace, 'elsewhere'), join(workspace, '.specstory'))
    const { projects, notices } = await identify(workspace, { historyDir: 'ai' })
    expect(projects[0]?.id).toBe(COMPUTED)
    expect(notices).toEqual([])
  })
})

test.each([
  ['little-endian', Buffer.from(`\uFEFF${FILE}`, 'utf16le')],
  ['big-endian', Buffer.from(`\uFEFF${FILE}`, 'utf16le').swap16()],
])('reads a file in UTF-16 when it has a byte order mark, %s', async (_name, bytes) => {
  expect((await identify(checkout({ [STORED]: bytes }))).projects[0]?.id).toBe(GIT_ID)
})
