'use strict'

/** undici loads this file for its registration in `../webidl`, which is replaced as well. */
