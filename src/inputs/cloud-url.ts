/** Production (docs/internals/cloud.md, Base URL). */
export const DEFAULT_CLOUD_URL = 'https://cloud.specstory.com'

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/

/** API path, which is part of a URL that was copied from a request. */
const API_PATH = /\/api(?:$|\/v1(?:$|\/))/

/**
 * Validates the base URL, because the token is sent to it.
 * @returns the URL without trailing slashes and the API's path, or the allowed values
 */
export function parseCloudUrl(text: string): { url: string } | { allowed: string } {
  const url = URL.parse(text)
  if (url === null) return { allowed: 'an https URL' }
  // URL parsers treat `\` as `/` and drop line breaks, so the host can differ from the visible text.
  if (/[\\\s]/.test(text)) return { allowed: 'a URL without backslashes or white space' }
  if (url.username !== '' || url.password !== '') return { allowed: 'a URL without credentials' }
  if (url.search !== '' || url.hash !== '' || /[?#]/.test(text)) return { allowed: 'a URL without a query or fragment' }
  if (url.protocol === 'http:' && !LOOPBACK.test(url.hostname)) {
    return { allowed: 'an https URL, or http on loopback' }
  }
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return { allowed: 'an https URL' }
  const base = trimSlashes(url.href)
  const api = base.search(API_PATH)
  return { url: api === -1 ? base : trimSlashes(base.slice(0, api)) }
}

function trimSlashes(url: string): string {
  return url.replace(/(?<!\/)\/+$/, '')
}
