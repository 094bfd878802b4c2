import { expect, test } from '@jest/globals'
import { collectPublishedText } from '../../local-runner/run-checks.ts'
import { counts, PROJECT, requests, run, warnings } from '../rig/bundle.ts'
import { checkout, sessionId, sessions, transcript } from '../rig/checkout.ts'
import { withCloud } from '../rig/with-cloud.ts'
import { randomCharacters } from '../secrets/credentials.ts'

const value = randomCharacters(24, 'abcdefghijkmnopqrstuvwxyz', 'redact-values')
const asterisks = '*'.repeat(value.length)
const message = (secret: string): string => `Use ${secret} and ${JSON.stringify({ secret })}`
const workspace = checkout(sessions(2, (index) => (index === 0 ? message(value) : 'Nothing')))
const values = { 'redact-values': JSON.stringify({ DEPLOY: value, STAGE: 'production' }) }

test('replaces the values in text and title, and shows none of them', async () => {
  await withCloud({}, async (cloud) => {
    const result = await run(cloud, { workspace, inputs: values, env: { RUNNER_DEBUG: '1' } })
    expect(counts(result)[1]).toBe(2)
    const { markdown, name } = cloud.store.findSession(PROJECT, sessionId(0)) ?? {}
    expect(markdown).toBe(transcript(sessionId(0), message(asterisks)))
    expect(name).not.toContain(value)
    expect(collectPublishedText(result).replaceAll(`::add-mask::${value}`, '')).not.toContain(value)
    expect(result.log.indexOf(`::add-mask::${value}`)).toBeLessThan(result.log.indexOf('SpecStory sync to'))
    expect(warnings(result).join()).toMatch(/1 value of `redact-values` is not replaced/)
  })
})

test('keeps the copy when a later run does not have the input', async () => {
  await withCloud({}, async (cloud) => {
    await run(cloud, { workspace, inputs: values })
    const before = requests(cloud)
    const later = await run(cloud, { workspace, inputs: { secrets: 'send' } })
    expect(counts(later)[3]).toBe(2)
    expect(requests(cloud)['put']).toBe(before['put'])
  })
})

test('replaces a copy that was uploaded with the values when `rescan` is true', async () => {
  await withCloud({}, async (cloud) => {
    await run(cloud, { workspace })
    expect(cloud.store.findSession(PROJECT, sessionId(0))?.markdown).toContain(value)
    const result = await run(cloud, { workspace, inputs: { ...values, rescan: 'true' } })
    expect(counts(result)[2]).toBe(1)
    expect(cloud.store.findSession(PROJECT, sessionId(0))?.markdown).not.toContain(value)
  })
})

test('fails without showing the input when it begins like JSON and is invalid', async () => {
  await withCloud({}, async (cloud) => {
    const result = await run(cloud, { workspace, inputs: { 'redact-values': `{"A": "${value}"` } })
    expect(result.outputs['status']).toBe('failed')
    expect(collectPublishedText(result)).not.toContain(value)
  })
})
