'use strict'

/** What undici needs to send a form or an iterable; every body here is bytes. */
module.exports.extractBody = () => {
  throw new Error('This bundle sends bytes only.')
}
