import jsonc from 'jsonc-parser'
import { Failure } from '../failure.ts'
import { isProjectId, type ProjectId } from '../ids.ts'
import { findJsonLimit } from '../json.ts'
import { findConflict } from './conflict.ts'
import { cleanProjectName } from './project.ts'

/** The contents of a `.project.json`, without its `user_id`, an email address. */
export type ProjectFile = {
  readonly gitId?: ProjectId
  readonly workspaceId?: ProjectId
  readonly name?: string
  /** `cloud_sync: false`: the owner disabled cloud sync. */
  readonly optedOut: boolean
  /** Line of the first conflict marker, if both sides of the conflict have the same ID. */
  readonly conflictLine?: number
}

export class ProjectFileFailure extends Failure {
  /** The file can contain an opt-out, so the run must not continue without it. */
  readonly mayContainOptOut: boolean

  constructor(message: string, hint: string, mayContainOptOut: boolean, cause?: unknown) {
    super(
      'project-file',
      message,
      mayContainOptOut ? `${hint} Nothing was sent, because the file may disable cloud sync.` : hint,
      {
        cause,
      },
    )
    this.mayContainOptOut = mayContainOptOut
  }
}

/** Levels. The file is flat; the parser overflows the stack at some thousands. */
const MAX_DEPTH = 100
const CORRECT = 'Correct the file, or delete it and set the `project-id` input.'
const CORRECT_OPT_OUT = 'Correct the file and commit it.'
const RESOLVE = 'Resolve the merge conflict in the file and commit it.'

/**
 * Parses `.specstory/.project.json`. Accepts a trailing comma, and a merge conflict if both sides have the same
 * `git_id`. Messages quote only field names, because the file can contain an email address.
 * @throws ProjectFileFailure
 */
export function parseProjectFile(text: string, file: string): ProjectFile {
  const conflict = findConflict(text)
  if (conflict === undefined) return parseObject(text, file)
  const createFailure = (mayContainOptOut: boolean) =>
    new ProjectFileFailure(`${file}, line ${conflict.line}: git conflict markers`, RESOLVE, mayContainOptOut)
  if (conflict.sides === undefined) throw createFailure(mentionsCloudSync(text))
  let sides: [ProjectFile, ProjectFile]
  try {
    sides = [parseObject(conflict.sides[0], file), parseObject(conflict.sides[1], file)]
  } catch (error) {
    throw createFailure(error instanceof ProjectFileFailure && error.mayContainOptOut)
  }
  const [ours, theirs] = sides
  const optedOut = ours.optedOut || theirs.optedOut
  if (ours.gitId !== undefined && ours.gitId === theirs.gitId) return { ...ours, optedOut, conflictLine: conflict.line }
  if (optedOut) return { optedOut }
  throw createFailure(false)
}

/** Searches invalid JSON for `cloud_sync`: in any case, with escapes, and in UTF-16 without a byte order mark. */
function mentionsCloudSync(text: string): boolean {
  const plain = text
    .replaceAll('\0', '')
    .replace(/\\u([0-9a-f]{4})/gi, (_escape, digits: string) => String.fromCharCode(Number.parseInt(digits, 16)))
  return /cloud[\s_-]?sync/.test(foldCase(plain))
}

function parseObject(text: string, file: string): ProjectFile {
  const createFailure = (offset: number, what: string) =>
    new ProjectFileFailure(
      `${file}, line ${countLines(text, offset)}: ${what}`,
      mentionsCloudSync(text) ? CORRECT_OPT_OUT : CORRECT,
      mentionsCloudSync(text),
    )
  const excessOffset = findJsonLimit(text, { depth: MAX_DEPTH, countsStrings: true })
  if (excessOffset !== undefined) throw createFailure(excessOffset, 'brackets nested too deeply for a project file')
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
    throw createFailure(error.offset, `not valid JSON (${what})`)
  }
  if (root?.type !== 'object') throw createFailure(0, 'not a JSON object')

  const fields = readFields(root)
  const optedOut = readOptOut(text, fields, file)
  const nameNode = fields.get('project_name')
  const name = nameNode?.type === 'string' ? cleanProjectName(nameNode.value) : undefined
  const contents = { ...(name === undefined ? {} : { name }), optedOut }
  const gitId = readId(text, fields, 'git_id', file)
  if (gitId !== undefined) return { ...contents, gitId }
  const workspaceId = readId(text, fields, 'workspace_id', file)
  return workspaceId === undefined ? contents : { ...contents, workspaceId }
}

/** The last of two equal keys counts, as in JSON parsers. */
function readFields(root: jsonc.Node): Map<string, jsonc.Node> {
  return new Map(
    (root.children ?? []).flatMap(({ children: [key, value] = [] }) =>
      key === undefined || value === undefined ? [] : [[String(key.value), value] as const],
    ),
  )
}

/** Rejects an opt-out in another spelling or type: other tools ignore it, although the owner meant it. */
function readOptOut(text: string, fields: ReadonlyMap<string, jsonc.Node>, file: string): boolean {
  for (const [key, node] of fields) {
    if (foldCase(key).replace(/[\s_-]/g, '') !== 'cloudsync' || (key === 'cloud_sync' && node.type === 'boolean')) {
      continue
    }
    const what = key === 'cloud_sync' ? 'is not true or false' : 'is misspelled'
    const message = `${file}, line ${countLines(text, node.offset)}: \`cloud_sync\` ${what}`
    throw new ProjectFileFailure(message, 'Write `"cloud_sync": false` or `true`, and commit the file.', true)
  }
  return fields.get('cloud_sync')?.value === false
}

function readId(
  text: string,
  fields: ReadonlyMap<string, jsonc.Node>,
  field: 'git_id' | 'workspace_id',
  file: string,
): ProjectId | undefined {
  const node = fields.get(field)
  if (node === undefined || node.type === 'null' || node.value === '') return undefined
  if (isProjectId(node.value)) return node.value
  throw new ProjectFileFailure(
    `${file}, line ${countLines(text, node.offset)}: \`${field}\` is not a project ID`,
    `${CORRECT} A project ID is four groups of four lowercase hex digits, such as \`f60e-cdb1-6e5e-8e82\`.`,
    false,
  )
}

function countLines(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length
}

/** Converts twice: some letters map only to uppercase, and some only to lowercase. */
function foldCase(text: string): string {
  return text.toUpperCase().toLowerCase()
}
