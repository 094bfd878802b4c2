import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { PROJECT } from '../rig/bundle.ts'
import { checkout, sessionId, sessions, transcript } from '../rig/checkout.ts'
import { run } from '../rig/command-line.ts'
import { withCloud } from '../rig/with-cloud.ts'
import { randomCharacters } from '../secrets/credentials.ts'

const value = randomCharacters(24, undefined, 'redact-values')

test.each(['a variable', 'a file'])('replaces the values of %s and shows none of them', async (where) => {
  await withCloud({}, async (cloud) => {
    const cwd = checkout(sessions(1, () => `It is ${value}`))
    writeFileSync(join(cwd, 'values'), `${value}\nproduction\n`)
    const env = { SPECSTORY_TOKEN: cloud.token, ...(where === 'a file' ? {} : { SPECSTORY_REDACT_VALUES: value }) }
    const flags = where === 'a file' ? ['--redact-values-file', 'values'] : []
    const result = await run(['--cloud-url', cloud.url, '--project-id', PROJECT, ...flags], { cwd, env })
    expect(result.exitCode).toBe(0)
    expect(result.stdout + result.stderr).not.toContain(value)
    expect(cloud.store.findSession(PROJECT, sessionId(0))?.markdown).toBe(
      transcript(sessionId(0), `It is ${'*'.repeat(24)}`),
    )
  })
})

test('rejects values in a flag and a file that does not exist', async () => {
  const flag = await run([`--redact-values=${value}`])
  expect(flag).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('SPECSTORY_REDACT_VALUES') })
  expect(flag.stderr).not.toContain(value)
  const file = await run(['--redact-values-file', 'nowhere'])
  expect(file).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('nowhere') })
})
