import { expect, test } from '@jest/globals'
import { createCliCopy } from '../../local-cloud/cli-copy.ts'
import { getSizes, head, PROJECT, SESSION } from '../rig/requests.ts'
import { withCloud } from '../rig/with-cloud.ts'

test.each([
  [true, { [SESSION]: 9, [`${SESSION}:sessionData`]: 15 }, '15'],
  [false, { [SESSION]: 9 }, '0'],
])('createCliCopy creates a copy with raw data when session data is %s', (sessionData, listedSizes, sessionDataSize) =>
  withCloud({}, async (cloud) => {
    cloud.seed(PROJECT, SESSION, createCliCopy('# Grüße', { rawBytes: 300_000, sessionData }))
    expect((await getSizes(cloud)).json).toEqual({ success: true, data: { sessions: listedSizes } })
    const { headers } = await head(cloud)
    expect(headers.get('X-Raw-Data-Size')).toBe('300000')
    expect(headers.get('X-Session-Data-Size')).toBe(sessionDataSize)
  }),
)
