import { main } from './main.ts'

// At the top level: a promise that never settles then ends the process with 13, not with a green 0.
await main()
