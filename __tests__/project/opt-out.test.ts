import { symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { checkout } from '../rig/checkout.ts'
import { asProjectId } from '../rig/ids.ts'
import { ELSEWHERE, GIT_ID, git, identify, OTHER_ID, WORKSPACE_ID } from '../rig/projects.ts'

const SETTINGS = '.specstory/cli/config.toml'
const STORED = '.specstory/.project.json'
const OFF = '[cloud_sync]\nenabled = false\n'
const ON = '[cloud_sync]\nenabled = true\n'

describe('an owner who turned cloud sync off is heard, and the other paths go on', () => {
  const optOut = (file: string, setting = 'cloud_sync.enabled') => [{ path: 'a', file, setting }]
  test.each<[string, Record<string, string | Buffer>, object[]]>([
    ['in the path’s settings', { [`a/${SETTINGS}`]: OFF }, optOut(`a/${SETTINGS}`)],
    ['beside an id', { [`a/${SETTINGS}`]: OFF, [`a/${STORED}`]: `{"git_id":"${GIT_ID}"}` }, optOut(`a/${SETTINGS}`)],
    ['beside a broken project file', { [`a/${SETTINGS}`]: OFF, [`a/${STORED}`]: 'oops' }, optOut(`a/${SETTINGS}`)],
    ['in its project file', { [`a/${STORED}`]: '{"cloud_sync":false}' }, optOut(`a/${STORED}`, 'cloud_sync')],
    [
      'in its project file, also where the settings say otherwise',
      { [`a/${SETTINGS}`]: ON, [`a/${STORED}`]: '{"cloud_sync":false}' },
      optOut(`a/${STORED}`, 'cloud_sync'),
    ],
    [
      'in the second project file, though the first settles the id',
      { [`a/${STORED}`]: `{"git_id":"${GIT_ID}"}`, 'a/.specstory/history/.project.json': '{"cloud_sync":false}' },
      optOut('a/.specstory/history/.project.json', 'cloud_sync'),
    ],
    [
      'on one side of a conflict',
      {
        [`a/${STORED}`]: `{\n<<<<<<< a\n"git_id":"${GIT_ID}"\n=======\n"git_id":"${OTHER_ID}","cloud_sync":false\n>>>>>>> b\n}`,
      },
      optOut(`a/${STORED}`, 'cloud_sync'),
    ],
    [
      'in UTF-16, in the settings',
      { [`a/${SETTINGS}`]: Buffer.from(`\uFEFF${OFF}`, 'utf16le') },
      optOut(`a/${SETTINGS}`),
    ],
    [
      'in UTF-16, in its project file',
      { [`a/${STORED}`]: Buffer.from('\uFEFF{"cloud_sync":false}', 'utf16le').swap16() },
      optOut(`a/${STORED}`, 'cloud_sync'),
    ],
  ])('%s', async (_name, files, expected) => {
    const workspace = checkout({ ...files, [`b/${SETTINGS}`]: ON })
    for (const inputs of [{}, { projectId: asProjectId(WORKSPACE_ID) }]) {
      const { projects, optOuts } = await identify(workspace, { ...inputs, paths: ['a', 'b'] })
      expect(optOuts).toEqual(expected)
      expect(projects.map(({ paths }) => paths)).toEqual([['b']])
    }
  })
})

describe('of the settings from the path up to the root of its checkout the nearest one that sets it counts', () => {
  test.each<[string, Record<string, string>, string, string | undefined]>([
    ['a root’s opt-out covers its packages', { [SETTINGS]: OFF }, 'packages/a', SETTINGS],
    ['a directory’s in between too', { [`packages/${SETTINGS}`]: OFF }, 'packages/a', `packages/${SETTINGS}`],
    ['a package may turn it on', { [SETTINGS]: OFF, [`packages/a/${SETTINGS}`]: ON }, 'packages/a', undefined],
    [
      'a package may turn it off',
      { [SETTINGS]: ON, [`packages/a/${SETTINGS}`]: OFF },
      'packages/a',
      `packages/a/${SETTINGS}`,
    ],
    [
      'a nearer file that does not set it leaves the root’s',
      { [SETTINGS]: OFF, [`packages/a/${SETTINGS}`]: '[redaction]\nenabled = true' },
      'packages/a',
      SETTINGS,
    ],
    ['a neighbour’s is the neighbour’s', { [`packages/b/${SETTINGS}`]: OFF }, 'packages/a', undefined],
    ['not beyond the checkout', { [SETTINGS]: OFF, ...git('o', 'https://h/o/r') }, 'o/a', undefined],
    [
      'up to the root of its own checkout',
      { [`o/${SETTINGS}`]: OFF, ...git('o', 'https://h/o/r') },
      'o/a',
      `o/${SETTINGS}`,
    ],
  ])('%s', async (_name, files, path, file) => {
    const { optOuts } = await identify(checkout({ ...git('.', 'https://h/o/w'), ...files }), { paths: [path] })
    expect(optOuts.map((optOut) => optOut.file)).toEqual(file === undefined ? [] : [file])
  })

  test('off a runner also above the working directory', async () => {
    const clone = checkout({ ...git('.', 'https://h/o/w'), [SETTINGS]: OFF, 'packages/a/x': '' })
    const { optOuts } = await identify(join(clone, 'packages/a'), {}, ELSEWHERE)
    expect(optOuts).toEqual([{ path: '.', file: `../../${SETTINGS}`, setting: 'cloud_sync.enabled' }])
  })

  test('redaction is the nearest one’s, and one that is no boolean redacts and is told', async () => {
    const workspace = checkout({
      [SETTINGS]: 'redaction.enabled = false',
      [`a/${SETTINGS}`]: 'redaction.enabled = true',
      [`b/${SETTINGS}`]: 'redaction.enabled = "no"',
    })
    const { projects, notices } = await identify(workspace, { paths: ['.', 'a', 'b'] })
    expect(projects[0]?.places.map(({ redaction }) => redaction)).toEqual([false, true, true])
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

describe('the owner of the history directory is heard too', () => {
  const PACKAGE = 'packages/a'
  const HISTORY_DIR = `${PACKAGE}/.specstory/history`
  test.each<[string, Record<string, string>, string, string | undefined]>([
    ['its settings', { [`${PACKAGE}/${SETTINGS}`]: OFF }, HISTORY_DIR, `${PACKAGE}/${SETTINGS}`],
    ['settings between it and the path', { [`packages/${SETTINGS}`]: OFF }, HISTORY_DIR, `packages/${SETTINGS}`],
    ['its project file', { [`${PACKAGE}/${STORED}`]: '{"cloud_sync":false}' }, HISTORY_DIR, `${PACKAGE}/${STORED}`],
    [
      'the project file of its package',
      { [`${PACKAGE}/${STORED}`]: '{"cloud_sync":false}' },
      `${PACKAGE}/docs/ai`,
      `${PACKAGE}/${STORED}`,
    ],
    [
      'the path’s own settings where the package consents',
      { [SETTINGS]: OFF, [`${PACKAGE}/${SETTINGS}`]: ON },
      HISTORY_DIR,
      SETTINGS,
    ],
    ['a package that consents', { [`${PACKAGE}/${SETTINGS}`]: ON }, HISTORY_DIR, undefined],
    ['a neighbor', { [`packages/b/${SETTINGS}`]: OFF }, HISTORY_DIR, undefined],
  ])('%s', async (_name, files, historyDir, file) => {
    const { optOuts } = await identify(checkout(files), { historyDir, projectId: asProjectId(GIT_ID) })
    expect(optOuts.map((optOut) => optOut.file)).toEqual(file === undefined ? [] : [file])
  })

  test('output_dir leads into a package that opted out', async () => {
    const workspace = checkout({
      [SETTINGS]: `[local_sync]\noutput_dir = "${HISTORY_DIR}"`,
      [`${PACKAGE}/${SETTINGS}`]: OFF,
      [`${HISTORY_DIR}/x.md`]: '',
    })
    expect((await identify(workspace)).optOuts).toEqual([
      { path: '.', file: `${PACKAGE}/${SETTINGS}`, setting: 'cloud_sync.enabled' },
    ])
  })

  test('stops the run when a project file on the way cannot be read', async () => {
    const workspace = checkout({ [`${PACKAGE}/${STORED}`]: '{"cloud_sync": 0}' })
    await expect(identify(workspace, { historyDir: `${PACKAGE}/docs` })).rejects.toMatchObject({ code: 'project-file' })
  })
})

describe('settings that cannot be relied on stop the run before anything is sent', () => {
  test.each<[string, string, string]>([
    ['no TOML', 'enabled = no', `a/${SETTINGS}, line 1: not valid TOML`],
    ['conflict markers', '<<<<<<< HEAD\n', `a/${SETTINGS}, line 1: git conflict markers`],
    ['cloud_sync of another type', 'cloud_sync = false', `a/${SETTINGS}: \`cloud_sync\``],
    ['enabled of another type', 'cloud_sync.enabled = 0', `a/${SETTINGS}: \`enabled\``],
    ['larger than 1 MiB', `#${' '.repeat(2 ** 20)}`, `a/${SETTINGS}: unusable settings: it is too large, 1.0 MB`],
  ])('%s', async (_name, text, message) => {
    const workspace = checkout({ [`a/${SETTINGS}`]: text })
    for (const inputs of [{}, { projectId: asProjectId(GIT_ID) }]) {
      await expect(identify(workspace, { ...inputs, paths: ['b', 'a/packages/c'] })).rejects.toMatchObject({
        code: 'project-settings',
        message: expect.stringContaining(message),
      })
    }
  })

  test('a root’s, for a package that says it itself', async () => {
    const workspace = checkout({ [SETTINGS]: 'oops', [`a/${SETTINGS}`]: ON })
    await expect(identify(workspace, { paths: ['a'] })).rejects.toMatchObject({ code: 'project-settings' })
  })

  test.each([
    ['a link', SETTINGS, 'real/config.toml'],
    ['a link to nothing', SETTINGS, 'none'],
    ['behind a linked directory', '.specstory/cli', 'real'],
    ['behind a linked .specstory', '.specstory', 'holder'],
  ])('%s', async (_name, link, target) => {
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

  test('a directory in place of the file', async () => {
    await expect(identify(checkout({ [`${SETTINGS}/x`]: '' }))).rejects.toMatchObject({ code: 'project-settings' })
  })
})
