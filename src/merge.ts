import { startOnNode24 } from './node-24.ts'

startOnNode24(() => import('./merge/start.ts'))
