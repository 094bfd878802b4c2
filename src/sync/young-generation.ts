/**
 * Keeps V8's young generation at its first size: it would grow to some 150 MB over 100,000 sessions, for garbage that a
 * small one collects in the same time (docs/performance.md). For runs that get to work; loading this costs a little.
 */
export async function keepYoungGenerationSmall(): Promise<void> {
  const { setFlagsFromString } = await import('node:v8')
  setFlagsFromString('--semi-space-growth-factor=1')
}
