#!/usr/bin/env node
import { onNode24 } from './node-24.js';
onNode24(() => import('./cli/main.js').then(({ main }) => main(new URL('./inputs.json', import.meta.url), () => import('./start.js'))));
