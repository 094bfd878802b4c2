import { appendFileSync } from 'node:fs'

/**
 * Preloaded into a run of the sources: records everything written to stdout or stderr in the file
 * `WATCHED_OUTPUT`, as lines of JSON with the `src/` files in the call stack, innermost first.
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
