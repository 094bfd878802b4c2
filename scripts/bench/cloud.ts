import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import type { BenchSession } from './corpus.ts'

export type CloudCommand =
  | { readonly kind: 'seed'; readonly projectId: string; readonly sessions: readonly BenchSession[] }
  | { readonly kind: 'reset' | 'count' | 'fail-sizes' }

export type CloudReply =
  | { readonly url: string; readonly token: string }
  | { readonly requests: Readonly<Record<string, number>>; readonly peak: number }

/** A local cloud in a separate process. */
export class BenchCloud {
  readonly url: string
  readonly token: string
  readonly #child: ChildProcess

  private constructor(child: ChildProcess, url: string, token: string) {
    this.#child = child
    this.url = url
    this.token = token
  }

  /** @param latencyMs delay before every response */
  static async start(latencyMs = 0): Promise<BenchCloud> {
    const child = fork(join(import.meta.dirname, 'cloud-process.ts'), [String(latencyMs)])
    const [ready] = (await once(child, 'message')) as [CloudReply]
    if (!('url' in ready)) throw new Error('the cloud sent no URL')
    return new BenchCloud(child, ready.url, ready.token)
  }

  /** Executes a command. Returns the number of requests so far, by route. */
  async execute(command: CloudCommand): Promise<Readonly<Record<string, number>>> {
    this.#child.send(command)
    const [reply] = (await once(this.#child, 'message')) as [CloudReply]
    return 'requests' in reply ? reply.requests : {}
  }

  stop(): void {
    this.#child.kill('SIGKILL')
  }
}
