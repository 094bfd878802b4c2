import { parseCommandLine, USAGE } from './command-line.ts'
import type { LocalCloudOptions } from './options.ts'
import { startLocalCloud } from './server.ts'

/** `npm run cloud`: runs a local cloud until Ctrl-C. */
async function main(): Promise<void> {
  const options = readOptionsOrExit()
  if (options === 'help') return console.log(USAGE)
  const cloud = await startLocalCloud(options)
  console.log(`Local SpecStory Cloud: ${cloud.url}`)
  console.log(`API description: ${cloud.url}/openapi.json`)
  console.log(`API key with read and write scope, valid until this process stops:\n${cloud.token}`)
  const stop = () => {
    void cloud.close()
  }
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
}

function readOptionsOrExit(): LocalCloudOptions | 'help' {
  try {
    return parseCommandLine(process.argv.slice(2))
  } catch (error) {
    console.error(`${Error.isError(error) ? error.message : String(error)}\n\n${USAGE}`)
    process.exit(2)
  }
}

await main()
