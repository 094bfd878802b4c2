import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from '@jest/globals'
import { getSizes, head, list, PROJECT, put, SESSION, sendRequest, sessionsPath, UPLOAD } from '../rig/requests.ts'
import { withCloud } from '../rig/with-cloud.ts'

const bytes = (text: string) => Buffer.byteLength(text)

describe('PUT', () => {
  test('responds 201 then 200, and HEAD and the sizes route show the new sizes', () =>
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
      const response = await head(cloud)
      expect(Object.fromEntries(response.headers)).toMatchObject({
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

  test('accepts a body that is not compressed', () =>
    withCloud({}, async (cloud) => {
      expect((await put(cloud, { gzip: false })).status).toBe(201)
      expect(cloud.store.findSession(PROJECT, SESSION)?.markdown).toBe(UPLOAD.markdown)
    }))

  test('merges metadata, keeps omitted session data and overwrites the other fields', () =>
    withCloud({}, async (cloud) => {
      const first = { ...UPLOAD, sessionData: 'resume', metadata: { title: 'Kept', tags: ['a'], deviceId: 'mac' } }
      await put(cloud, { body: first })
      const second = { ...UPLOAD, projectName: 'remessage', name: 'b', markdown: '#', rawData: '[]' }
      await put(cloud, { body: { ...second, metadata: { tags: ['b'], clientName: 'action' } } })
      expect(cloud.store.findSession(PROJECT, SESSION)).toMatchObject({
        projectName: 'remessage',
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
    ['invalid JSON', '{"projectId":', 'not a JSON object'],
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
  ])('rejects %s with 400 and stores nothing', (_, body, message) =>
    withCloud({}, async (cloud) => {
      const response = await put(cloud, { body })
      expect(response.status).toBe(400)
      expect(response.json).toEqual({ success: false, error: expect.stringContaining(message) })
      expect(cloud.store.projects.size).toBe(0)
    }),
  )

  test.each<[string, Parameters<typeof put>[1], string]>([
    ['bytes that are not gzip', { body: 'x', gzip: false, headers: { 'content-encoding': 'gzip' } }, 'not valid gzip'],
    [
      'truncated gzip',
      { body: gzipSync('{}').subarray(0, 12), gzip: false, headers: { 'content-encoding': 'gzip' } },
      'gzip',
    ],
    ['an unknown content encoding', { gzip: false, headers: { 'content-encoding': 'br' } }, 'br is not supported'],
    ['text that is not UTF-8', { body: Uint8Array.of(0x22, 0xff, 0x22) }, 'not valid UTF-8'],
  ])('rejects %s with 400', (_, request, message) =>
    withCloud({}, async (cloud) => {
      const response = await put(cloud, request)
      expect(response.status).toBe(400)
      expect(response.json).toEqual({ success: false, error: expect.stringContaining(message) })
    }),
  )

  test.each([
    [`/api/v1/projects/NOPE/sessions/${SESSION}`],
    [`${sessionsPath('F60E-cdb1-6e5e-8e82')}/${SESSION}`],
    [`${sessionsPath()}/-starts-with-a-dash`],
    [`${sessionsPath()}/${encodeURIComponent('../../etc')}`],
    [`${sessionsPath()}/${'x'.repeat(129)}`],
  ])('rejects malformed IDs with 400: %s', (path) =>
    withCloud({}, async (cloud) => {
      expect((await sendRequest(cloud, 'PUT', path, { body: UPLOAD })).status).toBe(400)
    }),
  )

  test.each([
    ['compressed', { limits: { compressedBytes: 1000 } }, { gzip: false }],
    ['decompressed', { limits: { decompressedBytes: 1000 } }, { gzip: true }],
    ['uncompressed', { limits: { decompressedBytes: 1000 } }, { gzip: false }],
  ])('rejects a %s body above the limit with 413', (_, options, request) =>
    withCloud(options, async (cloud) => {
      const response = await put(cloud, { body: { ...UPLOAD, markdown: 'x'.repeat(2000) }, ...request })
      expect(response.status).toBe(413)
      expect(response.json).toEqual({ error: `413 Failure - size limit exceeded for ${sessionsPath()}/${SESSION}` })
    }),
  )

  test('has limits of 64 MB decompressed and 50 MB sent by default', () =>
    withCloud({}, async (cloud) => {
      const large = 'x'.repeat(20 * 1024 * 1024)
      expect((await put(cloud, { body: { ...UPLOAD, markdown: large } })).status).toBe(201)
      expect(cloud.store.findSession(PROJECT, SESSION)?.markdownSize).toBe(large.length)
      expect((await put(cloud, { body: Buffer.alloc(65 * 1024 * 1024) })).status).toBe(413)
      const sent = await put(cloud, { body: Buffer.alloc(51 * 1024 * 1024), gzip: false })
      expect(sent.status).toBe(413)
      expect(cloud.requests.at(-1)?.bytes).toBe(51 * 1024 * 1024)
    }))

  test('stores only sizes and a hash when `keepBodies` is false', () =>
    withCloud({ keepBodies: false }, async (cloud) => {
      await put(cloud, { body: { ...UPLOAD, sessionData: 'abc' } })
      await put(cloud)
      const session = cloud.store.findSession(PROJECT, SESSION)
      expect(session).toMatchObject({ markdown: '', rawData: '', markdownSize: 9, rawDataSize: 2, sessionDataSize: 3 })
      expect(session?.markdownHash).toBe(createHash('sha256').update(UPLOAD.markdown).digest('hex'))
      expect(session).not.toHaveProperty('sessionData')
    }))
})

describe('GET and HEAD', () => {
  test.each([[404], [500]] as const)('respond with `unknownProjectStatus` %i for an unknown project', (status) =>
    withCloud({ unknownProjectStatus: status }, async (cloud) => {
      for (const response of [await getSizes(cloud), await list(cloud)]) {
        expect(response.status).toBe(status)
        expect(response.text).toBe(`{"success":false,"error":"Unexpected error: Workspace not found: ${PROJECT}"}`)
      }
    }),
  )

  test('return no sizes for a declared project without sessions', () =>
    withCloud({}, async (cloud) => {
      cloud.store.declareProject(PROJECT)
      expect((await getSizes(cloud)).text).toBe('{"success":true,"data":{"sessions":{}}}')
    }))

  test('list sessions by the ID of the client', () =>
    withCloud({}, async (cloud) => {
      cloud.seed(PROJECT, SESSION, { markdown: '# seeded', metadata: { agentName: 'Codex CLI' } })
      expect((await list(cloud)).json).toMatchObject({
        data: { sessions: [{ clientId: SESSION, markdownSize: 8, metadata: { agentName: 'Codex CLI' } }] },
      })
    }))

  test('respond 404 for an unknown session or route', () =>
    withCloud({}, async (cloud) => {
      expect((await head(cloud)).status).toBe(404)
      for (const path of ['/', '/api/v1/projects', `${sessionsPath()}/%ff`, `${sessionsPath()}/${SESSION}/more`]) {
        expect((await sendRequest(cloud, 'GET', path)).json).toEqual({ success: false, error: 'Not found' })
      }
      expect((await sendRequest(cloud, 'HEAD', `${sessionsPath()}/%ff`)).status).toBe(404)
      expect((await sendRequest(cloud, 'DELETE', sessionsPath(), { body: 'x' })).status).toBe(404)
    }))

  test('serve openapi.json without a token', () =>
    withCloud({}, async (cloud) => {
      expect((await sendRequest(cloud, 'GET', '/openapi.json', { token: null })).json).toMatchObject({
        openapi: '3.1.0',
      })
    }))
})
