import { readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { Ajv2020 } from 'ajv/dist/2020.js'
import type { LocalCloud, LocalCloudOptions } from '../../local-cloud/options.ts'
import { ROUTES, type RouteKind } from '../../local-cloud/routes.ts'
import { getSizes, head, list, PROJECT, put, refresh, SESSION, type sendRequest, UPLOAD } from '../rig/requests.ts'
import { withCloud } from '../rig/with-cloud.ts'

type Schema = { readonly $ref: string }
type ResponseObject = {
  readonly headers?: Record<string, { readonly required: boolean; readonly schema: object }>
  readonly content?: { readonly 'application/json': { readonly schema: Schema } }
}
type Operation = { readonly operationId: string; readonly responses: Record<string, ResponseObject> }
type Description = { readonly paths: Record<string, Record<string, Operation>> }

const text = readFileSync(new URL('../../local-cloud/openapi.json', import.meta.url), 'utf8')
const description = JSON.parse(text) as Description
// `format` is for readers only: every format that matters has a pattern too.
const ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: true })
ajv.addSchema({ ...JSON.parse(text), $id: 'openapi' }, 'openapi')

const seed = (cloud: LocalCloud) => {
  cloud.seed(PROJECT, SESSION, { markdown: '# seeded', sessionData: 'resume' })
  return cloud
}
const serverError = { action: { kind: 'status', status: 500 } } as const
const exhaustedLimit = { rateLimit: { requests: 0, windowMs: 60_000, retryAfter: 'seconds' } } as const

/** Options and a request for each status of each route. */
const CASES: [RouteKind, number, LocalCloudOptions, (cloud: LocalCloud) => ReturnType<typeof sendRequest>][] = [
  ['sizes', 200, {}, (cloud) => getSizes(seed(cloud))],
  ['sizes', 401, {}, (cloud) => getSizes(cloud, { token: null })],
  ['sizes', 404, {}, (cloud) => getSizes(cloud)],
  ['sizes', 429, exhaustedLimit, (cloud) => getSizes(cloud)],
  ['sizes', 500, { unknownProjectStatus: 500 }, (cloud) => getSizes(cloud)],
  ['list', 200, {}, (cloud) => list(seed(cloud))],
  ['list', 401, {}, (cloud) => list(cloud, { token: 'unknown' })],
  ['list', 404, {}, (cloud) => list(cloud)],
  ['list', 429, exhaustedLimit, (cloud) => list(cloud)],
  ['list', 500, { unknownProjectStatus: 500 }, (cloud) => list(cloud)],
  ['head', 200, {}, (cloud) => head(seed(cloud))],
  ['head', 401, {}, (cloud) => head(cloud, { token: null })],
  ['head', 404, {}, (cloud) => head(cloud)],
  ['head', 429, exhaustedLimit, (cloud) => head(cloud)],
  ['head', 500, { faults: [serverError] }, (cloud) => head(cloud)],
  ['put', 200, {}, (cloud) => put(seed(cloud))],
  ['put', 201, {}, (cloud) => put(cloud)],
  ['put', 400, {}, (cloud) => put(cloud, { body: '{' })],
  ['put', 401, {}, (cloud) => put(cloud, { token: null })],
  ['put', 403, { tokens: { reader: 'read' } }, (cloud) => put(cloud, { token: 'reader' })],
  ['put', 412, {}, (cloud) => put(seed(cloud), { headers: { 'If-None-Match': '*' } })],
  ['put', 413, { limits: { compressedBytes: 10 } }, (cloud) => put(cloud)],
  ['put', 429, exhaustedLimit, (cloud) => put(cloud)],
  ['put', 500, { faults: [serverError] }, (cloud) => put(cloud)],
  ['refresh', 200, { tokens: { renew: 'refresh' } }, (cloud) => refresh(cloud, 'renew')],
  ['refresh', 401, {}, (cloud) => refresh(cloud, cloud.token)],
  ['refresh', 429, { ...exhaustedLimit, tokens: { renew: 'refresh' } }, (cloud) => refresh(cloud, 'renew')],
  ['refresh', 500, { faults: [serverError] }, (cloud) => refresh(cloud, 'renew')],
]

describe('openapi.json', () => {
  test('describes exactly the routes and statuses of ROUTES', () => {
    const described = Object.entries(description.paths)
      .filter(([path]) => path !== '/openapi.json')
      .flatMap(([path, operations]) =>
        Object.entries(operations).map(([method, operation]) => ({ path, method, operation })),
      )
      .map(({ path, method, operation }) => [operation.operationId, method, path, ...statusesOf(operation)].join(' '))
    const served = ROUTES.map((route) =>
      [route.kind, route.method.toLowerCase(), route.template, ...route.statuses].join(' '),
    )
    expect(described.sort()).toEqual(served.sort())
  })

  test('has a case below for every status of every route', () => {
    const expected = ROUTES.flatMap((route) => route.statuses.map((status) => `${route.kind} ${status}`))
    expect(CASES.map(([kind, status]) => `${kind} ${status}`).sort()).toEqual(expected.sort())
  })

  test('accepts a valid upload and rejects empty raw data', () => {
    const valid = ajv.getSchema('openapi#/components/schemas/Upload')
    expect(valid?.(UPLOAD)).toBe(true)
    expect(valid?.({ ...UPLOAD, rawData: '' })).toBe(false)
  })
})

describe('the response matches openapi.json', () => {
  test.each(CASES)('for %s %i', (kind, status, options, request) =>
    withCloud(options, async (cloud) => {
      const response = await request(cloud)
      expect(response.status).toBe(status)
      const expected = findResponse(kind, status)
      for (const [name, { required, schema }] of Object.entries(expected.headers ?? {})) {
        const value = response.headers.get(name)
        if (required || value !== null) expect([name, value, ajv.validate(schema, value)]).toEqual([name, value, true])
      }
      const schema = expected.content?.['application/json'].schema
      if (schema === undefined) expect(response.text).toBe('')
      else expectValid(schema, response.json)
    }),
  )
})

function expectValid(schema: Schema, value: unknown): void {
  const validate = ajv.compile({ $ref: `openapi${schema.$ref}` })
  validate(value)
  expect(validate.errors ?? []).toEqual([])
}

function findResponse(kind: RouteKind, status: number): ResponseObject {
  const operations = Object.values(description.paths).flatMap((path) => Object.values(path))
  const response = operations.find(({ operationId }) => operationId === kind)?.responses[status]
  if (response === undefined) throw new Error(`${kind} ${status} is not in openapi.json`)
  return response
}

function statusesOf(operation: Operation): number[] {
  return Object.keys(operation.responses).map(Number)
}
