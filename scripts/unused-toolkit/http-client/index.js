/** Stands in the bundle for what the toolkit's OIDC tokens need; see `bundle.ts`. */
export class HttpClient {
  constructor() {
    throw new Error('This bundle has no OIDC client.')
  }
}

export class BearerCredentialHandler {}
