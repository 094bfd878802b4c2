'use strict'

/**
 * Replaces undici's index, which loads all of undici, in the bundle (see `bundle.ts`). Exports what the sources import:
 * HTTP/1.1 by `request`, directly or through a proxy.
 */
const Dispatcher = require('./lib/dispatcher/dispatcher')
const Agent = require('./lib/dispatcher/agent')
const request = require('./lib/api/api-request')
const connect = require('./lib/api/api-connect')

// undici's proxy agent calls `connect` for a tunnel.
Object.assign(Dispatcher.prototype, { request, connect })

module.exports.Agent = Agent

// Loaded only with a proxy, because it includes SOCKS.
Object.defineProperty(module.exports, 'ProxyAgent', {
  enumerable: true,
  get: () => require('./lib/dispatcher/proxy-agent'),
})

module.exports.request = (address, { dispatcher, ...options }) => {
  const { origin, pathname, search } = new URL(address)
  return request.call(dispatcher, { ...options, origin, path: pathname + search })
}

/** Imported but not used: `@actions/github` gets another `fetch`. */
module.exports.fetch = () => {
  throw new Error('This bundle has no fetch.')
}
