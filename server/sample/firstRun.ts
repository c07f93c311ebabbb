// Run by server/lifecycle/firstStart.ts, which writes the order to its stdin, as a process of its own, so that the memory of drawing forty pictures goes with it.
import { text } from 'node:stream/consumers';
import { closePools } from '#db/pools.ts';
import { logUncaught } from '#server/logging/logging.ts';
import { type FirstRunOrder, firstRun } from './sampleEdition.ts';

logUncaught();
const order: FirstRunOrder = JSON.parse(await text(process.stdin));
console.log(JSON.stringify(await firstRun(order)));
await closePools();
