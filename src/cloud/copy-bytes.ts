/**
 * The largest size of a session's Markdown that makes sense, in bytes: 16 times the 64 MB that the cloud accepts
 * (CLOUD-API: Limits). A larger number is taken for nonsense, since believing it would skip the session for good.
 */
const MAX_COPY_BYTES = 2 ** 30

/** A size that a cloud's copy can have: a whole number of bytes from 0 to 1 GiB. */
export function isCopyBytes(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 && value <= MAX_COPY_BYTES
}

/** A header's size: plain decimal digits only, given once. `undefined` when it is anything else. */
export function headerBytes(value: string | string[] | undefined): number | undefined {
  if (typeof value !== 'string' || !/^(0|[1-9]\d{0,15})$/.test(value)) return undefined
  const bytes = Number(value)
  return isCopyBytes(bytes) ? bytes : undefined
}
