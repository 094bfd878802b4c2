import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const DIRECTORY = join(import.meta.dirname, '..', 'fixtures', 'tls')
const read = (name: string): string => readFileSync(join(DIRECTORY, name), 'utf8')

/** A certificate for loopback, signed by the private CA in `CA_FILE`. */
export const TLS = { key: read('server.key'), cert: read('server.crt') }

/** For NODE_EXTRA_CA_CERTS. */
export const CA_FILE = join(DIRECTORY, 'ca.crt')
