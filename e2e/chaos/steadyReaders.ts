import { Agent, request } from 'node:http';

export type Answer = {
  path: string;
  /** 0: nobody answered */
  status: number;
  /** `hit`, `miss`, `stale`, or nothing */
  how: string;
  body: string;
  /** from the question to the last byte */
  ms: number;
};

/**
 * A crowd of readers on kept connections. Asks 127.0.0.1 only.
 * @param given.keepsBodies false: thousands of pages in memory would stop the clock that measures while they are collected
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
      const asked = request(
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
      asked.on('timeout', () => asked.destroy(new Error('late')));
      asked.on('error', () => end(0));
      asked.end();
      return promise;
    },
    close: () => agent.destroy(),
  };
}

export type Asker = ReturnType<typeof createAsker>;
type Steady = { rate: number; paths(): string };

/** Asks so many times a second, whether or not answers come. @returns what ends it and gives all the answers */
export function askSteadily(asker: Asker, { rate, paths }: Steady): () => Promise<Answer[]> {
  const asked: Promise<Answer>[] = [];
  const began = performance.now();
  const timer = setInterval(() => {
    const due = Math.floor(((performance.now() - began) / 1_000) * rate);
    while (asked.length < due) asked.push(asker.ask(paths()));
  }, 5);
  return () => {
    clearInterval(timer);
    return Promise.all(asked);
  };
}
