import { expect, test } from '@jest/globals'
import { checkout, sessionId, sessions } from '../rig/checkout.ts'
import { PROJECT } from '../rig/sync-context.ts'
import { syncOnce } from '../rig/sync-once.ts'
import { withCloud } from '../rig/with-cloud.ts'

test('a sync adds no notice when every session has its own ID and the project exists', async () => {
  await withCloud({}, async (cloud) => {
    cloud.seed(PROJECT.id, sessionId(9), { markdown: 'x' })
    const run = await syncOnce(cloud, checkout(sessions(2)))
    expect(run.results).toMatchObject([{ outcome: 'created' }, { outcome: 'created' }])
    expect(run.notices).toEqual([])
  })
})

test('a sync adds a notice when another client changes a copy after the comparison', async () => {
  await withCloud({}, async (cloud) => {
    cloud.seed(PROJECT.id, sessionId(0), { markdown: 'x' })
    cloud.addFault({ match: { route: 'head' }, action: { kind: 'other-client', upload: { markdown: 'xy' } } })
    const run = await syncOnce(cloud, checkout(sessions(1)))
    expect(run.results).toMatchObject([{ outcome: 'updated', attempts: 1 }])
    expect(run.notices).toMatchObject([{ title: 'Another client' }])
  })
})
