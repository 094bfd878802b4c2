/** Replaces the process starter of the toolkit's `platform` in the bundle (see `bundle.ts`). */
export function getExecOutput() {
  throw new Error('This bundle starts no processes.')
}
