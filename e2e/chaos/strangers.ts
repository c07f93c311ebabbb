// Process that attacks a server on 127.0.0.1 without signing in: `strangers.ts PORT SECONDS`.
import type { Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { createHostileClient, EDITOR, type HostileClient, type Reply } from './hostileClient.ts';

export type Heard = Pick<Reply, 'status' | 'retryAfter'>;

const MB = 1024 * 1024;
const UNKNOWN = 1_200;
const AT_ONCE = 32;

/** Runs all attacks for `seconds`. @returns the responses */
async function beStrange(client: HostileClient, seconds: number): Promise<Heard[]> {
  const replies: Heard[] = [];
  const record = async (pending: Promise<Reply>): Promise<void> => {
    const { status, retryAfter } = await pending;
    replies.push({ status, retryAfter });
  };
  const end = performance.now() + seconds * 1_000;
  const isOver = () => performance.now() > end;
  const sockets: Socket[] = [];
  for (let at = 0; at < 500; at++) sockets.push(client.idle(address(at), at % 2 === 0));
  for (let at = 0; at < 50; at++) sockets.push(client.slow(address(at)));
  const bodies = ['/newsroom', '/sign-in', '/api/drafts', '/', '/newsroom/media/upload', '/newsroom/import'];
  const flood = async (lane: number) => {
    for (let at = lane; !isOver(); at++) {
      const path = bodies[at % bodies.length] ?? '/';
      await record(client.flood(path, address(lane), 64 * MB, true));
      await record(client.flood(path, address(lane), 15 * MB, false));
      await sleep(100);
    }
  };
  let next = 0;
  const askUnknown = async (lane: number) => {
    while (next < UNKNOWN && !isOver())
      await record(client.ask({ path: `/articles/unknown-${next++}`, client: address(lane % 4) }));
  };
  const guesses = Array.from({ length: 50 }, (_, at) =>
    record(client.signIn(address(at), EDITOR, 'a wrong password 1')),
  );
  const lanes = (count: number, work: (lane: number) => Promise<void>) =>
    Array.from({ length: count }, (_, lane) => work(lane));
  await Promise.all([...guesses, ...lanes(4, flood), ...lanes(AT_ONCE, askUnknown)]);
  for (const socket of sockets) socket.destroy();
  return replies;
}

/** A stranger's IP address, as sent in X-Forwarded-For. */
const address = (at: number): string => `203.0.113.${(at % 250) + 1}`;

const [port, seconds] = process.argv.slice(2).map(Number);
if (!port || !seconds) throw new Error('strangers.ts PORT SECONDS');
process.send?.(await beStrange(createHostileClient(port), seconds), () => process.exit());
