import type { Deadline } from '../deadline.ts'
import { CloudFailure } from './cloud-failure.ts'
import type { TokenFacts } from './token.ts'

type CredentialsOptions = {
  readonly token: string
  readonly kind: TokenFacts['kind']
  /** `POST /device-refresh`: gets an access token for a refresh token. */
  readonly exchange: (deadline: Deadline) => Promise<string>
}

/** Provider of the token for requests. Exchanges a refresh token first, and an unknown token after a rejection. */
export class Credentials {
  readonly #options: CredentialsOptions
  #current: string | undefined
  #exchanging: Promise<string> | undefined

  constructor(options: CredentialsOptions) {
    this.#options = options
    this.#current = options.kind === 'refresh' ? undefined : options.token
  }

  /** Gets the token to send. @throws the errors of the exchange */
  async getToken(deadline: Deadline): Promise<string> {
    if (this.#current === undefined || this.#exchanging !== undefined) return this.#exchange(deadline)
    return this.#current
  }

  /**
   * Gets another token after a 401, once for all workers. Returns false if there is none.
   * @throws the errors of the exchange
   */
  async renew(refused: string, deadline: Deadline): Promise<boolean> {
    if (this.#options.kind === 'api') return false
    // Another worker possibly renewed the token meanwhile.
    if (this.#current !== refused) return true
    try {
      await this.#exchange(deadline)
      return true
    } catch (error) {
      // The token was not a refresh token, so the original 401 is more useful.
      if (this.#options.kind !== 'refresh' && isRefusal(error)) return false
      throw error
    }
  }

  async #exchange(deadline: Deadline): Promise<string> {
    this.#exchanging ??= this.#options.exchange(deadline).finally(() => {
      this.#exchanging = undefined
    })
    this.#current = await this.#exchanging
    return this.#current
  }
}

/** Whether the cloud rejected the token; false for network errors. */
function isRefusal(error: unknown): boolean {
  return error instanceof CloudFailure && (error.code === 'token-refused' || error.code === 'blocked')
}
