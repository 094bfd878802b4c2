import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import type { LocalCloud } from '../../local-cloud/options.ts'
import { startLocalCloud } from '../../local-cloud/server.ts'
import { type ActionResult, runAction } from '../../local-runner/run-action.ts'
import { ELSEWHERE } from './faults.ts'
import type { Scenario } from './scenario.ts'
import { PROJECT, seedOf } from './sessions.ts'

/** Of `https://github.com/octo/sessions`, the local runner's repository. */

/** What one run left behind. */
export type Aftermath = {
  readonly ending: ActionResult
  readonly cloud: LocalCloud
  readonly token: string
  /** The text of every request's body that came over the wire whole. */
  readonly bodies: readonly string[]
  /** Requests that reached the server that redirects point to. */
  readonly elsewhere: number
}

/** Plays a scenario with the committed bundle and a cloud of its own, and hands what is left to `look`. */
export async function runScenario<T>(scenario: Scenario, look: (aftermath: Aftermath) => T): Promise<T> {
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
  const elsewhere = await startElsewhere()
  try {
    prepare(cloud, scenario, elsewhere.url)
    const token = cloud.issueToken(scenario.token)
    const inputs = { token, 'cloud-url': cloud.url, ...scenario.inputs }
    const ending = await play(scenario, { workspace, directory, inputs })
    return look({ ending, cloud, token, bodies, elsewhere: elsewhere.requests() })
  } finally {
    await Promise.all([cloud.close(), elsewhere.close()])
    rmSync(root, { recursive: true })
  }
}

function prepare(cloud: LocalCloud, { sessions, faults }: Scenario, elsewhere: string): void {
  for (const session of sessions) {
    const copy = seedOf(session)
    if (copy !== undefined) cloud.seed(PROJECT, session.id, copy)
  }
  for (const rule of faults) {
    const { action } = rule
    const aimed = action.kind === 'redirect' ? { ...action, to: action.to.replace(ELSEWHERE, elsewhere) } : action
    cloud.addFault({ ...rule, action: aimed })
  }
}

async function play({ signal }: Scenario, step: Parameters<typeof runAction>[0]): Promise<ActionResult> {
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

async function startElsewhere() {
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
