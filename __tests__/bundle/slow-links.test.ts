import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, test } from '@jest/globals'
import { run } from '../rig/bundle.ts'
import { checkout, sessionId, sessions } from '../rig/checkout.ts'
import { startSilentAddress } from '../rig/silent-address.ts'
import { withCloud } from '../rig/with-cloud.ts'

const onLinux = process.platform === 'linux' ? test : test.skip

/** Node's options for a process in which `localhost` has these addresses, in this order. */
function resolving(...addresses: string[]): string[] {
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

/** A run that knows of one request each: a HEAD, then an upload. */
const step = (port: number) => ({
  workspace: checkout(sessions(1)),
  nodeOptions: resolving('127.0.0.2', '127.0.0.3'),
  inputs: { 'cloud-url': `http://localhost:${port}`, retries: '0', sessions: sessionId(0), timeout: '60' },
})

onLinux.each([
  ['first', '127.0.0.2', '127.0.0.3', 700],
  // Within its turn, which comes after two and a half seconds.
  ['second', '127.0.0.3', '127.0.0.2', 2_900],
])('a %s address that takes a second to answer is waited for, beside one that never does', (_name, slowly, never, ms) =>
  withCloud({}, async (cloud) => {
    const cloudPort = Number(new URL(cloud.url).port)
    const slow = await startSilentAddress(slowly, 0, cloudPort)
    const dead = await startSilentAddress(never, slow.port, cloudPort)
    const timer = setTimeout(slow.startRelaying, ms)
    try {
      const { log, outputs } = await run(cloud, step(slow.port))
      expect(outputs).toMatchObject({ status: 'complete', created: '1' })
      expect(log).not.toContain('cloud copy unknown')
    } finally {
      clearTimeout(timer)
      await Promise.all([slow.close(), dead.close()])
    }
  }),
)

onLinux('when no address answers, the message tells the time that really passed', () =>
  withCloud({}, async (cloud) => {
    const first = await startSilentAddress('127.0.0.2', 0, 9)
    const second = await startSilentAddress('127.0.0.3', first.port, 9)
    try {
      const { inputs, ...rest } = step(first.port)
      // A HEAD has ten seconds, so only an upload sees what comes after them.
      const { log, outputs } = await run(cloud, { ...rest, inputs: { ...inputs, 'overwrite-cli-sessions': 'true' } })
      expect(outputs['errored']).toBe('1')
      expect(log).toMatch(/the upload failed: no connection in 1[01](\.\d)? s \(UND_ERR_CONNECT_TIMEOUT\)/)
    } finally {
      await Promise.all([first.close(), second.close()])
    }
  }),
)
