import { configure } from '#server/configuration/configuration.ts';
import { createLogger } from '#server/logging/logging.ts';
import { createWorker } from './worker.ts';

// The worker in a process of its own, which a test may kill without warning.
const worker = createWorker({ configuration: configure(process.env), log: createLogger('silent') });
setInterval(worker.wake, 200); // what a notice does
process.send?.('begun');
