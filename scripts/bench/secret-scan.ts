import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { lintSource } from '@secretlint/core'
import { secretLintProfiler } from '@secretlint/profiler'
import { rules } from '@secretlint/secretlint-rule-preset-recommend'
import { Allowlist } from '../../src/secrets/allowlist.ts'
import { scanCredentials } from '../../src/secrets/scan.ts'
import { alternate } from './measure.ts'
import { type Row, row } from './row.ts'

const SAMPLES = join(import.meta.dirname, '..', '..', 'samples')
const PIECE = 256 * 1024
const PIECES = 16
/** Nobody ever issued it; what it starts with is written in two parts, for scanners. */
const CREDENTIAL = `gh${'p_'}b7Xk2mQ9vR4sT1wZ8yA3cE6fH5jL0nPdGu2V`

/**
 * Searching transcripts for credentials, against the library's preset alone: in text that has one in every piece, so that
 * the library is asked each time, and in text without, where it is not.
 */
export async function secretScan(rounds: number): Promise<Row[]> {
  const plain = pieces()
  const hit = plain.map((piece) => `${CREDENTIAL}\n${piece.slice(CREDENTIAL.length + 1)}`)
  secretLintProfiler.setEnabled(false)
  const times = await alternate(rounds, {
    preset: () => timed(hit, presetAlone),
    hit: () => timed(hit, search),
    plain: () => timed(plain, search),
  })
  const megabytes = (PIECE * PIECES) / 1e6
  return [
    row('scan for credentials: preset alone', (megabytes / times.preset) * 1000, 'MB/s'),
    row('scan for credentials: one in every piece', (megabytes / times.hit) * 1000, 'MB/s'),
    row('scan for credentials: none', (megabytes / times.plain) * 1000, 'MB/s'),
    // 0.6 of its speed.
    row('scan for credentials: one in every piece / preset alone', times.hit / times.preset, '×', 1.67),
  ]
}

function pieces(): string[] {
  const samples = readdirSync(SAMPLES, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.md'))
    .map((file) => readFileSync(join(SAMPLES, file), 'utf8'))
    .join('\n')
  const text = samples.repeat(Math.ceil((PIECE * PIECES) / samples.length))
  return Array.from({ length: PIECES }, (_, index) => text.slice(index * PIECE, (index + 1) * PIECE))
}

async function timed(texts: readonly string[], work: (text: string) => Promise<unknown>): Promise<number> {
  const startedAt = performance.now()
  for (const text of texts) await work(text)
  return performance.now() - startedAt
}

async function presetAlone(content: string): Promise<unknown> {
  return await lintSource({
    source: { content, filePath: 'transcript.md', ext: '.md', contentType: 'text' },
    options: {
      config: {
        rules: rules
          .filter(({ meta }) => !meta.id.endsWith('filter-comments'))
          .map((rule) => ({ id: rule.meta.id, rule })),
      },
      noPhysicFilePath: true,
    },
  })
}

async function search(text: string): Promise<unknown> {
  return await scanCredentials(text, { treatment: 'redact', allowlist: new Allowlist() })
}
