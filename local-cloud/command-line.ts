import { parseArgs } from 'node:util'
import { parseFaultRule } from './fault-rule.ts'
import type { LocalCloudOptions } from './options.ts'

export const USAGE = `npm run cloud -- [--port N] [--directory DIR] [--latency MS|MIN-MAX] [--fault JSON]…

  --port       port on 127.0.0.1; default: a free port
  --directory  directory that keeps sessions between starts; default: in memory
  --latency    delay before every response, in milliseconds: 50 or 20-200
  --fault      a fault rule, for example
               '{"match":{"route":"put","nth":3},"action":{"kind":"status","status":503}}'; can be repeated
  --help       prints this text`

/**
 * Parses the flags of `npm run cloud`; returns `help` for `--help`.
 *
 * @throws Error with one sentence about the invalid flag
 */
export function parseCommandLine(args: readonly string[]): LocalCloudOptions | 'help' {
  const { values } = parseArgs({
    args: [...args],
    options: {
      port: { type: 'string', default: '0' },
      directory: { type: 'string' },
      latency: { type: 'string', default: '0' },
      fault: { type: 'string', multiple: true, default: [] },
      help: { type: 'boolean', short: 'h', default: false },
    },
  })
  if (values.help) return 'help'
  const port = Number(values.port)
  if (!/^\d{1,5}$/.test(values.port) || port > 65535) throw new Error(`--port must be 0 to 65535, not ${values.port}`)
  const [, from, to] = /^(\d{1,6})(?:-(\d{1,6}))?$/.exec(values.latency) ?? []
  if (from === undefined)
    throw new Error(`--latency must be milliseconds, for example 50 or 20-200, not ${values.latency}`)
  return {
    port,
    latencyMs: to === undefined ? Number(from) : [Number(from), Number(to)],
    faults: values.fault.map(parseFaultRule),
    ...(values.directory === undefined ? {} : { directory: values.directory }),
  }
}
