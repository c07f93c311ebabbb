import { once } from 'node:events';
import type { Server } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { page, sendPage, setPress } from '#server/press/press.scene.ts';
import { openFrontServer } from './frontServer.ts';

const nowhere = { handles: () => false, handle() {} };

/** For tests: one press behind two front servers, one with the fast lane and one without. */
export async function openTwoDoors() {
  const scene = await setPress({ keepAliveSeconds: 65 });
  scene.upstream.render = (asked, response) => {
    const { pathname } = new URL(asked.url ?? '/', 'http://paper.test');
    if (pathname.startsWith('/no')) return sendPage(response, page('nothing', null), 404);
    if (pathname === '/moved') return void response.writeHead(308, { location: '/articles/a' }).end();
    const mining = { policy: 'https://paper.test/mining' };
    const facts = { tags: ['article:1'], lastModified: '2024-04-14T02:15:00Z', mining };
    const size = pathname === '/long' ? 1_000_000 : 2_000;
    sendPage(
      response,
      page('words '.repeat(size / 6), pathname === '/gone' ? { ...facts, status: 410 } : facts),
    );
  };
  const state = { draining: false, answered: 0 };
  const open = async (lane: boolean) => {
    const door = openFrontServer({
      site: { siteUrl: 'http://localhost', siteUrlGiven: false },
      rooms: Promise.resolve({
        paper: scene.press.handle,
        ...(lane && {
          plainPaper(asked) {
            state.answered++;
            return scene.press.wire(asked.target, asked);
          },
        }),
        staff: (_, response) => response.end('staff'),
        islands: nowhere,
        statics: nowhere,
        proofs: nowhere,
        events: nowhere,
        collab: (_, socket) => socket.end(),
        reload: (_, socket) => socket.end(),
      }),
      alive: (response) => response.end('alive'),
      ready: (response) => response.end('ready'),
      draining: () => state.draining,
    });
    door.listen(0, '127.0.0.1');
    await once(door, 'listening');
    return door;
  };
  const [fast, ordinary] = await Promise.all([open(true), open(false)]);
  return {
    ...scene,
    state,
    fast,
    ordinary,
    async strike() {
      for (const door of [fast, ordinary]) {
        door.closeAllConnections();
        door.close();
      }
      await scene.strike();
    },
  };
}

export const portOf = (door: Server): number => (door.address() as AddressInfo).port;

const farewell = 'GET /health HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n';

/** Sends bytes in one write, then a closing request after the answer, and returns all received bytes. */
export async function exchange(door: Server, bytes: string, patience = 40): Promise<string> {
  const socket = connect(portOf(door), '127.0.0.1');
  let said = '';
  socket.setEncoding('latin1').on('data', (text: string) => {
    said += text;
  });
  socket.on('error', () => {});
  const closed = once(socket, 'close');
  socket.write(bytes, 'latin1');
  await Promise.race([once(socket, 'data'), closed, sleep(patience)]);
  if (!/^Connection: close/im.test(said)) socket.write(farewell);
  const late = setTimeout(() => socket.destroy(), 3_000);
  await closed;
  clearTimeout(late);
  return said.replace(/^Date: .*$/gm, 'Date: …');
}

/** A client that sends and reads only when the test calls for it. */
export async function openSlowReader(door: Server): Promise<{ socket: Socket; read(): number }> {
  const socket = connect(portOf(door), '127.0.0.1');
  await once(socket, 'connect');
  let length = 0;
  socket.on('data', (chunk: Buffer) => {
    length += chunk.length;
  });
  socket.pause();
  return { socket, read: () => length };
}
