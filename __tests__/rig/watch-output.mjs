import { appendFileSync } from 'node:fs'

/**
 * Loaded into a run of the sources before anything else: everything that goes to stdout or stderr is noted in the file that
 * `WATCHED_OUTPUT` names, a line of JSON each, with the files of `src/` that it came through, the innermost first.
 */
Error.stackTraceLimit = 100
const file = process.env['WATCHED_OUTPUT'] ?? ''
for (const stream of [process.stdout, process.stderr]) {
  const write = stream.write
  stream.write = function watched(...given) {
    const through = [...(new Error('here').stack ?? '').matchAll(/\/src\/([\w/.-]+\.ts)/g)].map(([, name]) => name)
    appendFileSync(file, `${JSON.stringify({ text: String(given[0]), through })}\n`)
    return write.apply(this, given)
  }
}
