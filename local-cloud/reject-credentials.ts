import { Allowlist } from '../src/secrets/credential-policy.ts'
import { countByRule } from '../src/secrets/found-credentials.ts'
import { scanCredentials } from '../src/secrets/scan.ts'
import { type CloudResponse, createRouteError } from './response.ts'

/**
 * The 422 response of a cloud that does not accept credentials, with the names of the rules; `undefined` for a body
 * without credentials.
 *
 * @param body the decoded text of a PUT
 */
export async function rejectCredentials(body: string): Promise<CloudResponse | undefined> {
  const policy = { redactionMode: 'hold', allowlist: new Allowlist() } as const
  const { findings } = scanCredentials(collectTexts(body).join('\n\n'), policy)
  const rules = Object.keys(countByRule(findings))
  return rules.length === 0 ? undefined : createRouteError(422, `The session contains credentials: ${rules.join(', ')}`)
}

/** Returns every string of a JSON document, unescaped; for other text, the whole text. */
function collectTexts(body: string): string[] {
  const texts: string[] = []
  try {
    JSON.parse(body, (_, value: unknown) => {
      if (typeof value === 'string') texts.push(value)
      return value
    })
    return texts
  } catch {
    return [body]
  }
}
