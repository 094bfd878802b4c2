import { execFile } from 'node:child_process'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { promisify } from 'node:util'
import { gzipSync } from 'node:zlib'
import { renderSummary } from '../../src/report/summary/summary.ts'
import { BenchCloud } from './cloud.ts'
import { type BenchSession, createNoise, createProse, createRealSizes, makeCheckout, widen } from './corpus.ts'
import { createLargeRun } from './large-run.ts'
import { type Measured, measureAlternately, measureTime, median, PROJECT, runBundle } from './measure.ts'
import { createRow, type Row } from './row.ts'

const LATENCY_MS = 50
const WORKERS = 10
const run = promisify(execFile)

/** Fails if a measured run had an unexpected result, because its time would be meaningless. */
function expectResult(measured: Measured, status: string, counts: Readonly<Record<string, number>> = {}): Measured {
  const { report } = measured
  const differs = Object.entries(counts).some(([name, value]) => report?.counts[name] !== value)
  if (report?.status !== status || differs) {
    throw new Error(
      `expected ${status} ${JSON.stringify(counts)}, got ${report?.status} ${JSON.stringify(report?.counts)}`,
    )
  }
  return measured
}

/** Multiples of starting Node (docs/internals/performance.md, Goals). */
const START_UP_GOALS = { 'invalid input': 2.5, 'opted out': 3, 'no sessions': 3.75, 'one bulk request': 5 } as const
const START_UP_RUNS = ['invalid input', 'opted out', 'no sessions', 'one bulk request'] as const

/** Measures start-up relative to an empty Node program. */
export async function measureStartUp(rounds: number): Promise<Row[]> {
  const cloud = await BenchCloud.start()
  const { workspace, sessions } = makeCheckout([500])
  const optedOut = makeCheckout([500]).workspace
  const empty = makeCheckout([]).workspace
  writeFileSync(join(optedOut, '.specstory', '.project.json'), '{"cloud_sync":false}')
  await cloud.execute({ kind: 'seed', projectId: PROJECT, sessions })
  const inputs = { token: cloud.token, 'cloud-url': cloud.url }
  const side = (where: string, given: Record<string, string>, status: string) => async () =>
    expectResult(await runBundle(where, { ...inputs, ...given }), status).ms
  const times = await measureAlternately(rounds, {
    nothing: async () => (await measureTime(['-e', '0'], {})).ms,
    'invalid input': side(workspace, { concurrency: 'many' }, 'failed'),
    'opted out': side(optedOut, {}, 'not-run'),
    'no sessions': side(empty, {}, 'complete'),
    'one bulk request': side(workspace, {}, 'complete'),
  })
  cloud.stop()
  const { nothing } = times
  return [
    createRow('start-up: node -e 0', nothing, 'ms'),
    ...START_UP_RUNS.map((name) =>
      createRow(`start-up: ${name} / node -e 0`, times[name] / nothing, '×', START_UP_GOALS[name]),
    ),
  ]
}

/** Measures a run that finds everything up to date. */
export async function measureNoOp(number: number, rounds: number): Promise<{ rows: Row[]; ms: number }> {
  const cloud = await BenchCloud.start()
  const { workspace, sessions } = makeCheckout(Array.from({ length: number }, () => 3_000))
  await cloud.execute({ kind: 'seed', projectId: PROJECT, sessions })
  const inputs = { token: cloud.token, 'cloud-url': cloud.url, timeout: '600' }
  const before = await cloud.execute({ kind: 'count' })
  const runs: Measured[] = []
  for (let round = 0; round < rounds; round++) {
    runs.push(expectResult(await runBundle(workspace, inputs), 'complete', { attempted: number, skipped: number }))
  }
  const after = await cloud.execute({ kind: 'count' })
  const { peakMb } = await runBundle(workspace, inputs, { memory: true })
  const ms = median(runs.map((measured) => measured.ms))
  const name = `no-op, ${number.toLocaleString('en')} sessions`
  const requests =
    Object.values(after).reduce((sum, made) => sum + made, 0) -
    Object.values(before).reduce((sum, made) => sum + made, 0)
  const rows = [
    createRow(`${name}: wall`, ms, 'ms'),
    createRow(`${name}: requests`, requests / rounds, '', 1),
    createRow(`${name}: peak memory`, peakMb, 'MB', number === 100_000 ? 400 : undefined),
    ...createPhaseRows(name, runs.at(-1)),
  ]
  // Names the session IDs if an environment variable can hold them; otherwise makes the bulk request fail.
  const heads = number <= 1_000 ? { sessions: sessions.map(({ id }) => id).join(',') } : {}
  if (number > 1_000) await cloud.execute({ kind: 'fail-sizes' })
  if (number <= 10_000) {
    const each = expectResult(await runBundle(workspace, { ...inputs, ...heads }), 'complete', { skipped: number })
    // The bulk request fails three times, one second apart, which does not count for the HEADs.
    const headMs = each.ms - (number > 1_000 ? 2_000 : 0)
    rows.push(createRow(`${name}: a HEAD each / one bulk request`, headMs / ms, '×'))
  }
  cloud.stop()
  rmSync(workspace, { recursive: true })
  return { rows, ms }
}

/** Measures the first upload of real-sized sessions with latency, relative to its lower bound and to curl. */
export async function measureFirstUpload(number: number, rounds: number): Promise<Row[]> {
  const cloud = await BenchCloud.start(LATENCY_MS)
  const { workspace, sessions } = makeCheckout(createRealSizes(number))
  const bodies = makeBodies(workspace, sessions)
  const fresh = async () => void (await cloud.execute({ kind: 'reset' }))
  const inputs = { token: cloud.token, 'cloud-url': cloud.url }
  const one = makeCheckout([500]).workspace
  const curl = (workers: number) => async () => {
    await fresh()
    const startedAt = performance.now()
    await run('xargs', ['-P', String(workers), '-a', bodies, '-n', '2', 'sh', '-c', formatCurlCommand(cloud)])
    return performance.now() - startedAt
  }
  let last: Measured | undefined
  const times = await measureAlternately(rounds, {
    // The cost of starting, one bulk request and ending, without the latency of the request.
    measureStartUp: async () =>
      (await runBundle(one, { ...inputs, mode: 'check', 'fail-on-incomplete': 'false' })).ms - LATENCY_MS,
    action: async () => {
      await fresh()
      last = expectResult(await runBundle(workspace, inputs), 'complete', { created: number })
      return last.ms
    },
    send: async () => {
      await fresh()
      return expectResult(await runBundle(workspace, { ...inputs, secrets: 'send' }), 'complete', { created: number })
        .ms
    },
    curl: curl(WORKERS),
  })
  const sequential = await curl(1)()
  cloud.stop()
  const bound = (Math.ceil(number / WORKERS) + 1) * LATENCY_MS
  const upload = times.action - times.measureStartUp
  const name = `first upload, ${number} sessions, ${LATENCY_MS} ms latency`
  return [
    createRow(`${name}: wall`, times.action, 'ms'),
    createRow(`${name}: without start-up`, upload, 'ms'),
    createRow(`${name}: without start-up / bound of ${bound} ms`, upload / bound, '×', 1.5),
    createRow(`${name}: wall / xargs -P10 curl`, times.action / times.curl, '×', 1.25),
    createRow(`${name}: wall / with secrets: send`, times.action / times.send, '×', 1.15),
    createRow(`${name}: sequential curl / wall`, sequential / times.action, '×'),
    ...createPhaseRows(name, last),
  ]
}

/** Measures peak memory while 1 MB sessions are uploaded, which must not grow with their number. */
export async function measureUploadMemory(few: number, many: number): Promise<Row[]> {
  const peaks: number[] = []
  for (const number of [few, many]) {
    const cloud = await BenchCloud.start()
    const { workspace } = makeCheckout(
      Array.from({ length: number }, () => 1_000_000),
      1,
      widen(createProse),
    )
    const inputs = { token: cloud.token, 'cloud-url': cloud.url, timeout: '600' }
    const measured = expectResult(await runBundle(workspace, inputs, { memory: true }), 'complete', { created: number })
    peaks.push(measured.peakMb)
    cloud.stop()
    rmSync(workspace, { recursive: true })
  }
  const [small = Number.NaN, large = Number.NaN] = peaks
  return [
    createRow(`upload of ${few} × 1 MB, not all Latin: peak memory`, small, 'MB', 450),
    createRow(`upload of ${many} × 1 MB, not all Latin: peak memory`, large, 'MB', 450),
    createRow(`upload of ${many} / ${few} × 1 MB: peak memory`, large / small, '×', 1.5),
  ]
}

/** Measures peak memory with large, incompressible sessions, which has a fixed limit. */
export async function measureBigMemory(): Promise<Row[]> {
  const rows: Row[] = []
  for (const [number, megabytes, concurrency, goal] of [
    [20, 20, 10, 600],
    [54, 60, 50, 750],
  ] as const) {
    const cloud = await BenchCloud.start()
    const { workspace } = makeCheckout(
      Array.from({ length: number }, () => megabytes * 1_000_000),
      1,
      widen(createNoise),
    )
    const inputs = { token: cloud.token, 'cloud-url': cloud.url, timeout: '900', concurrency: String(concurrency) }
    const limits = { 'request-timeout': '300' }
    const measured = expectResult(await runBundle(workspace, { ...inputs, ...limits }, { memory: true }), 'complete', {
      created: number,
    })
    rows.push(
      createRow(
        `upload of ${number} × ${megabytes} MB, incompressible, not all Latin, concurrency ${concurrency}: peak memory`,
        measured.peakMb,
        'MB',
        goal,
      ),
    )
    cloud.stop()
    rmSync(workspace, { recursive: true })
  }
  return rows
}

function createPhaseRows(name: string, measured: Measured | undefined): Row[] {
  const timings = measured?.report?.timingsMs ?? {}
  return ['scan', 'compare', 'read', 'compress', 'send', 'upload'].flatMap((phase) => {
    const ms = timings[phase]
    return ms === undefined ? [] : [createRow(`${name}: phase ${phase}`, ms, 'ms')]
  })
}

/** Writes the same PUT bodies as files, with a list of session IDs and files for xargs. */
function makeBodies(workspace: string, sessions: readonly BenchSession[]): string {
  const list = sessions.map(({ id, file }) => {
    const body = join(workspace, `${id}.json.gz`)
    const fields = {
      projectId: PROJECT,
      projectName: 'bench',
      name: basename(file, '.md'),
      rawData: '{}',
      metadata: {},
    }
    writeFileSync(body, gzipSync(JSON.stringify({ ...fields, markdown: readFileSync(file, 'utf8') })))
    return `${id} ${body}`
  })
  const path = join(workspace, 'bodies.txt')
  writeFileSync(path, `${list.join('\n')}\n`)
  return path
}

function formatCurlCommand({ url, token }: BenchCloud): string {
  const put = `${url}/api/v1/projects/${PROJECT}/sessions/$0`
  const headers = ['Content-Type: application/json', 'Content-Encoding: gzip', `Authorization: Bearer ${token}`]
  return `curl -sS -o /dev/null -f -X PUT ${headers.map((header) => `-H '${header}'`).join(' ')} --data-binary @"$1" ${put}`
}

/** Measures the job summary of many sessions; GitHub discards a summary of more than 1 MiB. */
export function measureBigSummary(number: number, rounds: number): Row[] {
  const run = createLargeRun(number)
  const times: number[] = []
  let bytes = 0
  for (let round = 0; round < rounds; round++) {
    const startedAt = performance.now()
    bytes = Buffer.byteLength(renderSummary(run, 'report.json'))
    times.push(performance.now() - startedAt)
  }
  const name = `summary of ${number.toLocaleString('en')} sessions`
  return [
    createRow(`${name}: build`, median(times), 'ms', 1_000),
    createRow(`${name}: size`, bytes / 1024, 'KiB', 1_024),
  ]
}
