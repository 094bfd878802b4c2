import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from '@jest/globals'
import { getSizes, head, list, PROJECT, put, SESSION, sendRequest, sessionsPath, UPLOAD } from '../rig/requests.ts'
import { withCloud } from '../rig/with-cloud.ts'

const bytes = (text: string) => Buffer.byteLength(text)

describe('PUT', () => {
  test('creates with 201, then updates with 200, and HEAD and sizes tell what is stored', () =>
    withCloud({}, async (cloud) => {
      const created = await put(cloud)
      expect(created.status).toBe(201)
      expect(created.json).toEqual({
        success: true,
        data: { sessionId: SESSION, projectId: PROJECT, createdAt: expect.any(String) },
      })
      const updated = await put(cloud, { body: { ...UPLOAD, markdown: '# Größer 👋' } })
      expect(updated.status).toBe(200)
      expect(updated.headers.get('etag')).not.toBe(created.headers.get('etag'))
      const answer = await head(cloud)
      expect(Object.fromEntries(answer.headers)).toMatchObject({
        etag: updated.headers.get('etag'),
        'x-markdown-size': String(bytes('# Größer 👋')),
        'x-raw-data-size': '2',
        'x-session-data-size': '0',
        'last-modified': expect.stringMatching(/GMT$/),
      })
      expect((await getSizes(cloud)).json).toEqual({
        success: true,
        data: { sessions: { [SESSION]: bytes('# Größer 👋') } },
      })
    }))

  test('is taken plain as well as gzipped', () =>
    withCloud({}, async (cloud) => {
      expect((await put(cloud, { gzip: false })).status).toBe(201)
      expect(cloud.store.session(PROJECT, SESSION)?.markdown).toBe(UPLOAD.markdown)
    }))

  test('merges metadata, keeps omitted session data, overwrites everything else', () =>
    withCloud({}, async (cloud) => {
      const first = { ...UPLOAD, sessionData: 'resume', metadata: { title: 'Kept', tags: ['a'], deviceId: 'mac' } }
      await put(cloud, { body: first })
      const second = { ...UPLOAD, projectName: 'renamed', name: 'b', markdown: '#', rawData: '[]' }
      await put(cloud, { body: { ...second, metadata: { tags: ['b'], clientName: 'action' } } })
      expect(cloud.store.session(PROJECT, SESSION)).toMatchObject({
        projectName: 'renamed',
        name: 'b',
        markdown: '#',
        rawData: '[]',
        sessionData: 'resume',
        sessionDataSize: 6,
        metadata: { title: 'Kept', tags: ['b'], deviceId: 'mac', clientName: 'action' },
      })
      expect((await getSizes(cloud)).json).toEqual({
        success: true,
        data: { sessions: { [SESSION]: 1, [`${SESSION}:sessionData`]: 6 } },
      })
    }))

  const { markdown: _markdown, ...withoutMarkdown } = UPLOAD
  test.each<[string, object | string, string]>([
    ['no JSON', '{"projectId":', 'not a JSON object'],
    ['an array', [], 'not a JSON object'],
    ['null', 'null', 'not a JSON object'],
    ['another project', { ...UPLOAD, projectId: '0000-0000-0000-0000' }, 'projectId'],
    ['no project', { ...UPLOAD, projectId: undefined }, 'projectId'],
    ['no markdown', withoutMarkdown, 'markdown'],
    ['an empty markdown', { ...UPLOAD, markdown: '' }, 'markdown'],
    ['an empty project name', { ...UPLOAD, projectName: '' }, 'projectName'],
    ['an empty name', { ...UPLOAD, name: '' }, 'name'],
    ['empty raw data', { ...UPLOAD, rawData: '' }, 'rawData'],
    ['raw data that is an object', { ...UPLOAD, rawData: {} }, 'rawData'],
    ['empty session data', { ...UPLOAD, sessionData: '' }, 'sessionData'],
    ['metadata that is a list', { ...UPLOAD, metadata: [] }, 'metadata'],
    ['a title that is a number', { ...UPLOAD, metadata: { title: 7 } }, 'metadata.title'],
    ['tags that are a text', { ...UPLOAD, metadata: { tags: 'a' } }, 'metadata.tags'],
  ])('refuses %s with 400 and stores nothing', (_, body, named) =>
    withCloud({}, async (cloud) => {
      const answer = await put(cloud, { body })
      expect(answer.status).toBe(400)
      expect(answer.json).toEqual({ success: false, error: expect.stringContaining(named) })
      expect(cloud.store.projects.size).toBe(0)
    }),
  )

  test.each<[string, Parameters<typeof put>[1], string]>([
    ['bytes that are no gzip', { body: 'x', gzip: false, headers: { 'content-encoding': 'gzip' } }, 'not valid gzip'],
    [
      'cut gzip',
      { body: gzipSync('{}').subarray(0, 12), gzip: false, headers: { 'content-encoding': 'gzip' } },
      'gzip',
    ],
    ['a coding it does not know', { gzip: false, headers: { 'content-encoding': 'br' } }, 'br is not supported'],
    ['text that is no UTF-8', { body: Uint8Array.of(0x22, 0xff, 0x22) }, 'not valid UTF-8'],
  ])('refuses %s with 400', (_, request, named) =>
    withCloud({}, async (cloud) => {
      const answer = await put(cloud, request)
      expect(answer.status).toBe(400)
      expect(answer.json).toEqual({ success: false, error: expect.stringContaining(named) })
    }),
  )

  test.each([
    [`/api/v1/projects/NOPE/sessions/${SESSION}`],
    [`${sessionsPath('F60E-cdb1-6e5e-8e82')}/${SESSION}`],
    [`${sessionsPath()}/-starts-with-a-dash`],
    [`${sessionsPath()}/${encodeURIComponent('../../etc')}`],
    [`${sessionsPath()}/${'x'.repeat(129)}`],
  ])('refuses ids of a wrong form: %s', (path) =>
    withCloud({}, async (cloud) => {
      expect((await sendRequest(cloud, 'PUT', path, { body: UPLOAD })).status).toBe(400)
    }),
  )

  test.each([
    ['as sent', { limits: { compressedBytes: 1000 } }, { gzip: false }],
    ['inflated', { limits: { decompressedBytes: 1000 } }, { gzip: true }],
    ['plain', { limits: { decompressedBytes: 1000 } }, { gzip: false }],
  ])('refuses a body that is too large %s with 413', (_, options, request) =>
    withCloud(options, async (cloud) => {
      const answer = await put(cloud, { body: { ...UPLOAD, markdown: 'x'.repeat(2000) }, ...request })
      expect(answer.status).toBe(413)
      expect(answer.json).toEqual({ error: `413 Failure - size limit exceeded for ${sessionsPath()}/${SESSION}` })
    }),
  )

  test('holds to the real limits: 64 MB inflated are refused, tens of MB are stored', () =>
    withCloud({}, async (cloud) => {
      const large = 'x'.repeat(20 * 1024 * 1024)
      expect((await put(cloud, { body: { ...UPLOAD, markdown: large } })).status).toBe(201)
      expect(cloud.store.session(PROJECT, SESSION)?.markdownSize).toBe(large.length)
      expect((await put(cloud, { body: Buffer.alloc(65 * 1024 * 1024) })).status).toBe(413)
      const sent = await put(cloud, { body: Buffer.alloc(51 * 1024 * 1024), gzip: false })
      expect(sent.status).toBe(413)
      expect(cloud.requests.at(-1)?.bytes).toBe(51 * 1024 * 1024)
    }))

  test('keeps sizes and a hash only when bodies are not kept', () =>
    withCloud({ keepBodies: false }, async (cloud) => {
      await put(cloud, { body: { ...UPLOAD, sessionData: 'abc' } })
      await put(cloud)
      const session = cloud.store.session(PROJECT, SESSION)
      expect(session).toMatchObject({ markdown: '', rawData: '', markdownSize: 9, rawDataSize: 2, sessionDataSize: 3 })
      expect(session?.markdownHash).toBe(createHash('sha256').update(UPLOAD.markdown).digest('hex'))
      expect(session).not.toHaveProperty('sessionData')
    }))
})

describe('reading', () => {
  test.each([[404], [500]] as const)('says that a project was never seen, with %i', (status) =>
    withCloud({ unknownProjectStatus: status }, async (cloud) => {
      for (const answer of [await getSizes(cloud), await list(cloud)]) {
        expect(answer.status).toBe(status)
        expect(answer.text).toBe(`{"success":false,"error":"Unexpected error: Workspace not found: ${PROJECT}"}`)
      }
    }),
  )

  test('knows a project without sessions once it is declared', () =>
    withCloud({}, async (cloud) => {
      cloud.store.declare(PROJECT)
      expect((await getSizes(cloud)).text).toBe('{"success":true,"data":{"sessions":{}}}')
    }))

  test('lists sessions by the id the client uses', () =>
    withCloud({}, async (cloud) => {
      cloud.seed(PROJECT, SESSION, { markdown: '# seeded', metadata: { agentName: 'Codex CLI' } })
      expect((await list(cloud)).json).toMatchObject({
        data: { sessions: [{ clientId: SESSION, markdownSize: 8, metadata: { agentName: 'Codex CLI' } }] },
      })
    }))

  test('answers 404 for a session it does not hold, and for no route', () =>
    withCloud({}, async (cloud) => {
      expect((await head(cloud)).status).toBe(404)
      for (const path of ['/', '/api/v1/projects', `${sessionsPath()}/%ff`, `${sessionsPath()}/${SESSION}/more`]) {
        expect((await sendRequest(cloud, 'GET', path)).json).toEqual({ success: false, error: 'Not found' })
      }
      expect((await sendRequest(cloud, 'HEAD', `${sessionsPath()}/%ff`)).status).toBe(404)
      expect((await sendRequest(cloud, 'DELETE', sessionsPath(), { body: 'x' })).status).toBe(404)
    }))

  test('serves its own description without a token', () =>
    withCloud({}, async (cloud) => {
      expect((await sendRequest(cloud, 'GET', '/openapi.json', { token: null })).json).toMatchObject({
        openapi: '3.1.0',
      })
    }))
})
