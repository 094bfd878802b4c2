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
