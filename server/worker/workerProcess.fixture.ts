import { configure } from '#server/configuration/configuration.ts';
import { createLogger } from '#server/logging/logging.ts';
import { createWorker } from './worker.ts';

// Runs the worker in a separate process, which a test can kill.
const worker = createWorker({ configuration: configure(process.env), log: createLogger('silent') });
setInterval(worker.wake, 200); // what a notification does
process.send?.('begun');
