import { statSync, utimesSync } from 'node:fs'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { expect, test } from '@jest/globals'
import { readTranscript } from '../../src/sessions/read-transcript.ts'
import { checkout, sessionId, transcript } from '../rig/checkout.ts'
import { REDACT_POLICY, scan } from '../rig/scan.ts'

/** The path of an open file can be checked only on Linux. */
const onLinux = process.platform === 'linux' ? test : test.skip

const HISTORY = '.specstory/history'
/** Minimum; a test continues until it has read at least one session. */
const ROUNDS = 150

/** Replaces a directory with a symbolic link to another one and back, until a message arrives. */
const SWAP = `
  const { renameSync, symlinkSync, unlinkSync } = require('node:fs')
  const { parentPort, workerData: { directory, outside } } = require('node:worker_threads')
  parentPort.once('message', () => process.exit())
  const swap = () => {
    for (let turn = 0; turn < 20; turn++) {
      renameSync(directory, directory + '.aside')
      symlinkSync(outside, directory)
      unlinkSync(directory)
      renameSync(directory + '.aside', directory)
    }
    setImmediate(swap)
  }
  swap()
`

/** A checkout whose history is constantly replaced with a link to a similar directory outside of it. */
async function createSwappedCheckout() {
  const files = (word: string) =>
    Object.fromEntries([1, 2, 3].map((index) => [`${index}.md`, transcript(sessionId(index), `From ${word}.`)]))
  const workspace = checkout(
    Object.fromEntries(Object.entries(files('the checkout')).map(([name, text]) => [`${HISTORY}/${name}`, text])),
  )
  const outside = checkout({ ...files('out of place'), 'name-from-outside.md': transcript(sessionId(9)) })
  for (const name of ['1.md', '2.md', '3.md']) {
    const { atime, mtime } = statSync(join(workspace, HISTORY, name))
    utimesSync(join(workspace, HISTORY, name), atime, new Date(Math.floor(mtime.getTime() / 1000) * 1000))
    utimesSync(join(outside, name), atime, new Date(Math.floor(mtime.getTime() / 1000) * 1000))
  }
  const before = await scan(workspace)
  const worker = new Worker(SWAP, { eval: true, workerData: { directory: join(workspace, HISTORY), outside } })
  const exited = new Promise((resolve) => worker.once('exit', resolve))
  return {
    workspace,
    sessions: before.sessions,
    async [Symbol.asyncDispose]() {
      worker.postMessage('end')
      await exited
    },
  }
}

onLinux('readTranscript reads nothing from outside while a link replaces the directory', async () => {
  await using checkedOut = await createSwappedCheckout()
  let opened = 0
  for (let round = 0; round < ROUNDS || opened === 0; round++) {
    for (const session of checkedOut.sessions) {
      try {
        const { title, text } = await readTranscript(
          checkedOut.workspace,
          { ...session, title: undefined },
          REDACT_POLICY,
        )
        expect(`${title} ${text}`).not.toContain('out of place')
        opened++
      } catch (error) {
        expect(error).toMatchObject({ code: 'file-changed' })
      }
    }
  }
})

onLinux('scanSessions returns no title, ID or name from outside while a link replaces the directory', async () => {
  await using checkedOut = await createSwappedCheckout()
  let found = 0
  for (let round = 0; round < ROUNDS || found === 0; round++) {
    const result = await scan(checkedOut.workspace)
    expect(JSON.stringify(result)).not.toMatch(/out of place|name-from-outside/)
    found += result.sessions.length
  }
})
