'use strict'

/** Loaded by undici for what it registers, and that is in `../webidl`. */
