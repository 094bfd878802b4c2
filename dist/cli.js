#!/usr/bin/env node
import { startOnNode24 } from './node-24.js';
startOnNode24(() => import('./cli/main.js').then(({ main }) => main(() => import('./start.js'))));
