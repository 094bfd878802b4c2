import { join } from 'node:path'
import { CHUNK_BYTES, streamFile } from './stream-file.ts'

/** What a checkout's own files say of why a history may be missing. */
export type CheckoutHints = {
  /** git checked out a part of the tree only. */
  readonly sparse: boolean
  /** `.gitignore` names `.specstory`. */
  readonly ignored: boolean
}

const SPARSE = /^\s*sparseCheckout\s*=\s*(true|1|yes|on)\s*$/im
const IGNORED = /^(?!\s*[#!]).*\.specstory/m

/**
 * Reads git's configuration and `.gitignore` of a checkout, a bounded part of each; a checkout without git has no hints.
 *
 * @param workspace absolute, native
 */
export async function checkoutHints(workspace: string): Promise<CheckoutHints> {
  const [config, worktreeConfig, ignore] = await Promise.all(
    ['.git/config', '.git/config.worktree', '.gitignore'].map((file) => startOf(join(workspace, file))),
  )
  return {
    sparse: [config, worktreeConfig].some((text = '') => SPARSE.test(text)),
    ignored: IGNORED.test(ignore ?? ''),
  }
}

/** The first piece of a file; nothing of one that is not there, a link, or no file. */
async function startOf(path: string): Promise<string> {
  let text = ''
  try {
    await streamFile(path, (piece) => {
      text = piece.toString('utf8', 0, CHUNK_BYTES)
      return true
    })
  } catch {
    // A hint is not worth an error.
  }
  return text
}
