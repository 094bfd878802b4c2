import { join } from 'node:path'
import { bundle } from './bundle.ts'

bundle(join(import.meta.dirname, '..', 'dist'))
