import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import type { CloudOptions } from '../../src/cloud/client.ts'
import { PROJECT } from '../rig/cloud-client.ts'

const run = promisify(execFile)

const SCRIPT = `
import { createCloud } from ${JSON.stringify(new URL('../../src/cloud/client.ts', import.meta.url).href)}
const cloud = await createCloud({ ...JSON.parse(process.env.TEST_OPTIONS), onSecret: () => {}, random: () => 0 })
const deadline = { signal: new AbortController().signal, getRemainingMs: () => 30_000 }
const show = ({ state, code, message, hint, fatal }) => ({ state, code, message, hint, fatal })
const outcome = await cloud.head(${JSON.stringify(PROJECT)}, 'a-session', deadline).then(show, show)
console.log(JSON.stringify(outcome ?? null))
await cloud.close()
`

/** Sends a HEAD from a child process: Node reads NODE_EXTRA_CA_CERTS only at its start. The child must exit after `close`. */
export async function sendHeadInChild(
  options: Partial<CloudOptions>,
  env: Readonly<Record<string, string>> = {},
): Promise<Record<string, unknown>> {
  const all = { version: '1.0.0', concurrency: 10, retries: 0, requestTimeoutMs: 10_000, ...options }
  const { stdout } = await run(process.execPath, ['--input-type=module', '-e', SCRIPT], {
    env: { PATH: process.env['PATH'] ?? '', ...env, TEST_OPTIONS: JSON.stringify(all) },
    timeout: 30_000,
  })
  return JSON.parse(stdout)
}
