import type { Places, Played } from './play.ts'

/**
 * A played scenario as it would be told the next time too. Only what is different each time is replaced, by what it could
 * have been:
 *
 * - the URLs of the cloud and of GitHub's API, whose ports are free ones, by the real ones;
 * - the checkout, the runner's directory and the token;
 * - the random part of the report's name, and the hash in a comment's first line, which is of the cloud's URL too;
 * - what was measured: times that are said to have been taken, `startedAt`, and in the JSON report every `…Ms`;
 * - how long a rate limit goes on and when it ends, and the lines of progress, which come every few seconds.
 *
 * Everything else, sizes and counts and the order above all, is the run's own.
 */
export function normalised({ log, summary, comment, report, outputs, ...rest }: Played): Played {
  const text = (value: string): string => normalisedText(value, rest.places)
  return {
    ...rest,
    log: text(log),
    summary: text(summary),
    comment: comment === undefined ? undefined : text(comment),
    outputs: Object.fromEntries(Object.entries(outputs).map(([name, value]) => [name, text(value)])),
    report: report === undefined ? undefined : JSON.parse(text(JSON.stringify(report)), withoutTimes),
  }
}

function normalisedText(text: string, { cloudUrl, apiUrl, token, workspace, directory }: Places): string {
  return text
    .replaceAll(cloudUrl, 'https://cloud.specstory.com')
    .replaceAll(apiUrl, 'https://api.github.com')
    .replaceAll(workspace, '/home/runner/work/widgets/widgets')
    .replaceAll(directory, '/home/runner/work/_temp')
    .replaceAll(token, 'the-token')
    .replace(/specstory-sync-[0-9a-f]{16}\.json/g, 'specstory-sync-0123456789abcdef.json')
    .replace(/(?<=<!-- specstory\/sync-action )[0-9a-f]{12}(?= -->)/g, '0123456789ab')
    .replace(PROGRESS, '')
    .replace(TIME_OF_DAY, '14:32 UTC')
    .replace(TIMED, (line) => line.replace(DURATION, '1.0 s'))
}

/** Lines with a measured duration. */
const TIMED =
  /^(?:\*\*Duration:\*\*|SpecStory (?:sync|check) \w+\. |No sessions found\. |Uploaded [\d,]+ of |Rate limited by SpecStory Cloud\. ).*/gm

/** As `formatDuration` writes one; `timeout`, a whole number of seconds, is an input. */
const DURATION = /(?<!Stopped after )\b\d+(?:\.\d)? (?:ms|s)\b|\b\d+ min(?: \d+ s)?\b/g

/** As `src/message-format.ts` says one. */
const TIME_OF_DAY = /\b\d\d:\d\d UTC\b/g

const PROGRESS = /^[\d,]+ of [\d,]+ sessions?, \S+ \w+ of \S+ \w+.*\n/gm

function withoutTimes(name: string, value: unknown): unknown {
  // A session's own is of its transcript, and has no seconds.
  if (name === 'startedAt' && /\.\d{3}Z$/.test(String(value))) return '2026-03-01T03:17:00.000Z'
  if (name === 'durationMs') return 1_000
  if (name !== 'timingsMs') return value
  return Object.fromEntries(Object.keys(value as object).map((phase) => [phase, 1_000]))
}
