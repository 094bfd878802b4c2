import type { Deadline } from '../deadline.ts'
import { CloudFailure } from './cloud-failure.ts'
import type { TokenFacts } from './token.ts'

type CredentialsOptions = {
  readonly token: string
  readonly kind: TokenFacts['kind']
  /** `POST /device-refresh`: the access token that a refresh token is worth. */
  readonly exchange: (deadline: Deadline) => Promise<string>
}

/** The token of requests. A refresh token is exchanged first; an API key never; anything else when it is refused. */
export class Credentials {
  readonly #options: CredentialsOptions
  #current: string | undefined
  #exchanging: Promise<string> | undefined

  constructor(options: CredentialsOptions) {
    this.#options = options
    this.#current = options.kind === 'refresh' ? undefined : options.token
  }

  /** The token to send. @throws what the exchange throws. */
  async token(deadline: Deadline): Promise<string> {
    if (this.#current === undefined || this.#exchanging !== undefined) return this.#exchange(deadline)
    return this.#current
  }

  /** After a 401: gets another token, once for all workers; false when there is none. @throws what the exchange throws. */
  async renew(refused: string, deadline: Deadline): Promise<boolean> {
    if (this.#options.kind === 'api') return false
    // Another worker's 401 may have renewed it in the meantime.
    if (this.#current !== refused) return true
    try {
      await this.#exchange(deadline)
      return true
    } catch (error) {
      // The token is not a refresh token, so the 401 that led here says more.
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

/** The cloud's word on the token, and not a failure on the way to it. */
function isRefusal(error: unknown): boolean {
  return error instanceof CloudFailure && (error.code === 'token-refused' || error.code === 'blocked')
}
