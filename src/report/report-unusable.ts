import { Failure } from '../failure.ts'

/**
 * The failure of a report that the merge refuses.
 *
 * @param file its path
 * @param why completes "cannot be merged: …", without a full stop
 */
export function reportUnusable(file: string, why: string, options?: { cause: unknown }): Failure {
  return new Failure(
    'report-unusable',
    `The report ${file} cannot be merged: ${why}.`,
    'Give the `reports` input a directory that holds the `report` output of each shard of one run, as its step wrote it, and nothing else.',
    options,
  )
}
