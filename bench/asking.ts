import { Agent, type IncomingHttpHeaders, request } from 'node:http';

export type Answer = { status: number; headers: IncomingHttpHeaders; rawHeaders: string[]; body: Buffer };

/** A reader on one connection that is kept open. Asks 127.0.0.1 only. */
export function createReader(port: number, accept = 'identity') {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  return {
    get(path: string): Promise<Answer> {
      const { promise, resolve, reject } = Promise.withResolvers<Answer>();
      const asked = request({
        host: '127.0.0.1',
        port,
        path,
        agent,
        headers: { host: `localhost:${port}`, 'accept-encoding': accept },
        timeout: 20_000,
      });
      asked.on('timeout', () => asked.destroy(new Error(`${path}: no answer in 20 s`)));
      asked.on('error', reject);
      asked.on('response', (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () => {
          const { statusCode = 0, headers, rawHeaders } = response;
          resolve({ status: statusCode, headers, rawHeaders, body: Buffer.concat(chunks) });
        });
      });
      asked.end();
      return promise;
    },
    close: () => agent.destroy(),
  };
}

export type Reader = ReturnType<typeof createReader>;
