// Started by server/lifecycle/firstStart.ts, which writes the order to its stdin. A separate process, so that the
// memory used for drawing forty pictures is freed.
import { text } from 'node:stream/consumers';
import { closePools } from '#db/pools.ts';
import { logUncaught } from '#server/logging/logging.ts';
import { type FirstRunOrder, firstRun } from './sampleEdition.ts';

logUncaught();
const order: FirstRunOrder = JSON.parse(await text(process.stdin));
console.log(JSON.stringify(await firstRun(order)));
await closePools();
