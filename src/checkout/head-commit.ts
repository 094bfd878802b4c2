import { join } from 'node:path'
import type { GitDirectory } from './git-directory.ts'
import { type Reach, readBounded, UnusableFile } from './read-bounded.ts'

const MAX_REF_BYTES = 4 * 1024
/** A repository of half a million branches and tags. */
const MAX_PACKED_BYTES = 32 * 1024 * 1024
/** Git follows as many from one name to the next. */
const MAX_HOPS = 5

const COMMIT = /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/
/** What a branch's name cannot hold would lead elsewhere as a path. */
const REF = /^refs\/[^\0-\x20\x7f\\:~^?*[]+$/

/**
 * The commit that is checked out: `HEAD` itself when it is detached, as in CI, else its branch, as a file of its own or
 * packed.
 *
 * @returns `undefined` before the first commit, and for what keeps its branches otherwise (`reftable`) or is damaged
 */
export async function headCommit(reach: Reach, { own, shared }: GitDirectory): Promise<string | undefined> {
  try {
    let text = await readBounded(reach, join(own, 'HEAD'), MAX_REF_BYTES)
    for (let hop = 0; hop < MAX_HOPS && text !== undefined; hop++) {
      const value = text.trim()
      if (COMMIT.test(value)) return value
      const ref = /^ref:\s*(\S+)$/.exec(value)?.[1]
      if (ref === undefined || !REF.test(ref) || ref.split('/').some((part) => part === '' || /^\.+$/.test(part))) {
        return undefined
      }
      text = (await readBounded(reach, join(shared, ref), MAX_REF_BYTES)) ?? (await packed(reach, shared, ref))
    }
  } catch (error) {
    // Which commit it is, is told beside the sessions; no run ends for want of it.
    if (!(error instanceof UnusableFile)) throw error
  }
  return undefined
}

/** The commit of a branch in `packed-refs`, whose lines are a commit, a space and a name. */
async function packed(reach: Reach, shared: string, ref: string): Promise<string | undefined> {
  const refs = await readBounded(reach, join(shared, 'packed-refs'), MAX_PACKED_BYTES)
  if (refs === undefined) return undefined
  const text = `\n${refs.replaceAll('\r\n', '\n')}\n`
  for (let end = text.indexOf(` ${ref}\n`); end !== -1; end = text.indexOf(` ${ref}\n`, end + 1)) {
    const commit = text.slice(text.lastIndexOf('\n', end) + 1, end)
    if (COMMIT.test(commit)) return commit
  }
  return undefined
}
