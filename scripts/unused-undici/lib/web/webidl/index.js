'use strict'

/** Every body here is bytes, and so none is a form. */
module.exports.webidl = { is: { FormData: () => false } }
