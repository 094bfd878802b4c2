import { lstatSync, readdirSync, unlinkSync } from 'node:fs'
import { join } from 'node:path'

const MAX_AGE_MS = 24 * 60 * 60 * 1_000

/** Removes this user's JSON reports that are more than a day old. */
export function removeOldReports(directory: string, now = Date.now()): void {
  try {
    for (const name of readdirSync(directory)) {
      if (!/^specstory-sync-[0-9a-f]{16}\.json$/.test(name)) continue
      const file = lstatSync(join(directory, name))
      const isOwn = process.getuid === undefined || file.uid === process.getuid()
      if (file.isFile() && isOwn && now - file.mtimeMs > MAX_AGE_MS) unlinkSync(join(directory, name))
    }
  } catch {
    // Another run can remove a file first; no later step needs it.
  }
}
