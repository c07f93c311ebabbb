import { Agent, request } from 'node:http';

export type Answer = {
  path: string;
  /** 0: no response */
  status: number;
  /** value of `X-Press`: `hit`, `miss`, `stale` or empty */
  how: string;
  body: string;
  /** from the request to the last byte */
  ms: number;
};

/**
 * Sends readers' requests to 127.0.0.1 over keep-alive connections.
 * @param options.keepsBodies false for timings: garbage collection of thousands of pages would delay the measurement
 */
export function createAsker(origin: string, { keepsBodies = true } = {}) {
  const { port } = new URL(origin);
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  return {
    ask(path: string): Promise<Answer> {
      const { promise, resolve } = Promise.withResolvers<Answer>();
      const began = performance.now();
      const end = (status: number, how = '', body = '') =>
        resolve({ path, status, how, body, ms: performance.now() - began });
      const outgoing = request(
        { host: '127.0.0.1', port, path, agent, headers: { host: `localhost:${port}` }, timeout: 20_000 },
        (response) => {
          let body = '';
          response.setEncoding('utf8').on('data', (text: string) => {
            if (keepsBodies) body += text;
          });
          response.on('error', () => end(0));
          response.on('end', () =>
            end(response.statusCode ?? 0, String(response.headers['x-press'] ?? ''), body),
          );
        },
      );
      outgoing.on('timeout', () => outgoing.destroy(new Error('late')));
      outgoing.on('error', () => end(0));
      outgoing.end();
      return promise;
    },
    close: () => agent.destroy(),
  };
}

export type Asker = ReturnType<typeof createAsker>;
type Steady = { rate: number; paths(): string };

/** Sends `rate` requests a second without waiting for responses. @returns a function that stops and returns them all */
export function askSteadily(asker: Asker, { rate, paths }: Steady): () => Promise<Answer[]> {
  const answers: Promise<Answer>[] = [];
  const began = performance.now();
  const timer = setInterval(() => {
    const due = Math.floor(((performance.now() - began) / 1_000) * rate);
    while (answers.length < due) answers.push(asker.ask(paths()));
  }, 5);
  return () => {
    clearInterval(timer);
    return Promise.all(answers);
  };
}
