import jsonc from 'jsonc-parser'
import { Failure } from '../failure.ts'
import { isProjectId, type ProjectId } from '../ids.ts'
import { jsonLimitOffset } from '../json.ts'
import { findConflict } from './conflict.ts'
import { cleanProjectName } from './project.ts'

/** What a `.project.json` says; its `user_id`, an e-mail address, is never read. */
export type ProjectFile = {
  readonly gitId?: ProjectId
  readonly workspaceId?: ProjectId
  readonly name?: string
  /** `cloud_sync: false`: the owner turned cloud sync off. */
  readonly optedOut: boolean
  /** The line of git's first conflict marker in a file that is usable all the same, since its sides agree. */
  readonly conflictLine?: number
}

const REMEDY = 'Correct the file, or delete it and set the `project-id` input.'
/** The file is flat; the parser would run out of stack at some thousands. */
const MAX_DEPTH = 100

/**
 * Parses `.specstory/.project.json`. A final comma is accepted, as real files have them, and of two equal keys the last
 * one counts; a merge conflict is usable when both sides have the same `git_id`. Nothing of the text is ever repeated in
 * a message but a field's name, since the file may hold an e-mail address.
 *
 * @param text the file's text
 * @param file its path, for messages
 * @throws Failure `project-file` that names file, line and what to do
 */
export function parseProjectFile(text: string, file: string): ProjectFile {
  const conflict = findConflict(text)
  if (conflict === undefined) return parseObject(text, file)
  const failure = new Failure(
    'project-file',
    `${file}, line ${conflict.line}: git conflict markers`,
    'Resolve the merge conflict in the file and commit it.',
  )
  if (conflict.sides === undefined) throw failure
  try {
    const [ours, theirs] = [parseObject(conflict.sides[0], file), parseObject(conflict.sides[1], file)]
    const optedOut = ours.optedOut || theirs.optedOut
    if (ours.gitId === undefined || ours.gitId !== theirs.gitId) {
      if (optedOut) return { optedOut }
      throw failure
    }
    return { ...ours, optedOut, conflictLine: conflict.line }
  } catch {
    throw failure
  }
}

/** Whether the text of a file that cannot be parsed says `"cloud_sync": false` somewhere. */
export function mentionsOptOut(text: string): boolean {
  return /"cloud_sync"[ \t\r\n]*:[ \t\r\n]*false/.test(text)
}

function parseObject(text: string, file: string): ProjectFile {
  const deep = jsonLimitOffset(text, { depth: MAX_DEPTH, countsStrings: true })
  if (deep !== undefined) throw unusable(text, deep, file, 'brackets nested too deeply for a project file')
  const errors: jsonc.ParseError[] = []
  const root = jsonc.parseTree(text.replace(/^\uFEFF/, ' '), errors, {
    allowTrailingComma: true,
    disallowComments: true,
  })
  const [error] = errors
  if (error !== undefined) {
    const what = jsonc
      .printParseErrorCode(error.error)
      .replace(/(?<=[a-z])(?=[A-Z])/g, ' ')
      .toLowerCase()
    throw unusable(text, error.offset, file, `not valid JSON (${what})`)
  }
  if (root?.type !== 'object') throw unusable(text, 0, file, 'not a JSON object')

  const said = lastOfEach(root)
  const nameNode = said.get('project_name')
  const name = nameNode?.type === 'string' ? cleanProjectName(nameNode.value) : undefined
  const stated = { ...(name === undefined ? {} : { name }), optedOut: said.get('cloud_sync')?.value === false }
  const gitId = idIn(text, said, 'git_id', file)
  if (gitId !== undefined) return { ...stated, gitId }
  const workspaceId = idIn(text, said, 'workspace_id', file)
  return workspaceId === undefined ? stated : { ...stated, workspaceId }
}

/** Every field's value: of two equal keys parsers let the last one count. */
function lastOfEach(root: jsonc.Node): Map<string, jsonc.Node> {
  return new Map(
    (root.children ?? []).flatMap(({ children: [key, value] = [] }) =>
      key === undefined || value === undefined ? [] : [[String(key.value), value] as const],
    ),
  )
}

function idIn(
  text: string,
  said: ReadonlyMap<string, jsonc.Node>,
  field: 'git_id' | 'workspace_id',
  file: string,
): ProjectId | undefined {
  const node = said.get(field)
  if (node === undefined || node.type === 'null' || node.value === '') return undefined
  if (isProjectId(node.value)) return node.value
  throw new Failure(
    'project-file',
    `${file}, line ${lineAt(text, node.offset)}: \`${field}\` is not a project id`,
    `A project id is four groups of four lower-case hex digits, such as \`f60e-cdb1-6e5e-8e82\`. ${REMEDY}`,
  )
}

function unusable(text: string, offset: number, file: string, what: string): Failure {
  return new Failure('project-file', `${file}, line ${lineAt(text, offset)}: ${what}`, REMEDY)
}

function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length
}
