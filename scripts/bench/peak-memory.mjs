import { writeFileSync } from 'node:fs'

// Preloaded into a measured run: the most memory it ever had resident, kB.
process.on('exit', () => writeFileSync(process.env.BENCH_MEMORY, String(process.resourceUsage().maxRSS)))
