import type { Dirent } from 'node:fs'
import { posix } from 'node:path'
import { rootOf } from '../place.ts'
import { CHUNK_BYTES, listInside, streamFile } from '../workspace.ts'

/** What a checkout's own files say of why a history may be missing. */
export type CheckoutHints = {
  /** git checked out a part of the tree only. */
  readonly sparse: boolean
  /** `.gitignore` names `.specstory`. */
  readonly ignored: boolean
}

/** What git takes for `true` in its configuration. */
const TRUE = new Set(['true', 'yes', 'on', '1'])

/**
 * Reads git's configuration and `.gitignore` of a checkout, a bounded part of each; a checkout without git has no hints.
 *
 * @param workspace absolute, native
 */
export async function checkoutHints(workspace: string): Promise<CheckoutHints> {
  const [config, worktreeConfig, ignore] = await Promise.all(
    ['.git/config', '.git/config.worktree', '.gitignore'].map((file) => startOf(workspace, file)),
  )
  return {
    sparse: [config, worktreeConfig].some((text = '') => text.split('\n').some(turnsSparse)),
    ignored: (ignore ?? '').split('\n').some(ignoresHistory),
  }
}

function turnsSparse(line: string): boolean {
  const [key = '', value = ''] = line.toLowerCase().split('=')
  return key.trim() === 'sparsecheckout' && TRUE.has(value.trim())
}

function ignoresHistory(line: string): boolean {
  return line.includes('.specstory') && !/^[#!]/.test(line.trimStart())
}

/** The first piece of a file; nothing of one that is not there, a link, or no file. */
async function startOf(workspace: string, file: string): Promise<string> {
  let text = ''
  try {
    await streamFile(workspace, file, (piece) => {
      text = piece.toString('utf8', 0, CHUNK_BYTES)
      return true
    })
  } catch {
    // A hint is not worth an error.
  }
  return text
}

/** How far a repository is searched for a history that the inputs do not name: enough for a package of a monorepo. */
const MAX_DEPTH = 4
const MAX_DIRECTORIES = 2_000
const MAX_ENTRIES = 20_000
/** More would be no hint. */
const MAX_FOUND = 3

const [HOLDER, LEAF] = ['.specstory', 'history']

const NEVER_SEARCHED = new Set(['node_modules', '.git'])

/**
 * The directories of a checkout that hold a `.specstory/history`, nearest first; a bounded search that follows no link.
 *
 * @param workspace absolute, native
 * @returns POSIX, relative to the workspace, `.` for the workspace itself; at most three
 */
export async function findHistories(workspace: string): Promise<readonly string[]> {
  const root = await rootOf(workspace)
  const found: string[] = []
  const enough = new AbortController()
  let entries = 0
  let level = ['.']
  let visited = 0
  for (let depth = 0; depth <= MAX_DEPTH && found.length < MAX_FOUND; depth++) {
    const below: string[] = []
    for (const directory of level.sort()) {
      if (++visited > MAX_DIRECTORIES || enough.signal.aborted) return found.slice(0, MAX_FOUND)
      const names = await subdirectories(directory)
      below.push(...names.filter((name) => name !== HOLDER).map((name) => posix.join(directory, name)))
      if (!names.includes(HOLDER)) continue
      const held = await subdirectories(posix.join(directory, HOLDER))
      if (held.includes(LEAF)) found.push(directory)
    }
    level = below
  }
  return found.slice(0, MAX_FOUND)

  async function subdirectories(directory: string): Promise<string[]> {
    const names: string[] = []
    const take = (entry: Dirent): void => {
      if (++entries === MAX_ENTRIES) enough.abort()
      if (entry.isDirectory() && !NEVER_SEARCHED.has(entry.name)) names.push(entry.name)
    }
    // A hint is not worth an error.
    await listInside(root, directory, take, enough.signal).catch(() => {})
    return names
  }
}
