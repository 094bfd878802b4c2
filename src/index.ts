import { setFlagsFromString } from 'node:v8'
import { main } from './main.ts'

// Keeps V8's young generation at its first size: it would grow to some 150 MB over 100,000 sessions, for garbage that a
// small one collects in the same time (docs/performance.md).
setFlagsFromString('--semi-space-growth-factor=1')

// At the top level: a promise that never settles then ends the process with 13, not with a green 0.
await main()

// Fires only when something forgotten keeps the process alive: a read that hangs, a socket that nobody closed.
setTimeout(() => process.exit(), 1_000).unref()
