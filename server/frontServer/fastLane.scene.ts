import { once } from 'node:events';
import type { Server } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { page, sendPage, setPress } from '#server/press/press.scene.ts';
import { openFrontServer } from './frontServer.ts';

const noHandler = { handles: () => false, handle() {} };

/** For tests: one press behind two front servers, one with the fast lane and one without. */
export async function openBothServers() {
  const scene = await setPress({ keepAliveSeconds: 65 });
  scene.upstream.render = (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://paper.test');
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
    const server = openFrontServer({
      site: { siteUrl: 'http://localhost', isSiteUrlSet: false },
      handlers: Promise.resolve({
        paper: scene.press.handle,
        ...(lane && {
          plainPaper(request) {
            state.answered++;
            return scene.press.wire(request.target, request);
          },
        }),
        staff: (_, response) => response.end('staff'),
        islands: noHandler,
        statics: noHandler,
        previews: noHandler,
        events: noHandler,
        collab: (_, socket) => socket.end(),
        reload: (_, socket) => socket.end(),
      }),
      alive: (response) => response.end('alive'),
      ready: (response) => response.end('ready'),
      draining: () => state.draining,
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return server;
  };
  const [fast, ordinary] = await Promise.all([open(true), open(false)]);
  return {
    ...scene,
    state,
    fast,
    ordinary,
    async strike() {
      for (const server of [fast, ordinary]) {
        server.closeAllConnections();
        server.close();
      }
      await scene.strike();
    },
  };
}

export const portOf = (server: Server): number => (server.address() as AddressInfo).port;

const closingRequest = 'GET /health HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n';

/** Sends bytes in one write, then a closing request after the answer, and returns all received bytes. */
export async function exchange(server: Server, bytes: string, patience = 40): Promise<string> {
  const socket = connect(portOf(server), '127.0.0.1');
  let received = '';
  socket.setEncoding('latin1').on('data', (text: string) => {
    received += text;
  });
  socket.on('error', () => {});
  const closed = once(socket, 'close');
  socket.write(bytes, 'latin1');
  await Promise.race([once(socket, 'data'), closed, sleep(patience)]);
  if (!/^Connection: close/im.test(received)) socket.write(closingRequest);
  const late = setTimeout(() => socket.destroy(), 3_000);
  await closed;
  clearTimeout(late);
  return received.replace(/^Date: .*$/gm, 'Date: …');
}

/** A client that sends and reads only when the test calls for it. */
export async function openSlowReader(server: Server): Promise<{ socket: Socket; read(): number }> {
  const socket = connect(portOf(server), '127.0.0.1');
  await once(socket, 'connect');
  let length = 0;
  socket.on('data', (chunk: Buffer) => {
    length += chunk.length;
  });
  socket.pause();
  return { socket, read: () => length };
}
