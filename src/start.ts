import { main } from './main.ts'

// The exit code starts as failure, so that a promise that never settles does not exit with 0.
await main()

// Fires only when a leak keeps the process alive, for example a pending read or an open socket.
setTimeout(() => process.exit(), 1_000).unref()
