import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { computeProjectId } from '../../src/project/identify.ts'

const ROOT = join(import.meta.dirname, '..', '..')
const REPOSITORY = 'octo/bench'
export const PROJECT = computeProjectId(`https://github.com/${REPOSITORY}`)

/** One run of a process: milliseconds from spawn to exit, and peak memory in MB if requested. */
export type Measured = {
  readonly ms: number
  readonly exitCode: number | null
  readonly peakMb: number
  readonly report: BenchReport | undefined
}

/** The part of the action's report that the benchmark reads. */
export type BenchReport = {
  readonly status: string
  readonly counts: Readonly<Record<string, number>>
  readonly timingsMs: Readonly<Record<string, number>>
}

export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}

/** Runs the committed bundle directly, without a runner that would take additional time. */
export async function runBundle(
  workspace: string,
  inputs: Readonly<Record<string, string>>,
  options: { memory?: boolean } = {},
): Promise<Measured> {
  const directory = mkdtempSync(join(tmpdir(), 'bench-run-'))
  const [output, summary, memory] = ['output', 'summary', 'memory'].map((name) => join(directory, name))
  for (const file of [output, summary]) writeFileSync(file ?? '', '')
  const env: Record<string, string> = {
    PATH: process.env['PATH'] ?? '',
    GITHUB_WORKSPACE: workspace,
    GITHUB_SERVER_URL: 'https://github.com',
    GITHUB_REPOSITORY: REPOSITORY,
    GITHUB_OUTPUT: output ?? '',
    GITHUB_STEP_SUMMARY: summary ?? '',
    RUNNER_TEMP: directory,
    ...(options.memory ? { BENCH_MEMORY: memory ?? '' } : {}),
    ...Object.fromEntries(Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value])),
  }
  const preload = options.memory ? ['--import', new URL('peak-memory.mjs', import.meta.url).href] : []
  const { ms, exitCode } = await measureTime([...preload, join(ROOT, 'dist', 'index.js')], env)
  const path = /report<<\S+\n(.*)\n/.exec(readFileSync(output ?? '', 'utf8'))?.[1]
  const report = path ? (JSON.parse(readFileSync(path, 'utf8')) as BenchReport) : undefined
  const peakMb = options.memory ? Number(readFileSync(memory ?? '', 'utf8')) / 1024 : Number.NaN
  rmSync(directory, { recursive: true })
  return { ms, exitCode, peakMb, report }
}

/** Runs Node, discards its output and measures the time until it exits. */
export async function measureTime(
  parameters: readonly string[],
  env: Record<string, string>,
): Promise<{ ms: number; exitCode: number | null }> {
  const startedAt = performance.now()
  const child = spawn(process.execPath, parameters, { env, stdio: 'ignore' })
  const exitCode = await new Promise<number | null>((resolve) => child.once('close', resolve))
  return { ms: performance.now() - startedAt, exitCode }
}

/**
 * Runs the variants alternately, so that other load on the machine affects all of them equally.
 *
 * @returns the median of each variant, ms
 */
export async function measureAlternately<Side extends string>(
  rounds: number,
  sides: Readonly<Record<Side, () => Promise<number>>>,
): Promise<Record<Side, number>> {
  const names = Object.keys(sides) as Side[]
  const times = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<Side, number[]>
  for (let round = 0; round < rounds; round++) for (const name of names) times[name].push(await sides[name]())
  return Object.fromEntries(names.map((name) => [name, median(times[name])])) as Record<Side, number>
}
