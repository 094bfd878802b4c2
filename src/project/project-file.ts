import jsonc from 'jsonc-parser'
import { Failure } from '../failure.ts'
import { PROJECT_ID } from '../ids.ts'

/** What a `.project.json` says; its `user_id`, an e-mail address, is never read. */
export type ProjectFile = {
  readonly id?: string
  readonly idField?: 'git_id' | 'workspace_id'
  readonly name?: string
  /** `cloud_sync: false`: the owner turned cloud sync off. */
  readonly optedOut: boolean
}

const REMEDY = 'Correct the file, or delete it and set the `project-id` input.'

/**
 * Parses `.specstory/.project.json`. A final comma is accepted, as real files have them; nothing of the text is ever
 * repeated in a message but a field's name, since the file may hold an e-mail address.
 *
 * @param text the file's text
 * @param file its path, for messages
 * @throws Failure `project-file` that names file, line and what to do
 */
export function parseProjectFile(text: string, file: string): ProjectFile {
  const conflict = /^(<{7}|={7}|>{7})( |\r?$)/m.exec(text)
  if (conflict !== null) {
    throw new Failure(
      'project-file',
      `${file}, line ${lineAt(text, conflict.index)}: git conflict markers`,
      'Resolve the merge conflict in the file and commit it.',
    )
  }
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
    throw new Failure('project-file', `${file}, line ${lineAt(text, error.offset)}: not valid JSON (${what})`, REMEDY)
  }
  if (root?.type !== 'object') throw new Failure('project-file', `${file}, line 1: not a JSON object`, REMEDY)

  const name = stringField(root, 'project_name')?.value.trim()
  const optedOut = jsonc.findNodeAtLocation(root, ['cloud_sync'])?.value === false
  for (const idField of ['git_id', 'workspace_id'] as const) {
    const node = jsonc.findNodeAtLocation(root, [idField])
    if (node === undefined || node.type === 'null' || node.value === '') continue
    if (typeof node.value !== 'string' || !PROJECT_ID.test(node.value)) {
      throw new Failure(
        'project-file',
        `${file}, line ${lineAt(text, node.offset)}: \`${idField}\` is not a project id`,
        `A project id is four groups of four lower-case hex digits, such as \`f60e-cdb1-6e5e-8e82\`. ${REMEDY}`,
      )
    }
    return { id: node.value, idField, ...(name ? { name } : {}), optedOut }
  }
  return { ...(name ? { name } : {}), optedOut }
}

function stringField(root: jsonc.Node, field: string): { value: string } | undefined {
  const node = jsonc.findNodeAtLocation(root, [field])
  return typeof node?.value === 'string' ? { value: node.value } : undefined
}

function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length
}
