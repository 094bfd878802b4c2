import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { Allowlist } from '../../src/secrets/credential-policy.ts'
import { scanCredentials } from '../../src/secrets/scan.ts'
import { measureAlternately } from './measure.ts'
import { createRow, type Row } from './row.ts'

const DOCS = join(import.meta.dirname, '..', '..', 'docs')
const PIECE = 256 * 1024
const PIECES = 16
/** A made-up token; its prefix is split so that secret scanners ignore it. */
const CREDENTIAL = `gh${'p_'}b7Xk2mQ9vR4sT1wZ8yA3cE6fH5jL0nPdGu2V`

/** Compares searching a text for credentials with encoding it for the upload. */
export async function measureCredentialScan(rounds: number): Promise<Row[]> {
  const plain = readPieces()
  const hit = plain.map((piece) => `${CREDENTIAL}\n${piece.slice(CREDENTIAL.length + 1)}`)
  const times = await measureAlternately(rounds, {
    encode: () => measureTime(plain, (text) => gzipSync(JSON.stringify(text), { level: 1 })),
    hit: () => measureTime(hit, scan),
    plain: () => measureTime(plain, scan),
  })
  const megabytes = (PIECE * PIECES) / 1e6
  return [
    createRow('scan for credentials: none', (megabytes / times.plain) * 1000, 'MB/s'),
    createRow('scan for credentials: none / encoding', times.plain / times.encode, '×', 1),
    createRow('scan for credentials: one in every piece / encoding', times.hit / times.encode, '×', 1.4),
  ]
}

/** Reads the pages of this repository, which contain prose, code, tables and commands like transcripts. */
function readPieces(): string[] {
  const texts = readdirSync(DOCS, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.md') && !file.endsWith('credentials.md'))
    .sort()
    .map((file) => readFileSync(join(DOCS, file), 'utf8'))
  const text = redact(texts.join('\n'))
  const whole = text.repeat(Math.ceil((PIECE * PIECES) / text.length))
  return Array.from({ length: PIECES }, (_, index) => whole.slice(index * PIECE, (index + 1) * PIECE))
}

async function measureTime(texts: readonly string[], work: (text: string) => unknown): Promise<number> {
  const startedAt = performance.now()
  for (const text of texts) work(text)
  return performance.now() - startedAt
}

function scan(text: string): unknown {
  return scanCredentials(text, { redactionMode: 'redact', allowlist: new Allowlist() })
}

/** Removes the example credentials of the pages. */
function redact(text: string): string {
  return scanCredentials(text, { redactionMode: 'redact', allowlist: new Allowlist() }).redacted
}
