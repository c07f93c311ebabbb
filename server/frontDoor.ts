import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { changesSomething, comesFromOurPages, introduce, type Site } from './admitting.ts';
import {
  admitReader,
  bringsToken,
  currentVersion,
  isApi,
  isPastApiLimit,
  isReadingApi,
  tellProblem,
  turnsAway,
} from './apiDoor.ts';

import { openFastLane } from './fastLane/fastLane.ts';
import type { Plain } from './fastLane/reading.ts';

type Answer = (request: IncomingMessage, response: ServerResponse) => unknown;
type Upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer) => unknown;

/** What lies behind the front door. */
export interface Rooms {
  paper: Answer;
  /** The whole answer to a plain question for a page, when it can be given without the ordinary server. */
  plainPaper?(asked: Plain): Buffer | Promise<Buffer> | null;
  /** The readers' own small modules. */
  islands: { handles(target: string): boolean; handle: Answer };
  /** The build's own files. */
  statics: { handles(target: string): boolean; handle: Answer };
  staff: Answer;
  /** Readers' pages for one person: previews, the past, what a share link opens. */
  proofs: { handles(target: string): boolean; handle: Answer };
  collab: Upgrade;
  /** Next's own sockets, for reloading in development. */
  reload: Upgrade;
}

export interface FrontDoor {
  site: Site;
  /** Requests wait until the rooms are open. */
  rooms: Promise<Rooms>;
  alive(response: ServerResponse): void;
  ready(response: ServerResponse): void;
  draining(): boolean;
}

const staffPaths = /^\/(newsroom|admin|api|_next|sign-in|invite|proofs)(\/|$)/;

/** Forms on readers' pages, which are answered by routes and not by the press. */
const readersForms = /^\/subscriptions(\/[\w-]{43}\/(confirm|end))?$/;

/** What mail programs post to by themselves (RFC 8058), from nobody's page: the token in it is all that counts. */
const oneClick = /^\/subscriptions\/[\w-]{43}\/end$/;

const staffHeaders = {
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'strict-origin-when-cross-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
};

/** Seconds for which a silent connection is kept: longer than load balancers keep theirs. */
export const keepAliveSeconds = 65;

/** The one HTTP server: decides for each request whether it may come in, and to which room. */
export function openFrontDoor(door: FrontDoor): Server {
  const server = createServer({
    maxHeaderSize: 16 * 1024,
    headersTimeout: 15_000, // slow senders hold no connection for long
    requestTimeout: 120_000, // a large picture over a poor line
    keepAliveTimeout: keepAliveSeconds * 1_000,
    connectionsCheckingInterval: 5_000,
  });
  server.on('request', (request, response) => void receive(door, request, response));
  server.on('upgrade', (request, socket, head) => void receiveSocket(door, request, socket, head));
  const lane = openFastLane(server, { draining: door.draining, idle: keepAliveSeconds * 1_000 });
  void door.rooms.then(({ plainPaper, islands }) => {
    const isPage = ({ target }: Plain) => isPapers(pathOf(target)) && !islands.handles(target);
    if (plainPaper) lane.open((asked) => (isPage(asked) ? plainPaper(asked) : null));
  });
  return server;
}

/** Whether nobody else than the paper answers for a path that is only read. */
const isPapers = (path: string): boolean => path !== '/health' && path !== '/ready' && !staffPaths.test(path);

async function receive(door: FrontDoor, request: IncomingMessage, response: ServerResponse): Promise<void> {
  request.url = currentVersion(request.url ?? '');
  const target = request.url;
  const path = pathOf(target);
  const refuse = isApi(path) ? refuseMachine : refusePerson;
  if (door.draining()) response.setHeader('Connection', 'close');
  if (path === '/health') return door.alive(response);
  if (path === '/ready') return door.ready(response);
  if (!path.startsWith('/')) return refuse(response, 400, 'The address of this request cannot be read.');
  if (isReadingApi(path) && !admitReader(request, response)) return;
  if (turnsAway(request, response, path)) return;
  const isForm = request.method === 'POST' && readersForms.test(path);
  const fromAnywhere = (isForm && oneClick.test(path)) || bringsToken(request, path);
  if (changesSomething(request) && !fromAnywhere && !comesFromOurPages(request, door.site)) {
    request.resume();
    return refuse(response, 403, "This request did not come from the site's own pages, so nothing was done.");
  }
  if (isUnreadable(request, path)) {
    request.resume();
    return refuse(response, 400, 'This request cannot be read, so nothing was done.');
  }
  if (isTooLarge(request) || isPastApiLimit(request, path)) {
    request.resume(); // Next would leave it unread, and the connection hanging
    return refuse(response, 413, 'This is more than can be sent at once, so nothing was done.');
  }
  introduce(request, door.site);
  const rooms = await door.rooms;
  if (rooms.islands.handles(target)) return void rooms.islands.handle(request, response);
  if (rooms.statics.handles(target)) return void rooms.statics.handle(request, response);
  if (rooms.proofs.handles(target)) return void rooms.proofs.handle(request, response);
  const isRead = !staffPaths.test(path) || isReadingApi(path);
  if (isRead && !isForm) return void rooms.paper(request, response);
  for (const [name, value] of Object.entries(staffHeaders)) response.setHeader(name, value);
  rooms.staff(request, response);
}

async function receiveSocket(
  door: FrontDoor,
  request: IncomingMessage,
  socket: Duplex,
  head: Buffer,
): Promise<void> {
  socket.on('error', () => socket.destroy());
  if (!comesFromOurPages(request, door.site)) return refuseSocket(socket, '403 Forbidden');
  if (door.draining()) return refuseSocket(socket, '503 Service Unavailable');
  introduce(request, door.site);
  const rooms = await door.rooms;
  const path = pathOf(request.url ?? '');
  if (path === '/collab' || path.startsWith('/collab/')) rooms.collab(request, socket, head);
  else if (path.startsWith('/_next/')) rooms.reload(request, socket, head);
  else refuseSocket(socket, '404 Not Found');
}

/** What Next would answer with 500: escapes that stand for no text, and a form whose parts nobody can tell. */
function isUnreadable(request: IncomingMessage, path: string): boolean {
  const type = request.headers['content-type'] ?? '';
  if (/^\s*multipart\/form-data/i.test(type) && !/;\s*boundary="?[^\s;"]/i.test(type)) return true;
  try {
    return staffPaths.test(path) && !decodeURIComponent(path);
  } catch {
    return true;
  }
}

/** Past what next.config.js lets a form send. Pictures go another way, which has a limit of its own. */
function isTooLarge({ headers }: IncomingMessage): boolean {
  return 'next-action' in headers && Number(headers['content-length'] ?? 0) > 16 * 1024 * 1024;
}

function pathOf(target: string): string {
  const mark = target.indexOf('?');
  return mark < 0 ? target : target.slice(0, mark);
}

function refuseMachine(response: ServerResponse, status: number, sentence: string): void {
  tellProblem(response, status, 'refused-at-the-door', sentence);
}

function refusePerson(response: ServerResponse, status: number, sentence: string): void {
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' });
  response.end(`${sentence}\n`);
}

function refuseSocket(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}
