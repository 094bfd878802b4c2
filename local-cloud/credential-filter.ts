import { Allowlist } from '../src/secrets/credential-policy.ts'
import { countByRule } from '../src/secrets/found-credentials.ts'
import { scanCredentials } from '../src/secrets/scan.ts'
import { type Answer, routeError } from './answer.ts'

/**
 * What a cloud that takes no credentials answers to an upload: 422 with the names of the rules, and `undefined` for a body
 * without one.
 *
 * @param body the decoded text of a PUT
 */
export async function refuseCredentials(body: string): Promise<Answer | undefined> {
  const policy = { treatment: 'hold', allowlist: new Allowlist() } as const
  const { findings } = scanCredentials(textsIn(body).join('\n\n'), policy)
  const rules = Object.keys(countByRule(findings))
  return rules.length === 0 ? undefined : routeError(422, `The session holds credentials: ${rules.join(', ')}`)
}

/** Every text of a JSON document, as it is meant; of what is no JSON the whole. */
function textsIn(body: string): string[] {
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
