import { describe, expect, test } from '@jest/globals'
import type { LocalCloud } from '../../local-cloud/options.ts'
import { PROJECT, type PublishedRun, requests, run } from '../rig/bundle.ts'
import { checkout, sessionId, sessions, transcript } from '../rig/checkout.ts'
import { withCloud } from '../rig/with-cloud.ts'

const OTHER = 'aaaa-bbbb-cccc-dddd'
const workspace = checkout(sessions(2))
const REQUIRED = { 'require-existing-project': 'true' }

const isNew = ({ report }: PublishedRun): unknown => report['projects' as keyof typeof report]

const withProject = (cloud: LocalCloud): void => void cloud.seed(PROJECT, 'another', { markdown: 'x' })
const failing = (cloud: LocalCloud): void =>
  cloud.addFault({ match: { route: 'sizes' }, action: { kind: 'status', status: 500 } })

describe('a project that the cloud does not exist', () => {
  test.concurrent('is told in log, summary and report, and is synced', async () => {
    await withCloud({}, async (cloud) => {
      const ending = await run(cloud, { workspace })
      expect(ending.outputs).toMatchObject({ status: 'complete', created: '2' })
      expect(ending.log).toMatch(/::notice title=New project::.*first upload creates it.*renamed.*duplicate project/)
      expect(ending.summary).toContain('**new project**')
      expect(ending.summary).toMatch(/first upload creates it.*renamed.*duplicate project/)
      expect(isNew(ending)).toMatchObject([{ isNew: true }])

      const again = await run(cloud, { workspace })
      expect(isNew(again)).toMatchObject([{ isNew: false }])
      expect(`${again.log}${again.summary}`).not.toMatch(/new project/i)
    })
  })

  test.concurrent('is not one without sessions', async () => {
    await withCloud({}, async (cloud) => {
      withProject(cloud)
      cloud.addFault({ match: { route: 'sizes' }, action: { kind: 'misstated-sizes', omit: ['another'] } })
      const ending = await run(cloud, { workspace, inputs: REQUIRED })
      expect(ending.outputs).toMatchObject({ status: 'complete', created: '2' })
      expect(isNew(ending)).toMatchObject([{ isNew: false }])
    })
  })

  test.concurrent.each([
    ['named sessions', { sessions: sessionId(0) }, () => {}],
    ['a bulk request that fails', {}, failing],
  ])('is not known with %s', async (_name, inputs, prepare) => {
    await withCloud({}, async (cloud) => {
      prepare(cloud)
      expect(isNew(await run(cloud, { workspace, inputs }))).toMatchObject([{ isNew: null }])
    })
  })
})

describe('require-existing-project', () => {
  test.concurrent.each([
    ['sync', {}, () => {}, /does not exist/],
    ['check', { mode: 'check' }, () => {}, /does not exist/],
    ['sync of named sessions', { sessions: sessionId(0) }, () => {}, /does not exist/],
    ['sync, when the sizes fail', {}, failing, /could not be checked/],
    ['sync of named sessions, when the sizes fail', { sessions: sessionId(0) }, failing, /could not be checked/],
  ])('fails before anything is sent: %s', async (_name, inputs, prepare, message) => {
    await withCloud({}, async (cloud) => {
      prepare(cloud)
      const ending = await run(cloud, { workspace, inputs: { ...REQUIRED, ...inputs } })
      expect(Object.keys(requests(cloud))).toEqual(['sizes'])
      expect(ending).toMatchObject({
        exitCode: 1,
        outputs: { status: 'failed' },
        report: { failures: [{ code: 'project-new', message: expect.stringMatching(message) }] },
      })
    })
  })

  test.concurrent.each([
    ['all sessions', {}, { sizes: 1, put: 2 }],
    ['named sessions', { sessions: sessionId(0) }, { sizes: 1, put: 1 }],
  ])('lets a sync of %s into a project that is there', async (_name, inputs, made) => {
    await withCloud({}, async (cloud) => {
      withProject(cloud)
      const ending = await run(cloud, { workspace, inputs: { ...REQUIRED, ...inputs } })
      expect(ending.outputs['status']).toBe('complete')
      expect(requests(cloud)).toEqual(made)
    })
  })

  test.concurrent('one new project of two stops both', async () => {
    await withCloud({}, async (cloud) => {
      withProject(cloud)
      const two = checkout({
        ...sessions(1),
        'b/.specstory/.project.json': `{"git_id":"${OTHER}"}`,
        'b/.specstory/history/b.md': transcript(sessionId(9)),
      })
      const ending = await run(cloud, { workspace: two, inputs: { ...REQUIRED, path: '.\nb' } })
      expect(requests(cloud)['put']).toBeUndefined()
      expect(ending.log).toContain(OTHER)
      expect(ending.outputs['status']).toBe('failed')
    })
  })

  test.concurrent('a refused token stays what it is', async () => {
    await withCloud({}, async (cloud) => {
      const ending = await run(cloud, { workspace, inputs: { ...REQUIRED, token: 'not-the-token' } })
      expect(ending.report).toMatchObject({ failures: [{ code: 'token-refused' }] })
    })
  })

  test.concurrent('a run without a session asks nothing and makes no project', async () => {
    await withCloud({}, async (cloud) => {
      const ending = await run(cloud, { workspace: checkout({ 'README.md': '' }), inputs: REQUIRED })
      expect(requests(cloud)).toEqual({})
      expect(ending.outputs['status']).toBe('complete')
    })
  })
})
