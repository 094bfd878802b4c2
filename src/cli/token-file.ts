import { readFileSync } from 'node:fs'

/** Windows PowerShell 5.1 writes UTF-16 by `>`; both byte order marks are known, and UTF-8's is dropped. */
export function readTokenFile(file: string): string {
  const bytes = readFileSync(file === '-' ? 0 : file)
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return bytes.toString('utf16le', 2)
  if (first === 0xfe && second === 0xff && bytes.length % 2 === 0) return bytes.subarray(2).swap16().toString('utf16le')
  if (bytes.includes(0)) throw new Error('it is neither UTF-8 nor UTF-16 with a byte order mark')
  return bytes.toString('utf8').replace(/^\uFEFF/, '')
}
