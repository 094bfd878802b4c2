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

/** Maximum open files: enough for two cores, and far below any system's limit. */
const OPEN_FILES = 32

export type ScanRequest = ScopeFilters & {
  readonly workspace: string
  /** All paths of one project, POSIX, relative to the workspace. A session has one file across all paths. */
  readonly locations: readonly { readonly path: string; readonly historyDir: string }[]
  readonly exclude: readonly string[]
  readonly unidentified: 'skip' | 'upload'
  /** For titles, which are redacted too. */
  getPolicy(file: string): CredentialPolicy
  /** Ends the scan early. */
  readonly signal: AbortSignal
  /** Called once, at the first session in scope. */
  onFirstSession(): void
}

/**
 * Finds the sessions of one project by the first 8 KiB of its files. The result does not depend on the listing order.
 * @throws Failure `invalid-input` for a path outside the workspace, or a glob that takes too long
 */
export async function scanSessions(request: ScanRequest): Promise<Scan> {
  const { workspace, signal } = request
  const directories = request.locations.map(({ path, historyDir }) => resolveHistoryDirectory(path, historyDir))
  const root = await resolveRoot(workspace)
  const found = await listFiles(root, directories, signal)
  const scope = new Scope(request)
  const files: SessionFile[] = []
  const named = [found.files, [...found.ignored, ...found.unreadable].map(({ file }) => file)].flat()
  const exclusion = await createExclusion(request.exclude, named, signal)
  const excluded: Excluded[] = []
  const ignored: IgnoredFile[] = found.ignored.filter((file) => isQuiet(file) || isInScope(file))
  const unreadable: Unreadable[] = found.unreadable.filter(isInScope)
  const excludedUnseen = excluded.length
  using heads = new FileHeads(root)
  const budget = new MemoryBudget()
  let isFirst = true

  await runWorkers(found.files, OPEN_FILES, signal, () => {
    const buffer = Buffer.allocUnsafeSlow(HEAD_BYTES)
    return async (file) => {
      try {
        const inspected = await inspectFile(heads, budget, request, file, buffer)
        if (!('reason' in inspected)) addFile(inspected)
        // Quiet files are never excluded, because they are not part of the run.
        else if (isQuiet(inspected) || isInScope(inspected)) ignored.push(inspected)
      } catch (error) {
        if (signal.aborted || !isInScope({ file })) return
        const swapped = describeSwap(error)
        if (swapped === undefined) unreadable.push({ file, detail: describeReadError(error, file) })
        else ignored.push({ file, ...swapped })
      }
    }
  })
  const { unidentified } = request
  const selection = { workspace, scope, budget, unidentified, signal, readOpenings: readFileOpenings }
  const selected = await selectSessions(files, selection)
  // The only session in scope can be a part of a conversation.
  if (isFirst && selected.sessions.length > 0) request.onFirstSession()
  return {
    sessions: selected.sessions.sort(compareFiles),
    ignored: [...ignored, ...selected.ignored].sort(compareFiles),
    unreadable: [...unreadable, ...selected.unreadable].sort(compareFiles),
    excluded: excluded.sort(compareFiles),
    filteredOut: selected.filteredOut,
    files: found.files.length - (excluded.length - excludedUnseen),
    directories: found.directories,
    foundIds: request.sessions.length === 0 ? [] : listFoundIds(),
    complete: !signal.aborted,
  }

  function listFoundIds(): string[] {
    const known = new Set([...files.map(({ session }) => session), ...selected.sessions, ...excluded].map(toLowerId))
    return [...new Set(request.sessions)].filter((id) => known.has(id.toLowerCase()))
  }

  async function readFileOpenings(file: string): Promise<readonly string[]> {
    try {
      const { bytes, size } = await heads.read(file, Buffer.allocUnsafe(HEAD_BYTES))
      return readOpenings(decodeHead(bytes, size), bytes.length >= size)
    } catch {
      return [] // the later read of the file reports the error
    }
  }

  function isInScope({ file, id }: { readonly file: string; readonly id?: string }): boolean {
    const entries = exclusion.entriesFor(file, id)
    if (entries.length > 0) excluded.push({ file, id, entries })
    return entries.length === 0
  }

  function addFile(file: SessionFile): void {
    const { session, hasMessage } = file
    if (!isInScope(session)) return
    files.push(file)
    if (!isFirst || !hasMessage || !scope.has(session)) return
    isFirst = false
    request.onFirstSession()
  }
}

/** Reads and classifies one file. The buffer can be reused afterwards. */
async function inspectFile(
  heads: FileHeads,
  budget: MemoryBudget,
  request: ScanRequest,
  file: string,
  buffer: Buffer,
): Promise<SessionFile | IgnoredFile> {
  const { unidentified, getPolicy } = request
  const { bytes, size, mtimeMs } = await heads.read(file, buffer)
  const name = posix.basename(file).slice(0, -'.md'.length)
  const ownHead = readHead(bytes, size)
  const head = unidentified === 'upload' ? identifyByName(ownHead, name) : ownHead
  if (head.kind === 'left-out') {
    const { kind, transcript, ...other } = head
    return { file, ...other }
  }
  if (name.trim() === '') return { file, reason: 'no-name', detail: 'a file without a name', id: head.id }
  const policy = getPolicy(file)
  const title = redactTitle(head, bytes, size, policy)
  return {
    session: {
      id: head.id,
      file,
      name,
      provider: redactProvider(head.providerText, policy),
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

/** Reads the whole file, if its head has only a header. */
async function hasMessageBelowHead(
  { workspace, signal }: ScanRequest,
  file: string,
  budget: MemoryBudget,
): Promise<boolean> {
  const found = await inspectText(workspace, file, { budget, signal }, (text) => hasMessage(toLines(text), true))
  return found ?? true
}

/** Redacts an unknown agent's name, which is text of the file. */
function redactProvider(text: string, policy: CredentialPolicy): Provider {
  const provider = recognizeProvider(text)
  if (provider.id !== 'other') return provider
  return recognizeProvider(scanCredentials(text, policy).redacted)
}

function toLowerId({ id }: { readonly id: string | undefined }): string {
  return id?.toLowerCase() ?? ''
}

/** Describes the replacement of a regular file after the listing. */
function describeSwap(error: unknown): Pick<IgnoredFile, 'reason' | 'detail'> | undefined {
  if (getErrorCode(error) === 'ELOOP') return { reason: 'link', detail: 'symbolic links are never followed' }
  if (error instanceof PathMismatchError)
    return { reason: 'link', detail: 'below a symbolic link, which is never followed' }
  if (error instanceof NotRegularFileError) return { reason: 'not-a-file', detail: 'not a regular file' }
  return undefined
}

function compareFiles(a: { readonly file: string }, b: { readonly file: string }): number {
  return a.file < b.file ? -1 : a.file > b.file ? 1 : 0
}
