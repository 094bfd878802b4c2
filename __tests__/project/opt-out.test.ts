import { symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { checkout } from '../rig/checkout.ts'
import { asProjectId } from '../rig/ids.ts'
import { GIT_ID, gitFiles, identify, OTHER_ID, OUTSIDE_GITHUB, WORKSPACE_ID } from '../rig/projects.ts'

const SETTINGS = '.specstory/cli/config.toml'
const STORED = '.specstory/.project.json'
const OFF = '[cloud_sync]\nenabled = false\n'
const ON = '[cloud_sync]\nenabled = true\n'

describe('an opt-out', () => {
  const optOut = (file: string, setting = 'cloud_sync.enabled') => [{ path: 'a', file, setting }]
  test.each<[string, Record<string, string | Buffer>, object[]]>([
    ['in the settings of the path', { [`a/${SETTINGS}`]: OFF }, optOut(`a/${SETTINGS}`)],
    [
      'in the settings when a project file has an ID',
      { [`a/${SETTINGS}`]: OFF, [`a/${STORED}`]: `{"git_id":"${GIT_ID}"}` },
      optOut(`a/${SETTINGS}`),
    ],
    [
      'in the settings when the project file is invalid',
      { [`a/${SETTINGS}`]: OFF, [`a/${STORED}`]: 'oops' },
      optOut(`a/${SETTINGS}`),
    ],
    ['in the project file', { [`a/${STORED}`]: '{"cloud_sync":false}' }, optOut(`a/${STORED}`, 'cloud_sync')],
    [
      'in the project file when the settings enable cloud sync',
      { [`a/${SETTINGS}`]: ON, [`a/${STORED}`]: '{"cloud_sync":false}' },
      optOut(`a/${STORED}`, 'cloud_sync'),
    ],
    [
      'in the second project file when the first has the ID',
      { [`a/${STORED}`]: `{"git_id":"${GIT_ID}"}`, 'a/.specstory/history/.project.json': '{"cloud_sync":false}' },
      optOut('a/.specstory/history/.project.json', 'cloud_sync'),
    ],
    [
      'on one side of a merge conflict',
      {
        [`a/${STORED}`]: `{\n<<<<<<< a\n"git_id":"${GIT_ID}"\n=======\n"git_id":"${OTHER_ID}","cloud_sync":false\n>>>>>>> b\n}`,
      },
      optOut(`a/${STORED}`, 'cloud_sync'),
    ],
    ['in settings in UTF-16', { [`a/${SETTINGS}`]: Buffer.from(`\uFEFF${OFF}`, 'utf16le') }, optOut(`a/${SETTINGS}`)],
    [
      'in a project file in UTF-16',
      { [`a/${STORED}`]: Buffer.from('\uFEFF{"cloud_sync":false}', 'utf16le').swap16() },
      optOut(`a/${STORED}`, 'cloud_sync'),
    ],
  ])('excludes its path and no other when it is %s', async (_name, files, expected) => {
    const workspace = checkout({ ...files, [`b/${SETTINGS}`]: ON })
    for (const inputs of [{}, { projectId: asProjectId(WORKSPACE_ID) }]) {
      const { projects, optOuts } = await identify(workspace, { ...inputs, paths: ['a', 'b'] })
      expect(optOuts).toEqual(expected)
      expect(projects.map(({ paths }) => paths)).toEqual([['b']])
    }
  })
})

describe('the opt-out of a path', () => {
  test.each<[string, Record<string, string>, string, string | undefined]>([
    ['is inherited from the root', { [SETTINGS]: OFF }, 'packages/a', SETTINGS],
    [
      'is inherited from a directory in between',
      { [`packages/${SETTINGS}`]: OFF },
      'packages/a',
      `packages/${SETTINGS}`,
    ],
    [
      'is overridden by a package that enables cloud sync',
      { [SETTINGS]: OFF, [`packages/a/${SETTINGS}`]: ON },
      'packages/a',
      undefined,
    ],
    [
      'is found in a package when the root enables cloud sync',
      { [SETTINGS]: ON, [`packages/a/${SETTINGS}`]: OFF },
      'packages/a',
      `packages/a/${SETTINGS}`,
    ],
    [
      'is inherited when nearer settings do not set it',
      { [SETTINGS]: OFF, [`packages/a/${SETTINGS}`]: '[redaction]\nenabled = true' },
      'packages/a',
      SETTINGS,
    ],
    ['is not taken from a sibling package', { [`packages/b/${SETTINGS}`]: OFF }, 'packages/a', undefined],
    [
      'is not inherited from outside of the checkout',
      { [SETTINGS]: OFF, ...gitFiles('o', 'https://h/o/r') },
      'o/a',
      undefined,
    ],
    [
      'is inherited from the root of its own checkout',
      { [`o/${SETTINGS}`]: OFF, ...gitFiles('o', 'https://h/o/r') },
      'o/a',
      `o/${SETTINGS}`,
    ],
  ])('%s', async (_name, files, path, file) => {
    const { optOuts } = await identify(checkout({ ...gitFiles('.', 'https://h/o/w'), ...files }), { paths: [path] })
    expect(optOuts.map((optOut) => optOut.file)).toEqual(file === undefined ? [] : [file])
  })

  test('is inherited from above the working directory outside of GitHub', async () => {
    const clone = checkout({ ...gitFiles('.', 'https://h/o/w'), [SETTINGS]: OFF, 'packages/a/x': '' })
    const { optOuts } = await identify(join(clone, 'packages/a'), {}, OUTSIDE_GITHUB)
    expect(optOuts).toEqual([{ path: '.', file: `../../${SETTINGS}`, setting: 'cloud_sync.enabled' }])
  })
})

describe('the setting `redaction.enabled` of a path', () => {
  test('is the nearest one, and true with a warning when that is not a boolean', async () => {
    const workspace = checkout({
      [SETTINGS]: 'redaction.enabled = false',
      [`a/${SETTINGS}`]: 'redaction.enabled = true',
      [`b/${SETTINGS}`]: 'redaction.enabled = "no"',
    })
    const { projects, notices } = await identify(workspace, { paths: ['.', 'a', 'b'] })
    expect(projects[0]?.locations.map(({ redaction }) => redaction)).toEqual([false, true, true])
    expect(notices).toEqual([
      {
        level: 'warning',
        title: 'Project settings',
        message: expect.stringContaining('not true or false'),
        file: `b/${SETTINGS}`,
      },
    ])
  })
})

describe('a history directory in another package', () => {
  const PACKAGE = 'packages/a'
  const HISTORY_DIR = `${PACKAGE}/.specstory/history`
  test.each<[string, Record<string, string>, string, string | undefined]>([
    [
      'is opted out by the settings of that package',
      { [`${PACKAGE}/${SETTINGS}`]: OFF },
      HISTORY_DIR,
      `${PACKAGE}/${SETTINGS}`,
    ],
    [
      'is opted out by settings between it and the path',
      { [`packages/${SETTINGS}`]: OFF },
      HISTORY_DIR,
      `packages/${SETTINGS}`,
    ],
    [
      'is opted out by the project file of that package',
      { [`${PACKAGE}/${STORED}`]: '{"cloud_sync":false}' },
      HISTORY_DIR,
      `${PACKAGE}/${STORED}`,
    ],
    [
      'is opted out by that project file when it is not in `.specstory`',
      { [`${PACKAGE}/${STORED}`]: '{"cloud_sync":false}' },
      `${PACKAGE}/docs/ai`,
      `${PACKAGE}/${STORED}`,
    ],
    [
      'is opted out by the settings of the path when the package enables cloud sync',
      { [SETTINGS]: OFF, [`${PACKAGE}/${SETTINGS}`]: ON },
      HISTORY_DIR,
      SETTINGS,
    ],
    ['is synced when the package enables cloud sync', { [`${PACKAGE}/${SETTINGS}`]: ON }, HISTORY_DIR, undefined],
    ['is synced when a sibling package opted out', { [`packages/b/${SETTINGS}`]: OFF }, HISTORY_DIR, undefined],
  ])('%s', async (_name, files, historyDir, file) => {
    const { optOuts } = await identify(checkout(files), { historyDir, projectId: asProjectId(GIT_ID) })
    expect(optOuts.map((optOut) => optOut.file)).toEqual(file === undefined ? [] : [file])
  })

  test('is opted out when `output_dir` leads into a package that opted out', async () => {
    const workspace = checkout({
      [SETTINGS]: `[local_sync]\noutput_dir = "${HISTORY_DIR}"`,
      [`${PACKAGE}/${SETTINGS}`]: OFF,
      [`${HISTORY_DIR}/x.md`]: '',
    })
    expect((await identify(workspace)).optOuts).toEqual([
      { path: '.', file: `${PACKAGE}/${SETTINGS}`, setting: 'cloud_sync.enabled' },
    ])
  })

  test('stops the run when a project file above it cannot be read', async () => {
    const workspace = checkout({ [`${PACKAGE}/${STORED}`]: '{"cloud_sync": 0}' })
    await expect(identify(workspace, { historyDir: `${PACKAGE}/docs` })).rejects.toMatchObject({ code: 'project-file' })
  })
})

describe('unreadable settings', () => {
  test.each<[string, string, string]>([
    ['are not TOML', 'enabled = no', `a/${SETTINGS}, line 1: not valid TOML`],
    ['contain conflict markers', '<<<<<<< HEAD\n', `a/${SETTINGS}, line 1: git conflict markers`],
    ['have a `cloud_sync` of another type', 'cloud_sync = false', `a/${SETTINGS}: \`cloud_sync\``],
    ['have an `enabled` of another type', 'cloud_sync.enabled = 0', `a/${SETTINGS}: \`enabled\``],
    ['are larger than 1 MiB', `#${' '.repeat(2 ** 20)}`, `a/${SETTINGS}: unusable settings: it is too large (1.0 MB)`],
  ])('stop the run when they %s', async (_name, text, message) => {
    const workspace = checkout({ [`a/${SETTINGS}`]: text })
    for (const inputs of [{}, { projectId: asProjectId(GIT_ID) }]) {
      await expect(identify(workspace, { ...inputs, paths: ['b', 'a/packages/c'] })).rejects.toMatchObject({
        code: 'project-settings',
        message: expect.stringContaining(message),
      })
    }
  })

  test('stop the run when they are above a package that enables cloud sync', async () => {
    const workspace = checkout({ [SETTINGS]: 'oops', [`a/${SETTINGS}`]: ON })
    await expect(identify(workspace, { paths: ['a'] })).rejects.toMatchObject({ code: 'project-settings' })
  })

  test.each([
    ['are a symbolic link', SETTINGS, 'real/config.toml'],
    ['are a dangling symbolic link', SETTINGS, 'none'],
    ['are in a linked directory', '.specstory/cli', 'real'],
    ['are in a linked `.specstory`', '.specstory', 'holder'],
  ])('stop the run when they %s', async (_name, link, target) => {
    const workspace = checkout({
      'real/config.toml': ON,
      'holder/cli/config.toml': ON,
      ...(link === '.specstory' ? {} : { '.specstory/x': '' }),
      ...(link === SETTINGS ? { '.specstory/cli/x': '' } : {}),
    })
    symlinkSync(join(workspace, target), join(workspace, link))
    await expect(identify(workspace)).rejects.toMatchObject({
      code: 'project-settings',
      message: expect.stringContaining('symbolic link'),
    })
  })

  test('stop the run when they are a directory', async () => {
    await expect(identify(checkout({ [`${SETTINGS}/x`]: '' }))).rejects.toMatchObject({ code: 'project-settings' })
  })
})
