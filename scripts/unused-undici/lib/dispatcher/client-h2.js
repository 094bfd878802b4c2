'use strict'

/** HTTP/2 is never agreed on: see `allowH2` in `src/cloud/`. */
module.exports = () => {
  throw new Error('This bundle has no HTTP/2.')
}
