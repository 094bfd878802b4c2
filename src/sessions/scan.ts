import { posix } from 'node:path'
import { MemoryBudget, runWorkers } from '../concurrency.ts'
import { type Provider, recognizeProvider } from '../providers.ts'
import type { CredentialPolicy } from '../secrets/credential-policy.ts'
import { scanCredentials } from '../secrets/scan.ts'
import { getErrorCode, NotRegularFileError, PathMismatchError, resolveRoot } from '../workspace.ts'
import { readOpenings } from './conversations.ts'
import { createExclusion } from './exclusion.ts'
import { FileHeads } from './file-head.ts'
import { identifyByName, parseStartTime } from './file-names.ts'
import { isQuiet } from './ignored-files.ts'
import { describeReadError, listFiles, resolveHistoryDirectory } from './list-files.ts'
import { inspectText } from './read-transcript.ts'
import { Scope, type ScopeFilters, type SessionFile, selectSessions } from './select-files.ts'
import type { Excluded, IgnoredFile, Scan, Unreadable } from './session.ts'
import { decodeHead, HEAD_BYTES, readHead, redactTitle, toLines } from './transcript/head.ts'
import { hasMessage } from './transcript/messages.ts'

/** Files open at a time: more than keep two cores busy, and far below any system's limit. */
const OPEN_FILES = 32

export type ScanRequest = ScopeFilters & {
  /** Absolute, native path. */
  readonly workspace: string
  /**
   * All paths of one project, POSIX, relative to the workspace, and where sessions lie below each: a session has one file
   * across all of them.
   */
  readonly places: readonly { readonly path: string; readonly historyDir: string }[]
  /** Session ids and globs on paths: what they name is out of scope. */
  readonly exclude: readonly string[]
  /** `upload`: a transcript without a session id gets one that is made of its file's name. */
  readonly unidentified: 'skip' | 'upload'
  /** What is done about the credentials of a file; titles are shown whatever else becomes of a session. */
  secrets(file: string): CredentialPolicy
  /** Ends the scan early; what was found until then is given. */
  readonly signal: AbortSignal
  /** Called once, when the first session in scope is seen. */
  onFirstSession(): void
}

/**
 * Finds the sessions of one project: every Markdown file of its history directories is looked at by its first 8 KiB, and
 * one file is chosen for each session id. The result does not depend on the order of directory listings.
 *
 * @throws Failure `invalid-input` when a path leaves the workspace, or a glob takes too long; nothing for what the directories hold
 */
export async function scanSessions(request: ScanRequest): Promise<Scan> {
  const { workspace, signal } = request
  const directories = request.places.map(({ path, historyDir }) => resolveHistoryDirectory(path, historyDir))
  const root = await resolveRoot(workspace)
  const found = await listFiles(root, directories, signal)
  const scope = new Scope(request)
  const files: SessionFile[] = []
  const named = [found.files, [...found.leftOut, ...found.unreadable].map(({ file }) => file)].flat()
  const exclusion = await createExclusion(request.exclude, named, signal)
  const excluded: Excluded[] = []
  const leftOut: IgnoredFile[] = found.leftOut.filter((file) => isQuiet(file) || isInScope(file))
  const unreadable: Unreadable[] = found.unreadable.filter(isInScope)
  const excludedUnseen = excluded.length
  using heads = new FileHeads(root)
  const budget = new MemoryBudget()
  let isFirst = true

  await runWorkers(found.files, OPEN_FILES, signal, () => {
    const buffer = Buffer.allocUnsafeSlow(HEAD_BYTES)
    return async (file) => {
      try {
        const looked = await lookAt(heads, budget, request, file, buffer)
        if (!('reason' in looked)) keep(looked)
        // Another tool's file is in no run anyway, so that nothing is taken out of one with it.
        else if (isQuiet(looked) || isInScope(looked)) leftOut.push(looked)
      } catch (error) {
        if (signal.aborted || !isInScope({ file })) return
        const swapped = swappedFor(error)
        if (swapped === undefined) unreadable.push({ file, detail: describeReadError(error, file) })
        else leftOut.push({ file, ...swapped })
      }
    }
  })
  const { unidentified } = request
  const selection = { workspace, scope, budget, unidentified, signal, readOpenings: openingsOf }
  const chosen = await selectSessions(files, selection)
  const held = new Set([...files.map(({ session }) => session), ...chosen.sessions, ...excluded].map(lowerId))
  return {
    sessions: chosen.sessions.sort(byFile),
    leftOut: [...leftOut, ...chosen.leftOut].sort(byFile),
    unreadable: [...unreadable, ...chosen.unreadable].sort(byFile),
    excluded: excluded.sort(byFile),
    filteredOut: chosen.filteredOut,
    files: found.files.length - (excluded.length - excludedUnseen),
    directories: found.directories,
    held: [...new Set(request.sessions)].filter((id) => held.has(id.toLowerCase())),
    complete: !signal.aborted,
  }

  /** What a head shows is enough to know which files may repeat each other. */
  async function openingsOf(file: string): Promise<readonly string[]> {
    try {
      const { bytes, size } = await heads.read(file, Buffer.allocUnsafe(HEAD_BYTES))
      return readOpenings(decodeHead(bytes, size), bytes.length >= size)
    } catch {
      return [] // it was there a moment ago: whoever reads it says what became of it
    }
  }

  /** What is not in scope is written down as excluded. */
  function isInScope({ file, id }: { readonly file: string; readonly id?: string }): boolean {
    const entries = exclusion.entriesFor(file, id)
    if (entries.length > 0) excluded.push({ file, id, entries })
    return entries.length === 0
  }

  function keep(file: SessionFile): void {
    const { session, hasMessage } = file
    if (!isInScope(session)) return
    files.push(file)
    if (!isFirst || !hasMessage || !scope.has(session)) return
    isFirst = false
    request.onFirstSession()
  }
}

/** What one Markdown file is; the buffer may be used again afterwards. */
async function lookAt(
  heads: FileHeads,
  budget: MemoryBudget,
  request: ScanRequest,
  file: string,
  buffer: Buffer,
): Promise<SessionFile | IgnoredFile> {
  const { unidentified, secrets } = request
  const { bytes, size, mtimeMs } = await heads.read(file, buffer)
  const name = posix.basename(file).slice(0, -'.md'.length)
  const ownHead = readHead(bytes, size)
  const head = unidentified === 'upload' ? identifyByName(ownHead, name) : ownHead
  if (head.kind === 'left-out') {
    const { kind, transcript, ...other } = head
    return { file, ...other }
  }
  if (name.trim() === '') return { file, reason: 'no-name', detail: 'a file without a name', id: head.id }
  const handling = secrets(file)
  const title = redactTitle(head, bytes, size, handling)
  return {
    session: {
      id: head.id,
      file,
      name,
      provider: providerOf(head.providerText, handling),
      diskBytes: size,
      mtimeMs,
      wireMayDiffer: head.wireMayDiffer,
      title,
      titleRule: head.titleRule,
      startedAt: parseStartTime(head.date, name),
      ...(head === ownHead ? {} : { idFromName: true as const }),
    },
    hasMessage: head.hasMessage ?? (await hasMessageBelowHead(request, file, budget)),
    version: head.version,
  }
}

/** Reads on where a file's head shows a header and nothing else. */
async function hasMessageBelowHead(
  { workspace, signal }: ScanRequest,
  file: string,
  budget: MemoryBudget,
): Promise<boolean> {
  const found = await inspectText(workspace, file, { budget, signal }, (text) => hasMessage(toLines(text), true))
  return found ?? true
}

/** A name that is not in the table is sent and shown as the file has it: it may be anything. */
function providerOf(text: string, policy: CredentialPolicy): Provider {
  const provider = recognizeProvider(text)
  if (provider.id !== 'other') return provider
  return recognizeProvider(scanCredentials(text, policy).redacted)
}

function lowerId({ id }: { readonly id: string | undefined }): string {
  return id?.toLowerCase() ?? ''
}

/** What took the place of a regular file after the directory was listed. */
function swappedFor(error: unknown): Pick<IgnoredFile, 'reason' | 'detail'> | undefined {
  if (getErrorCode(error) === 'ELOOP') return { reason: 'link', detail: 'a symbolic link: never followed' }
  if (error instanceof PathMismatchError) return { reason: 'link', detail: 'below a symbolic link: never followed' }
  if (error instanceof NotRegularFileError) return { reason: 'not-a-file', detail: 'no regular file' }
  return undefined
}

function byFile(a: { readonly file: string }, b: { readonly file: string }): number {
  return a.file < b.file ? -1 : a.file > b.file ? 1 : 0
}
