import { join, posix } from 'node:path'
import { Failure } from '../failure.ts'
import type { Inputs } from '../inputs/inputs.ts'
import type { Runner } from '../inputs/runner.ts'
import { codeOf, firstLink, NotRegularFile, openRegular } from '../workspace.ts'
import type { OptOut, Project, ProjectSource } from './project.ts'
import type { ProjectFile } from './project-file.ts'
import { normaliseRemote, projectIdOf } from './project-id.ts'

/** A `.project.json` is a few hundred bytes; what is larger than this is something else. */
const MAX_PROJECT_FILE_BYTES = 1024 * 1024

type FoundFile = ProjectFile & { readonly file: string }

/**
 * Finds out which project each path belongs to: the input, else the path's `.project.json`, else the id that the CLI
 * computes from the repository's URL; never a directory's name. Paths with one id are one project.
 *
 * @returns projects in path order, and the paths whose owner opted out
 * @throws Failure `project-file` for a file that is there and cannot be used, `project-unknown` when no id can be known
 */
export async function identifyProjects(
  inputs: Pick<Inputs, 'projectId' | 'projectName' | 'paths'>,
  runner: Pick<Runner, 'workspace' | 'serverUrl' | 'repository'>,
): Promise<{ projects: Project[]; optOuts: OptOut[] }> {
  const projects = new Map<string, Project>()
  const optOuts: OptOut[] = []
  for (const path of inputs.paths) {
    const files = await readProjectFiles(runner.workspace, path)
    const optOut = files.find((file) => file.optedOut)
    if (optOut !== undefined) {
      optOuts.push({ path, file: optOut.file })
      continue
    }
    const { id, source } = identify(path, inputs.projectId, files, runner)
    const known = projects.get(id)
    const name = inputs.projectName ?? files.find((file) => file.name !== undefined)?.name
    projects.set(id, {
      id,
      name: known?.name || name || '',
      source: known?.source ?? source,
      paths: [...(known?.paths ?? []), path],
    })
  }
  const fallback = runner.repository.split('/').at(-1)
  return {
    projects: [...projects.values()].map((project) => ({ ...project, name: project.name || fallback || project.id })),
    optOuts,
  }
}

function identify(
  path: string,
  input: string | undefined,
  files: readonly FoundFile[],
  runner: Pick<Runner, 'serverUrl' | 'repository'>,
): { id: string; source: ProjectSource } {
  if (input !== undefined) return { id: input, source: { kind: 'input' } }
  for (const { id, idField: field, file } of files) {
    if (id !== undefined && field !== undefined) return { id, source: { kind: 'file', file, field } }
  }
  if (runner.serverUrl === '' || runner.repository === '') {
    throw new Failure(
      'project-unknown',
      `The project of \`${path}\` is unknown: it has no .specstory/.project.json, and this is no GitHub runner whose repository could tell.`,
      'Set the `project-id` input, or commit .specstory/.project.json.',
    )
  }
  const remote = `${runner.serverUrl}/${runner.repository}`
  return { id: projectIdOf(remote), source: { kind: 'computed', remote: normaliseRemote(remote) } }
}

/** The places where real repositories have the file, in order of authority; the first that holds an id settles it. */
async function readProjectFiles(workspace: string, path: string): Promise<FoundFile[]> {
  const found: FoundFile[] = []
  for (const place of ['.specstory/.project.json', '.specstory/history/.project.json']) {
    const file = posix.join(path, place)
    const text = await readText(workspace, file)
    if (text === undefined) continue
    // With a JSON parser behind it, which most checkouts need not load: the file is git-ignored by default.
    const { parseProjectFile } = await import('./project-file.ts')
    const parsed = parseProjectFile(text, file)
    found.push({ ...parsed, file })
    if (parsed.id !== undefined) break
  }
  return found
}

/** @returns the file's text, `undefined` when there is no file */
async function readText(workspace: string, file: string): Promise<string | undefined> {
  try {
    const link = await firstLink(workspace, file)
    if (link !== undefined) throw unusable(file, `${link} is a symbolic link, and links are never followed`)
    const { handle, stats } = await openRegular(join(workspace, file))
    try {
      if (stats.size > MAX_PROJECT_FILE_BYTES) throw unusable(file, `it has ${stats.size} bytes`)
      return await handle.readFile('utf8')
    } finally {
      await handle.close()
    }
  } catch (error) {
    const code = codeOf(error)
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined
    if (error instanceof Failure) throw error
    throw unusable(file, error instanceof NotRegularFile ? 'it is not a regular file' : `it cannot be read (${code})`)
  }
}

function unusable(file: string, detail: string): Failure {
  return new Failure(
    'project-file',
    `${file}, line 1: not a usable project file: ${detail}`,
    'Replace it by the regular file that SpecStory writes, or delete it and set the `project-id` input.',
  )
}
