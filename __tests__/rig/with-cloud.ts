import type { LocalCloud, LocalCloudOptions } from '../../local-cloud/options.ts'
import { startLocalCloud } from '../../local-cloud/server.ts'

/** Runs a test with a cloud of its own. */
export async function withCloud<T>(options: LocalCloudOptions, test: (cloud: LocalCloud) => Promise<T>): Promise<T> {
  const cloud = await startLocalCloud(options)
  try {
    return await test(cloud)
  } finally {
    await cloud.close()
  }
}
