// Run by server/welcoming.ts as a process of its own, so that the memory of drawing forty pictures goes with it.
import { closePools } from '#db/pools';
import { configure } from './configuration.ts';
import { firstRun } from './sampleEdition.ts';

console.log(JSON.stringify(await firstRun(configure(process.env))));
await closePools();
