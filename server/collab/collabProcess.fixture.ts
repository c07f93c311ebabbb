import { createServer } from 'node:http';
import { createLogger } from '#server/logging/logging.ts';
import { createCollab } from './collab.ts';

// The collaboration socket in a process of its own, which a test may kill without warning.
const port = Number(process.argv[2]);
const collab = createCollab({ logger: createLogger('silent'), siteUrl: `http://localhost:${port}` });
const server = createServer((_, response) => response.end());
server.on('upgrade', (request, socket, head) => collab.upgrade(request, socket, head));
server.listen(port, () => process.send?.('listening'));
