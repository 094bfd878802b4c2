import { spawn } from 'node:child_process'
import { appendFileSync, openSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'

/**
 * For workflows: starts a local cloud in the background, with the flags of `npm run cloud`, and sets the outputs `url`,
 * `token` and `pid` when it listens. It is detached, so that it continues after the step.
 */
const { RUNNER_TEMP: directory = '.', GITHUB_OUTPUT: outputs = '/dev/stdout' } = process.env
const log = join(directory, `cloud-${process.pid}.log`)
const file = openSync(log, 'a')
const program = join(import.meta.dirname, '..', 'local-cloud', 'main.ts')
const cloud = spawn(process.execPath, [program, ...process.argv.slice(2)], {
  detached: true,
  stdio: ['ignore', file, file],
})
cloud.unref()

/** Reads the URL and the key, which is the last line of the cloud's output. */
function readAddress(): { url: string; token: string } | undefined {
  const [, url, token] = /^Local SpecStory Cloud: (\S+)[\s\S]*^(eyJ\S+)$/m.exec(readFileSync(log, 'utf8')) ?? []
  return url === undefined || token === undefined ? undefined : { url, token }
}

let address = readAddress()
for (let wait = 0; wait < 100 && address === undefined; wait++) {
  await setTimeout(100)
  address = readAddress()
}
if (address === undefined) {
  console.error(`The local cloud did not start within 10 s:\n${readFileSync(log, 'utf8')}`)
  process.exitCode = 1
} else {
  appendFileSync(outputs, `url=${address.url}\ntoken=${address.token}\npid=${cloud.pid}\n`)
  console.log(`Local cloud: ${address.url}`)
}
