'use strict'

/** HTTP/2 is disabled: see `allowH2` in `src/cloud/`. */
module.exports = () => {
  throw new Error('This bundle has no HTTP/2.')
}
