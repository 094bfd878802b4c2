'use strict'

/**
 * Stands in the bundle for undici's index, which loads all of undici; see `bundle.ts`. It has what the sources import:
 * HTTP/1.1 through `request`, direct or through a proxy.
 */
const Dispatcher = require('./lib/dispatcher/dispatcher')
const Agent = require('./lib/dispatcher/agent')
const request = require('./lib/api/api-request')
const connect = require('./lib/api/api-connect')

// `connect` is how undici's own proxy agent asks for a tunnel.
Object.assign(Dispatcher.prototype, { request, connect })

module.exports.Agent = Agent

// Only who has a proxy pays for it, SOCKS included.
Object.defineProperty(module.exports, 'ProxyAgent', {
  enumerable: true,
  get: () => require('./lib/dispatcher/proxy-agent'),
})

module.exports.request = (address, { dispatcher, ...options }) => {
  const { origin, pathname, search } = new URL(address)
  return request.call(dispatcher, { ...options, origin, path: pathname + search })
}

/** `@actions/github` imports it, and is given another. */
module.exports.fetch = () => {
  throw new Error('This bundle has no fetch.')
}
