#!/usr/bin/env node
import { onNode24 } from './node-24.ts'

onNode24(() => import('./cli/main.ts').then(({ main }) => main(() => import('./start.ts'))))
