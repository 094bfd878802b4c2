/** Stands in the bundle for what the toolkit's `platform` needs; see `bundle.ts`. */
export function getExecOutput() {
  throw new Error('This bundle starts no processes.')
}
