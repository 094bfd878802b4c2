import { writeFileSync } from 'node:fs'

// Preloaded into a measured run; writes its peak resident memory in kB.
process.on('exit', () => writeFileSync(process.env.BENCH_MEMORY, String(process.resourceUsage().maxRSS)))
