import { main } from './main.ts'

// At the top level: a promise that never settles then ends the process with 13, not with a green 0.
await main()

// Fires only when something forgotten keeps the process alive: a read that hangs, a socket that nobody closed.
setTimeout(() => process.exit(), 1_000).unref()
