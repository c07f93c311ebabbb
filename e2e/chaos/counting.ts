import { once } from 'node:events';
import { createServer } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { systemActor } from '#editorial/access/actor.ts';
import { addWebhook } from '#editorial/outbox/changingWebhooks.ts';

export type ReceivedCounts = {
  /** number of different events accepted at least once */
  events: number;
  /** number of different idempotency keys; one key belongs to one event, however often its message arrives */
  keys: number;
  /** number of keys accepted more than once */
  repeated: number;
  /** first arrival of each event (ms since 1970), without events whose message the receiver first refused */
  arrivals: Map<string, number>;
};

/** Starts a webhook receiver that counts messages. It answers 500 with the probability `failing` (0 to 1). */
export async function openReceiver(failing: number) {
  const times = new Map<string, number>();
  const eventOf = new Map<string, string>();
  const arrivals = new Map<string, number>();
  const refused = new Set<string>();
  const server = createServer((request, response) => {
    let text = '';
    request.setEncoding('utf8').on('data', (part: string) => {
      text += part;
    });
    request.on('end', () => {
      const key = String(request.headers['webhook-id']);
      if (Math.random() < failing) {
        refused.add(key);
        response.writeHead(500).end();
        return;
      }
      const { event } = JSON.parse(text) as { event: string };
      times.set(key, (times.get(key) ?? 0) + 1);
      if (!eventOf.has(key) && !refused.has(key)) arrivals.set(event, Date.now());
      eventOf.set(key, event);
      response.writeHead(204).end();
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const counts = (): ReceivedCounts => ({
    events: new Set(eventOf.values()).size,
    keys: times.size,
    repeated: [...times.values()].filter((count) => count > 1).length,
    arrivals,
  });
  return {
    subscribe: () =>
      addWebhook(
        systemActor,
        { name: 'Counting', url: `http://127.0.0.1:${address.port}/` },
        { local: true },
      ),
    /** Waits until `events` have arrived, at most `patience` ms, then 3 s more for repeated messages. */
    async settled(events: number, patience: number): Promise<ReceivedCounts> {
      const end = Date.now() + patience;
      while (Date.now() < end && counts().events < events) await sleep(200);
      await sleep(3_000);
      return counts();
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
