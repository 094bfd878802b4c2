import { readdir } from 'node:fs/promises'
import { isSparseCheckout } from '../checkout/checkout.ts'
import { CHUNK_BYTES, streamFile } from '../workspace.ts'

/** What a checkout's own files say of why a history may be missing. */
export type CheckoutHints = {
  /** git checked out a part of the tree only. */
  readonly sparse: boolean
  /** `.gitignore` names `.specstory`. */
  readonly ignored: boolean
}

/** Likely causes of a history that is missing, as the end of a sentence. */
export const BARE_WORKSPACE = 'the workspace is empty, so the job may lack an actions/checkout step before this one'
export const SPARSE_CHECKOUT = 'this is a sparse checkout that may leave it out (`sparse-checkout` of actions/checkout)'

/**
 * Reads git's configuration and the start of `.gitignore`; a checkout without git has no hints.
 *
 * @param workspace absolute, native
 */
export async function checkoutHints(workspace: string): Promise<CheckoutHints> {
  const [sparse, ignore] = await Promise.all([isSparseCheckout(workspace), startOf(workspace, '.gitignore')])
  return { sparse, ignored: ignore.split('\n').some(ignoresHistory) }
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

/** A forgotten checkout leaves the runner's workspace empty; a container may leave its own dot-folders there. */
export async function isBare(workspace: string): Promise<boolean> {
  try {
    return (await readdir(workspace)).every((name) => name.startsWith('.') && name !== '.git')
  } catch {
    return true
  }
}
