import { startOnNode24 } from './node-24.js';
startOnNode24(() => import('./start.js'));
