/** Production (docs/internals/cloud.md, Base URL). */
export const DEFAULT_CLOUD_URL = 'https://cloud.specstory.com'

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/

/** The path of the API below the base, which whoever copied the URL of a request has behind it. */
const API_PATH = /\/api(?:$|\/v1(?:$|\/))/

/**
 * Checks a base URL that the token will be sent to.
 *
 * @returns the URL without trailing slashes and the API's path, or what is allowed instead
 */
export function parseCloudUrl(text: string): { url: string } | { refused: string } {
  const url = URL.parse(text)
  if (url === null) return { refused: 'an https URL' }
  // A browser's parser takes a backslash for a slash and drops line breaks: the token would not go where a person reads.
  if (/[\\\s]/.test(text)) return { refused: 'a URL without backslashes and white space' }
  if (url.username !== '' || url.password !== '') return { refused: 'a URL without credentials' }
  if (url.search !== '' || url.hash !== '' || /[?#]/.test(text)) return { refused: 'a URL without a query or fragment' }
  if (url.protocol === 'http:' && !LOOPBACK.test(url.hostname)) {
    return { refused: 'an https URL, or http on loopback' }
  }
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return { refused: 'an https URL' }
  const base = withoutSlashes(url.href)
  const api = base.search(API_PATH)
  return { url: api === -1 ? base : withoutSlashes(base.slice(0, api)) }
}

function withoutSlashes(url: string): string {
  return url.replace(/(?<!\/)\/+$/, '')
}
