import type { RunLocations, ScenarioResult } from './run-scenario.ts'

/**
 * Replaces everything in the result of a scenario that differs between runs by fixed values:
 *
 * - URLs of the cloud and of GitHub's API, with random ports, by the real URLs;
 * - paths of the checkout and the runner's directory, and the token;
 * - the random part of the report's name, and the hash in a comment's first line, which depends on the cloud's URL;
 * - measured times: durations, `startedAt`, and every `…Ms` in the JSON report;
 * - pauses and end times of rate limits, and progress lines, which are printed every few seconds.
 *
 * Sizes, counts and order are unchanged.
 */
export function normalizeRun({ log, summary, comment, report, outputs, ...rest }: ScenarioResult): ScenarioResult {
  const text = (value: string): string => normalizeText(value, rest.locations)
  return {
    ...rest,
    log: text(log),
    summary: text(summary),
    comment: comment === undefined ? undefined : text(comment),
    outputs: Object.fromEntries(Object.entries(outputs).map(([name, value]) => [name, text(value)])),
    report: report === undefined ? undefined : JSON.parse(text(JSON.stringify(report)), replaceTimes),
  }
}

function normalizeText(text: string, { cloudUrl, apiUrl, token, workspace, directory }: RunLocations): string {
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

/** A duration in the format of `formatDuration`, except `timeout`, which is an input. */
const DURATION = /(?<!stopped after )\b\d+(?:\.\d)? (?:ms|s)\b|\b\d+ min(?: \d+ s)?\b/g

/** A time in the format of `src/message-format.ts`. */
const TIME_OF_DAY = /\b\d\d:\d\d UTC\b/g

const PROGRESS = /^[\d,]+ of [\d,]+ sessions?, \S+ \w+ of \S+ \w+.*\n/gm

function replaceTimes(name: string, value: unknown): unknown {
  // The `startedAt` of a session comes from its transcript and has no milliseconds.
  if (name === 'startedAt' && /\.\d{3}Z$/.test(String(value))) return '2026-03-01T03:17:00.000Z'
  if (name === 'durationMs') return 1_000
  if (name !== 'timingsMs') return value
  return Object.fromEntries(Object.keys(value as object).map((phase) => [phase, 1_000]))
}
