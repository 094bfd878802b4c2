import { onNode24 } from './node-24.ts'

onNode24(() => import('./start.ts'))
