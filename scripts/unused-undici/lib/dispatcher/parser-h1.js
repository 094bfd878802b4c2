'use strict'

/** undici's second parser, an experiment that only an option turns on. */
module.exports.getMiloEnabled = () => false
