import { FORMATS } from './formats.ts'
import { VENDOR_NAMES } from './vendor-names.ts'

/** Rules that match by context, except those with a vendor name. */
const OTHERS = [
  'amqp-connection-string',
  'basic-auth-url',
  'curl-auth-header',
  'curl-auth-user',
  'freemius-secret-key',
  'gcp-application-default-credentials',
  'gcp-service-account',
  'generic-api-key',
  'hashicorp-tf-password',
  'kubernetes-secret-yaml',
  'mongodb-connection-string',
  'mysql-connection-string',
  'nuget-config-password',
  'postgresql-connection-string',
  'private-key',
  'redis-connection-string',
]

/** All rule names, sorted. */
export const RULE_NAMES: readonly string[] = [
  ...new Set([...FORMATS, ...VENDOR_NAMES].map(({ rule }) => rule).concat(OTHERS)),
].sort()
