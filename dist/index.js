import { onNode24 } from './node-24.js';
onNode24(() => import('./start.js'));
