import { Allowlist, type CredentialPolicy } from '../../src/secrets/credential-policy.ts'
import { type ScanRequest, scanSessions } from '../../src/sessions/scan.ts'
import type { IgnoredFile, LocalSession, Scan } from '../../src/sessions/session.ts'
import { checkout } from './checkout.ts'

export const ID = 'c94c863c-02e0-474e-b6d9-acb816f7fc55'

/** The default credential policy. */
export const REDACT_POLICY: CredentialPolicy = { redactionMode: 'redact', allowlist: new Allowlist() }

type ScanOptions = Partial<ScanRequest> & { readonly paths?: readonly string[]; readonly historyDir?: string }

/** Scans a checkout with the default inputs. */
export function scan(
  workspace: string,
  { paths = ['.'], historyDir = '.specstory/history', ...given }: ScanOptions = {},
): Promise<Scan> {
  return scanSessions({
    workspace,
    locations: paths.map((path) => ({ path, historyDir })),
    providers: [],
    sessions: [],
    exclude: [],
    unidentified: 'skip',
    shard: undefined,
    getPolicy: () => REDACT_POLICY,
    signal: new AbortController().signal,
    onFirstSession() {},
    ...given,
  })
}

/** Scans one file of a history directory. */
export async function scanFile(name: string, content: string | Buffer): Promise<LocalSession | IgnoredFile> {
  const { sessions, ignored, unreadable } = await scan(checkout({ [`.specstory/history/${name}`]: content }))
  const [one, ...others] = [...sessions, ...ignored]
  if (one === undefined || others.length > 0)
    throw new Error(`not one result: ${JSON.stringify({ others, unreadable })}`)
  return one
}
