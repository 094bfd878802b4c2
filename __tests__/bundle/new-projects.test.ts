import { describe, expect, test } from '@jest/globals'
import type { LocalCloud } from '../../local-cloud/options.ts'
import { PROJECT, type PublishedRun, requests, run } from '../rig/bundle.ts'
import { checkout, sessionId, sessions, transcript } from '../rig/checkout.ts'
import { withCloud } from '../rig/with-cloud.ts'

const OTHER = 'aaaa-bbbb-cccc-dddd'
const workspace = checkout(sessions(2))
const REQUIRED = { 'require-existing-project': 'true' }

const projectsOf = ({ report }: PublishedRun): unknown => report['projects' as keyof typeof report]

const seedProject = (cloud: LocalCloud): void => void cloud.seed(PROJECT, 'another', { markdown: 'x' })
const failSizes = (cloud: LocalCloud): void =>
  cloud.addFault({ match: { route: 'sizes' }, action: { kind: 'status', status: 500 } })

describe('a project that does not exist in the cloud', () => {
  test.concurrent('is created, and named as new in log, summary and report', async () => {
    await withCloud({}, async (cloud) => {
      const result = await run(cloud, { workspace })
      expect(result.outputs).toMatchObject({ status: 'complete', created: '2' })
      expect(result.log).toMatch(/::notice title=New project::.*first upload creates it.*renamed.*duplicate project/)
      expect(result.summary).toContain('**new project**')
      expect(result.summary).toMatch(/first upload creates it.*renamed.*duplicate project/)
      expect(projectsOf(result)).toMatchObject([{ isNew: true }])

      const again = await run(cloud, { workspace })
      expect(projectsOf(again)).toMatchObject([{ isNew: false }])
      expect(`${again.log}${again.summary}`).not.toMatch(/new project/i)
    })
  })

  test.concurrent('is not reported when the project exists without sessions', async () => {
    await withCloud({}, async (cloud) => {
      seedProject(cloud)
      cloud.addFault({ match: { route: 'sizes' }, action: { kind: 'misstated-sizes', omit: ['another'] } })
      const result = await run(cloud, { workspace, inputs: REQUIRED })
      expect(result.outputs).toMatchObject({ status: 'complete', created: '2' })
      expect(projectsOf(result)).toMatchObject([{ isNew: false }])
    })
  })

  test.concurrent.each([
    ['named sessions', { sessions: sessionId(0) }, () => {}],
    ['a bulk size request that fails', {}, failSizes],
  ])('is not recognized with %s', async (_name, inputs, prepare) => {
    await withCloud({}, async (cloud) => {
      prepare(cloud)
      expect(projectsOf(await run(cloud, { workspace, inputs }))).toMatchObject([{ isNew: null }])
    })
  })
})

describe('require-existing-project', () => {
  test.concurrent.each([
    ['sync', {}, () => {}, /does not exist/],
    ['check', { mode: 'check' }, () => {}, /does not exist/],
    ['sync of named sessions', { sessions: sessionId(0) }, () => {}, /does not exist/],
    ['sync when the size request fails', {}, failSizes, /the check for project .* failed/],
    [
      'sync of named sessions when the size request fails',
      { sessions: sessionId(0) },
      failSizes,
      /the check for project .* failed/,
    ],
  ])('fails before any upload in a %s', async (_name, inputs, prepare, message) => {
    await withCloud({}, async (cloud) => {
      prepare(cloud)
      const result = await run(cloud, { workspace, inputs: { ...REQUIRED, ...inputs } })
      expect(Object.keys(requests(cloud))).toEqual(['sizes'])
      expect(result).toMatchObject({
        exitCode: 1,
        outputs: { status: 'failed' },
        report: { failures: [{ code: 'project-new', message: expect.stringMatching(message) }] },
      })
    })
  })

  test.concurrent.each([
    ['all sessions', {}, { sizes: 1, put: 2 }],
    ['named sessions', { sessions: sessionId(0) }, { sizes: 1, put: 1 }],
  ])('allows a sync of %s into an existing project', async (_name, inputs, made) => {
    await withCloud({}, async (cloud) => {
      seedProject(cloud)
      const result = await run(cloud, { workspace, inputs: { ...REQUIRED, ...inputs } })
      expect(result.outputs['status']).toBe('complete')
      expect(requests(cloud)).toEqual(made)
    })
  })

  test.concurrent('fails the sync of both projects when one of two is new', async () => {
    await withCloud({}, async (cloud) => {
      seedProject(cloud)
      const two = checkout({
        ...sessions(1),
        'b/.specstory/.project.json': `{"git_id":"${OTHER}"}`,
        'b/.specstory/history/b.md': transcript(sessionId(9)),
      })
      const result = await run(cloud, { workspace: two, inputs: { ...REQUIRED, path: '.\nb' } })
      expect(requests(cloud)['put']).toBeUndefined()
      expect(result.log).toContain(OTHER)
      expect(result.outputs['status']).toBe('failed')
    })
  })

  test.concurrent('reports a refused token as `token-refused`', async () => {
    await withCloud({}, async (cloud) => {
      const result = await run(cloud, { workspace, inputs: { ...REQUIRED, token: 'not-the-token' } })
      expect(result.report).toMatchObject({ failures: [{ code: 'token-refused' }] })
    })
  })

  test.concurrent('sends nothing when there are no sessions', async () => {
    await withCloud({}, async (cloud) => {
      const result = await run(cloud, { workspace: checkout({ 'README.md': '' }), inputs: REQUIRED })
      expect(requests(cloud)).toEqual({})
      expect(result.outputs['status']).toBe('complete')
    })
  })
})
