import { BlockList, isIP } from 'node:net'

type NoProxyEntry = {
  /** Lowercase, without brackets. */
  readonly host: string
  /** Empty: every port. */
  readonly port: string
}

const DEFAULT_PORTS: Readonly<Record<string, string>> = { 'http:': '80', 'https:': '443' }

/**
 * Whether `NO_PROXY` excludes a URL. Entries are hosts with subdomains, addresses or ranges (`10.0.0.0/8`), also with
 * `*` and a port. undici's `EnvHttpProxyAgent` ignores ranges and `*`, and its `0.0.1` matches 127.0.0.1.
 */
export function bypassesProxy(url: URL, noProxy: string): boolean {
  const host = normalizeHost(url.hostname)
  const port = url.port || (DEFAULT_PORTS[url.protocol] ?? '')
  return noProxy
    .split(/[,\s]+/)
    .filter((text) => text !== '')
    .map(parseEntry)
    .some((entry) => (entry.port === '' || entry.port === port) && matchesHost(entry.host, host))
}

function parseEntry(text: string): NoProxyEntry {
  // An IPv6 address with a port is in brackets; without brackets every colon belongs to the address.
  const [, bracketed, bracketedPort = ''] = /^\[([^\]]*)\](?::(\d+))?$/.exec(text) ?? []
  if (bracketed !== undefined) return { host: normalizeHost(bracketed), port: bracketedPort }
  const [, name, port = ''] = /^([^:]*):(\d+)$/.exec(text) ?? []
  return name === undefined ? { host: normalizeHost(text), port: '' } : { host: normalizeHost(name), port }
}

function matchesHost(entry: string, host: string): boolean {
  const slash = entry.indexOf('/')
  if (slash !== -1) return isInRange(host, entry.slice(0, slash), entry.slice(slash + 1))
  if (entry.includes('*')) return matchesPattern(entry, host)
  const name = entry.replace(/^\./, '')
  return host === name || (name !== '' && isIP(host) === 0 && host.endsWith(`.${name}`))
}

function isInRange(host: string, start: string, bits: string): boolean {
  const version = isIP(host)
  if (version === 0 || isIP(start) !== version || !/^\d{1,3}$/.test(bits)) return false
  const family = version === 4 ? 'ipv4' : 'ipv6'
  if (Number(bits) > (version === 4 ? 32 : 128)) return false
  const range = new BlockList()
  range.addSubnet(start, Number(bits), family)
  return range.check(host, family)
}

/** Matches a pattern in linear time; `*` matches any characters, also dots. */
function matchesPattern(pattern: string, host: string): boolean {
  const parts = pattern.split('*')
  const [first = '', last = ''] = [parts[0], parts.at(-1)]
  if (host.length < first.length + last.length || !host.startsWith(first) || !host.endsWith(last)) return false
  let at = first.length
  const end = host.length - last.length
  for (const part of parts.slice(1, -1)) {
    const found = host.indexOf(part, at)
    if (found === -1 || found + part.length > end) return false
    at = found + part.length
  }
  return true
}

/** Normalizes a host for comparison: lowercase, without brackets and a final dot. */
function normalizeHost(text: string): string {
  return text
    .toLowerCase()
    .replace(/^\[|\]$/g, '')
    .replace(/(?<=[^.])\.$/, '')
}
