import { Agent, type IncomingHttpHeaders, request } from 'node:http';

export type Answer = { status: number; headers: IncomingHttpHeaders; rawHeaders: string[]; body: Buffer };

/** An HTTP client for 127.0.0.1 with one keep-alive connection. `accept` is its Accept-Encoding. */
export function createReader(port: number, accept = 'identity') {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  return {
    get(path: string): Promise<Answer> {
      const { promise, resolve, reject } = Promise.withResolvers<Answer>();
      const outgoing = request({
        host: '127.0.0.1',
        port,
        path,
        agent,
        headers: { host: `localhost:${port}`, 'accept-encoding': accept },
        timeout: 20_000,
      });
      outgoing.on('timeout', () => outgoing.destroy(new Error(`${path}: no answer in 20 s`)));
      outgoing.on('error', reject);
      outgoing.on('response', (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () => {
          const { statusCode = 0, headers, rawHeaders } = response;
          resolve({ status: statusCode, headers, rawHeaders, body: Buffer.concat(chunks) });
        });
      });
      outgoing.end();
      return promise;
    },
    close: () => agent.destroy(),
  };
}

export type Reader = ReturnType<typeof createReader>;
