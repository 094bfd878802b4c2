import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import type { LocalCloud } from '../../local-cloud/options.ts'
import { startLocalCloud } from '../../local-cloud/server.ts'
import { type ActionResult, runAction } from '../../local-runner/run-action.ts'
import { REDIRECT_TARGET } from './faults.ts'
import type { Scenario } from './scenario.ts'
import { createCopyBefore, PROJECT } from './sessions.ts'

/** The result of one run. */
export type ScenarioOutcome = {
  readonly ending: ActionResult
  readonly cloud: LocalCloud
  readonly token: string
  /** Every request body that was received completely. */
  readonly bodies: readonly string[]
  /** Number of requests to the target of redirects. */
  readonly redirectTarget: number
}

/** Runs a scenario with the committed bundle and its own cloud, and passes the result to `inspect`. */
export async function runScenario<T>(scenario: Scenario, inspect: (outcome: ScenarioOutcome) => T): Promise<T> {
  const root = mkdtempSync(join(tmpdir(), 'soak-'))
  const workspace = join(root, 'workspace')
  const directory = join(root, 'runner')
  for (const path of [workspace, directory]) mkdirSync(path)
  for (const { file, text } of scenario.sessions) {
    mkdirSync(dirname(join(workspace, file)), { recursive: true })
    writeFileSync(join(workspace, file), text)
  }
  const bodies: string[] = []
  const onBody = (bytes: Buffer, encoding: string | undefined): void => {
    bodies.push((encoding === 'gzip' ? gunzipSync(bytes) : bytes).toString())
  }
  const cloud = await startLocalCloud({ ...scenario.cloud, onBody })
  const redirectTarget = await startRedirectTarget()
  try {
    prepare(cloud, scenario, redirectTarget.url)
    const token = cloud.issueToken(scenario.token)
    const inputs = { token, 'cloud-url': cloud.url, ...scenario.inputs }
    const ending = await runBundle(scenario, { workspace, directory, inputs })
    return inspect({ ending, cloud, token, bodies, redirectTarget: redirectTarget.requests() })
  } finally {
    await Promise.all([cloud.close(), redirectTarget.close()])
    rmSync(root, { recursive: true })
  }
}

function prepare(cloud: LocalCloud, { sessions, faults }: Scenario, redirectTarget: string): void {
  for (const session of sessions) {
    const copy = createCopyBefore(session)
    if (copy !== undefined) cloud.seed(PROJECT, session.id, copy)
  }
  for (const rule of faults) {
    const { action } = rule
    const resolved =
      action.kind === 'redirect' ? { ...action, to: action.to.replace(REDIRECT_TARGET, redirectTarget) } : action
    cloud.addFault({ ...rule, action: resolved })
  }
}

async function runBundle({ signal }: Scenario, step: Parameters<typeof runAction>[0]): Promise<ActionResult> {
  let kill = (): void => {}
  let timer: NodeJS.Timeout | undefined
  const ending = await runAction({
    ...step,
    onStart: (child) => {
      if (signal !== undefined) kill = () => void child.kill(signal.name)
    },
    onLog: () => {
      timer ??= setTimeout(kill, signal?.afterMs ?? 0)
    },
  })
  clearTimeout(timer)
  return ending
}

async function startRedirectTarget() {
  let requests = 0
  const server = createServer((_request, response) => {
    requests += 1
    response.end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    requests: () => requests,
    close: () => new Promise<unknown>((resolve) => server.close(resolve)),
  }
}
