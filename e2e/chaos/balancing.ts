import { once } from 'node:events';
import { Agent, createServer, request } from 'node:http';
import type { Node } from './nodes.ts';

/** Starts a round-robin proxy to the nodes that are up, over keep-alive connections. */
export async function openBalancer(nodes: Node[]) {
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  const served = nodes.map(() => 0);
  let turn = 0;
  const server = createServer((incoming, response) => {
    const up = nodes.flatMap((node, at) => (node.up ? [at] : []));
    const at = up[turn++ % up.length] ?? 0;
    const { port } = new URL(nodes[at]?.url ?? '');
    const headers = { ...incoming.headers, host: `localhost:${port}` }; // each node's own SITE_URL
    const passed = request(
      { host: '127.0.0.1', port, path: incoming.url, method: incoming.method, headers, agent },
      (answer) => {
        served[at] = (served[at] ?? 0) + 1;
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(response);
      },
    );
    passed.on('error', () => (response.headersSent ? response.destroy() : response.writeHead(502).end()));
    incoming.pipe(passed);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    /** how many answers came from each node */
    served,
    async close() {
      agent.destroy();
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
