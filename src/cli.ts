#!/usr/bin/env node
import { startOnNode24 } from './node-24.ts'

startOnNode24(() => import('./cli/main.ts').then(({ main }) => main(() => import('./start.ts'))))
