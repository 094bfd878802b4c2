import { lstatSync, opendirSync } from 'node:fs'
import { join } from 'node:path'
import { Failure } from '../failure.ts'

/** What a directory of downloaded artifacts has is far below: 256 parts, a few attempts of each, a directory each. */
const MAX_ENTRIES = 10_000

/**
 * Finds every `.json` file of a directory and of the directories in it: artifacts are downloaded into one each. Links are
 * not followed, neither to files nor to directories, and nothing but regular files is found.
 *
 * @param directory absolute, native
 * @returns native paths, sorted
 * @throws Failure `report-unusable`
 */
export function findReports(directory: string): string[] {
  try {
    if (!lstatSync(directory).isDirectory()) throw unusable(directory, 'is no directory')
    const files: string[] = []
    const directories = [directory]
    let entries = 0
    for (let next = directories.pop(); next !== undefined; next = directories.pop()) {
      for (const { name, isDirectory, isFile } of list(next)) {
        if (++entries > MAX_ENTRIES) throw unusable(directory, `holds more than ${MAX_ENTRIES} files and directories`)
        if (isDirectory) directories.push(join(next, name))
        else if (isFile && name.endsWith('.json')) files.push(join(next, name))
      }
    }
    return files.sort()
  } catch (error) {
    throw error instanceof Failure ? error : unusable(directory, 'cannot be read', { cause: error })
  }
}

/** One entry at a time, so that a directory of millions is left after the first few; a link is neither of the two. */
function* list(directory: string): Generator<{ name: string; isDirectory: boolean; isFile: boolean }> {
  const listing = opendirSync(directory)
  try {
    for (let entry = listing.readSync(); entry !== null; entry = listing.readSync())
      yield { name: entry.name, isDirectory: entry.isDirectory(), isFile: entry.isFile() }
  } finally {
    listing.closeSync()
  }
}

function unusable(directory: string, why: string, options?: { cause: unknown }): Failure {
  return new Failure(
    'report-unusable',
    `The directory ${directory} ${why}.`,
    'Set `reports` to the directory that the reports were downloaded into.',
    options,
  )
}
