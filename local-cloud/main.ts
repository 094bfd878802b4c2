import { parseCommandLine, USAGE } from './command-line.ts'
import type { LocalCloudOptions } from './options.ts'
import { startLocalCloud } from './server.ts'

/** `npm run cloud`: a cloud of one's own, until Ctrl-C. */
async function main(): Promise<void> {
  const options = optionsOrExit()
  if (options === 'help') return console.log(USAGE)
  const cloud = await startLocalCloud(options)
  console.log(`SpecStory Cloud on this machine: ${cloud.url}`)
  console.log(`What it answers: ${cloud.url}/openapi.json`)
  console.log(`API key, read and write, valid until this stops:\n${cloud.token}`)
  const stop = () => {
    void cloud.close()
  }
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
}

function optionsOrExit(): LocalCloudOptions | 'help' {
  try {
    return parseCommandLine(process.argv.slice(2))
  } catch (error) {
    console.error(`${Error.isError(error) ? error.message : String(error)}\n\n${USAGE}`)
    process.exit(2)
  }
}

await main()
