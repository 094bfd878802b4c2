'use strict'

/** The action sends only bytes, so no body is a form. */
module.exports.webidl = { is: { FormData: () => false } }
