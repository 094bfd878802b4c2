import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, test } from '@jest/globals'
import { run } from '../rig/bundle.ts'
import { checkout, sessionId, sessions } from '../rig/checkout.ts'
import { startSilentAddress } from '../rig/silent-address.ts'
import { withCloud } from '../rig/with-cloud.ts'

const onLinux = process.platform === 'linux' ? test : test.skip

/** Node options that resolve `localhost` to these addresses, in this order. */
function resolveLocalhostTo(...addresses: string[]): string[] {
  const file = join(checkout({ none: '' }), 'lookup.mjs')
  const all = JSON.stringify(addresses.map((address) => ({ address, family: 4 })))
  writeFileSync(
    file,
    `import dns from 'node:dns'
const all = ${all}
dns.lookup = (_host, options, done) => setImmediate(() => (options.all ? done(null, all) : done(null, all[0].address, 4)))
`,
  )
  return ['--import', pathToFileURL(file).href]
}

/** A step that sends HEADs and one upload. */
const createStep = (port: number) => ({
  workspace: checkout(sessions(1)),
  nodeOptions: resolveLocalhostTo('127.0.0.2', '127.0.0.3'),
  inputs: { 'cloud-url': `http://localhost:${port}`, retries: '0', sessions: sessionId(0), timeout: '60' },
})

onLinux.each([
  ['first', '127.0.0.2', '127.0.0.3', 700],
  // The second address is tried after two and a half seconds.
  ['second', '127.0.0.3', '127.0.0.2', 2_900],
])('waits for a slow %s address if the other never accepts connections', (_name, slowly, never, ms) =>
  withCloud({}, async (cloud) => {
    const cloudPort = Number(new URL(cloud.url).port)
    const slow = await startSilentAddress(slowly, 0, cloudPort)
    const dead = await startSilentAddress(never, slow.port, cloudPort)
    const timer = setTimeout(slow.startRelaying, ms)
    try {
      const { log, outputs } = await run(cloud, createStep(slow.port))
      expect(outputs).toMatchObject({ status: 'complete', created: '1' })
      expect(log).not.toContain('could not be inspected')
    } finally {
      clearTimeout(timer)
      await Promise.all([slow.close(), dead.close()])
    }
  }),
)

onLinux('reports the time that passed when no address accepts connections', () =>
  withCloud({}, async (cloud) => {
    const first = await startSilentAddress('127.0.0.2', 0, 9)
    const second = await startSilentAddress('127.0.0.3', first.port, 9)
    try {
      const { inputs, ...rest } = createStep(first.port)
      // A HEAD times out after ten seconds, so only an upload reaches the connect timeout.
      const { log, outputs } = await run(cloud, { ...rest, inputs: { ...inputs, 'overwrite-cli-sessions': 'true' } })
      expect(outputs['errored']).toBe('1')
      expect(log).toMatch(/the upload failed: no connection in 1[01](\.\d)? s \(UND_ERR_CONNECT_TIMEOUT\)/)
    } finally {
      await Promise.all([first.close(), second.close()])
    }
  }),
)
