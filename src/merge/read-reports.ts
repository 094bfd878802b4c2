import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Failure } from '../failure.ts'
import { parseShardReport, type ShardReport } from './shard-report.ts'

/**
 * Reads every `.json` file of a directory and of the directories in it: artifacts are downloaded into one each.
 *
 * @param directory absolute, native
 * @throws Failure `report-unusable`
 */
export function readReports(directory: string): ShardReport[] {
  let files: string[]
  try {
    const entries = readdirSync(directory, { recursive: true, withFileTypes: true })
    files = entries
      .filter((entry) => entry.isFile() && entry.name.endsWith('.json'))
      .map((entry) => join(entry.parentPath, entry.name))
  } catch (cause) {
    const hint = 'Set `reports` to the directory that the reports were downloaded into.'
    throw new Failure('report-unusable', `The directory ${directory} cannot be read.`, hint, { cause })
  }
  return files.sort().map((file) => parseShardReport(readFileSync(file, 'utf8'), file))
}
