import { createServer } from 'node:http';
import { createLogger } from '#server/logging/logging.ts';
import { createCollab } from './collab.ts';

// Runs the collaboration server in a separate process, which a test can kill.
const port = Number(process.argv[2]);
const collab = createCollab({ logger: createLogger('silent'), siteUrl: `http://localhost:${port}` });
const server = createServer((_, response) => response.end());
server.on('upgrade', (request, socket, head) => collab.upgrade(request, socket, head));
server.listen(port, () => process.send?.('listening'));
