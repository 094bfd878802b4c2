/**
 * Stands in the bundle for the HTTP client of the toolkit; see `bundle.ts`. `@actions/github` asks it for agents when it
 * is loaded, and is given a `fetch` that needs none; `@actions/core` would get OIDC tokens with it, which nobody does.
 */
export class HttpClient {
  getAgent() {}

  getAgentDispatcher() {}

  getJson() {
    throw new Error('This bundle has no OIDC client.')
  }
}

export class BearerCredentialHandler {}
