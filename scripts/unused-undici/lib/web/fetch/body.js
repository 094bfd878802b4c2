'use strict'

/** Used by undici for forms and iterables; the action sends only bytes. */
module.exports.extractBody = () => {
  throw new Error('This bundle sends bytes only.')
}
