import { main } from './main.ts'

// The exit code starts as failure: a promise that never settles is no green 0.
await main()

// Fires only when something forgotten keeps the process alive: a read that hangs, a socket that nobody closed.
setTimeout(() => process.exit(), 1_000).unref()
