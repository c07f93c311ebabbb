import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { staffPool } from '#db/pools.ts';

export type ReceivedCall = { id: string; headers: IncomingMessage['headers']; body: string };

/** For tests: a webhook receiver that records requests, and acts once per idempotency key. */
export async function openReceiver(): Promise<Receiver> {
  const calls: ReceivedCall[] = [];
  const effects = new Map<string, string>();
  let manner: Manner = (_heard, response) => response.writeHead(204).end();
  const server: Server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    const id = String(request.headers['webhook-id'] ?? request.headers['idempotency-key'] ?? '');
    const call = { id, headers: request.headers, body };
    calls.push(call);
    manner(call, response, () => effects.set(id, body));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  return {
    url: `http://127.0.0.1:${port}/hook`,
    heard: calls,
    effects,
    behave: (next) => {
      manner = next;
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

type Manner = (call: ReceivedCall, response: ServerResponse, takeEffect: () => void) => void;

export type Receiver = {
  url: string;
  heard: ReceivedCall[];
  effects: Map<string, string>;
  behave(manner: Manner): void;
  close(): Promise<void>;
};

export const well: Manner = (_heard, response, takeEffect) => {
  takeEffect();
  response.writeHead(204).end();
};

export async function until(done: () => boolean | Promise<boolean>, patience = 20_000): Promise<void> {
  for (const end = performance.now() + patience; !(await done()); await sleep(50)) {
    if (performance.now() > end) throw new Error('it did not come');
  }
}

/** Skips all retry delays. Does nothing before a worker has created its tables. */
export async function passPauses(): Promise<void> {
  const { rows } = await staffPool().query(`select to_regclass('pgboss.job') is not null as "isThere"`);
  if (!rows[0].isThere) return;
  await staffPool().query(
    `update pgboss.job set start_after = now() where state = 'retry' and start_after > now()`,
  );
}
