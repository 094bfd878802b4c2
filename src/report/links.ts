import { buildProjectUrl as cloudProjectUrl, buildSessionUrl as cloudSessionUrl } from '../cloud/routes.ts'
import type { FailureCode } from '../failure.ts'
import type { ProjectId, SessionId } from '../ids.ts'
import { isGitea } from '../inputs/runner.ts'
import { toSentence } from '../message-format.ts'
import { type FileSource, findFileSource } from '../project/project.ts'
import type { SessionResult } from '../run/results.ts'
import type { Run } from '../run/run.ts'
import { encodeUrlPath, escapeMarkdown, escapeProse } from './untrusted.ts'

/** Builds the URL of a file at its commit. */
export function buildFileUrl(run: Pick<Run, 'projects' | 'runner'>, file: string): string | undefined {
  const { repository, commit, path } = findSource(run, file) ?? {}
  if (repository === undefined || commit === undefined || commit === '' || path === undefined) return undefined
  // Only the runner's own server is known to be Gitea.
  const isThere = isGitea(run.runner) && repository.serverUrl === run.runner.serverUrl
  const directory = isThere ? 'src/commit' : 'blob'
  return `${repository.serverUrl}/${encodeUrlPath(repository.name)}/${directory}/${encodeUrlPath(commit)}/${encodeUrlPath(path)}`
}

/**
 * Resolves a path in the workflow's repository, for annotations and pull requests.
 * @param file POSIX, relative to the workspace
 */
export function resolveOwnPath(run: Pick<Run, 'projects' | 'runner'>, file: string): string | undefined {
  const { repository, path } = findSource(run, file) ?? {}
  const isOwn = repository?.name === run.runner.repository && repository.serverUrl === run.runner.serverUrl
  return isOwn ? path : undefined
}

function findSource({ projects }: Pick<Run, 'projects'>, file: string): FileSource | undefined {
  return findFileSource(
    projects.flatMap(({ project }) => project.locations),
    file,
  )
}

/** Builds the URL of a project; `undefined` if the inputs are invalid. */
export function buildProjectUrl({ inputs }: Pick<Run, 'inputs'>, projectId: ProjectId): string | undefined {
  return inputs === undefined ? undefined : cloudProjectUrl(inputs.cloudUrl, projectId)
}

/** Builds the URL of a session; `undefined` if the inputs are invalid. */
export function buildSessionUrl(
  { inputs }: Pick<Run, 'inputs'>,
  projectId: ProjectId,
  sessionId: SessionId,
): string | undefined {
  return inputs === undefined ? undefined : cloudSessionUrl(inputs.cloudUrl, projectId, sessionId)
}

const TROUBLESHOOTING = 'https://github.com/specstory/sync-action/blob/v1/docs/troubleshooting.md'

export function buildTroubleshootingUrl(code: FailureCode): string {
  return `${TROUBLESHOOTING}#${code}`
}

/** Escapes untrusted text and makes it a Markdown link, if there is a URL. */
export function formatLink(text: string, url: string | undefined, limit?: number): string {
  return formatMarkdownLink(escapeMarkdown(text, limit), url)
}

function formatMarkdownLink(markdown: string, url: string | undefined): string {
  const shown = markdown || '\\(no name\\)'
  if (url === undefined) return shown
  return `[${shown}](${url.replace(/[\s()<>|\\]/g, encodeURIComponent).replace(/[()]/g, (c) => (c === '(' ? '%28' : '%29'))})`
}

export const PATH_LIMIT = 200

/** Ends of parts of a path, a name or an assignment after `escapeMarkdown`, and 16 letters inside a longer word. */
const BREAK_OPPORTUNITY = /(?<!<)\/|\\_|[=:](?=[^\s\u200b])|[\p{L}\p{N}]{16}(?=[\p{L}\p{N}]{4})/gu

/** Creates a link with line break opportunities, so that a table fits a narrow screen. */
export function formatBreakableLink(text: string, url: string | undefined, limit: number): string {
  return formatMarkdownLink(escapeMarkdown(text, limit).replace(BREAK_OPPORTUNITY, '$&<wbr>'), url)
}

/**
 * Creates a file link with line break opportunities.
 * @param text shown instead of the path
 */
export function formatFileLink(run: Pick<Run, 'projects' | 'runner'>, file: string, text = file): string {
  return formatBreakableLink(text, buildFileUrl(run, file), PATH_LIMIT)
}

/** Formats the hint with a link to the troubleshooting page. */
export function formatHint({ hint, code }: Pick<SessionResult, 'hint' | 'code'>): string {
  const more = code === undefined ? '' : `[${code}](${buildTroubleshootingUrl(code)})`
  return [escapeProse(toSentence(hint ?? ''), 1_000), more].filter((part) => part !== '').join(' ')
}
