import { readFileSync } from 'node:fs'
import { startLocalCloud } from '../../local-cloud/server.ts'
import type { CloudCommand, CloudReply } from './cloud.ts'

/** The cloud runs in a separate process, so that it does not slow down the measured action. */
const cloud = await startLocalCloud({ keepBodies: false, latencyMs: Number(process.argv[2] ?? 0) })
const reply = (message: CloudReply): void => void process.send?.(message)

process.on('message', (command: CloudCommand) => {
  if (command.kind === 'seed') {
    for (const { id, file } of command.sessions)
      cloud.seed(command.projectId, id, { markdown: readFileSync(file, 'utf8') })
  }
  if (command.kind === 'reset') cloud.reset()
  if (command.kind === 'fail-sizes')
    cloud.addFault({ match: { route: 'sizes' }, action: { kind: 'status', status: 500 } })
  const requests: Record<string, number> = {}
  for (const { route } of cloud.requests) requests[route] = (requests[route] ?? 0) + 1
  reply({ requests, peak: cloud.getPeakConcurrency().all })
})
reply({ url: cloud.url, token: cloud.token })
