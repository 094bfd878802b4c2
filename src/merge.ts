import { main } from './merge/main.ts'

await main()
