import type { CloudCopy } from './cloud.ts'
import { CloudFailure } from './cloud-failure.ts'
import type { Pause } from './pause.ts'
import { sizesPause } from './retry-policy.ts'
import type { Verdict } from './trouble.ts'

/** The design's numbers, whatever `retries` says: 3 attempts, 1 s apart. */
const ATTEMPTS = 3
const APART_MS = 1000

type Copies = ReadonlyMap<string, CloudCopy>

/**
 * Asks for the sizes: three attempts at anything that is not a good answer. A 429 is none of the three: it is waited out
 * as long as the deadline allows, for giving up would turn one request into a HEAD for each session.
 *
 * @throws CloudFailure after the third attempt or at once for a fatal one; what `attempt` and `wait` throw.
 */
export async function fetchSizes(
  attempt: (sent: () => number) => Promise<Verdict<Copies>>,
  { pause, wait }: { pause: Pause; wait: (ms: number) => Promise<void> },
): Promise<Copies> {
  let requests = 0
  let failed = 0
  let limited = 0
  for (;;) {
    const verdict = await attempt(() => ++requests)
    if ('value' in verdict) return verdict.value
    const { trouble } = verdict
    if (trouble.status === 429) {
      pause.extend(sizesPause(trouble.toldMs, limited))
      limited += 1
      continue
    }
    failed += 1
    if (trouble.fatal || failed >= ATTEMPTS) throw new CloudFailure(trouble, requests)
    await wait(APART_MS)
  }
}
