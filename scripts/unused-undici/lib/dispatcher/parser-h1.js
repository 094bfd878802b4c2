'use strict'

/** undici's experimental second parser, which is off by default. */
module.exports.getMiloEnabled = () => false
