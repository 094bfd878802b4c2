/**
 * Replaces the toolkit's HTTP client in the bundle (see `bundle.ts`). `@actions/github` requests agents from it when it is
 * loaded, but its `fetch` needs none; `@actions/core` uses it only for OIDC tokens, which the action does not request.
 */
export class HttpClient {
  getAgent() {}

  getAgentDispatcher() {}

  getJson() {
    throw new Error('This bundle has no OIDC client.')
  }
}

export class BearerCredentialHandler {}
