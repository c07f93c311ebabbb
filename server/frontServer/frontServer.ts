import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { BUSY_RETRY_SECONDS, MAX_WAITING, signInGauge } from '#editorial/people/workQueue.ts';
import {
  allowReaderRequest,
  currentVersion,
  hasApiToken,
  isReadingApi,
  refuseReaderRequest,
} from './apiRequests.ts';
import { type HasPermit, takeBody } from './bodyIntake.ts';
import { clientAddress } from './clientAddress.ts';
import { limitConnections } from './connectionLimits.ts';
import { openFastLane } from './fastLane.ts';
import type { Plain } from './plainRequest.ts';
import {
  changesSomething,
  comesFromOurPages,
  noTrustedProxies,
  type Site,
  setForwardedHeaders,
} from './requestOrigin.ts';
import { isForOtherHost, isSiteHost, redirectToSite } from './siteHost.ts';
import { isStaffPath } from './staffPaths.ts';

type Answer = (request: IncomingMessage, response: ServerResponse) => unknown;
type Upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer) => unknown;

/** The handlers behind the front server, each for one kind of request. */
export interface RequestHandlers {
  paper: Answer;
  /** The whole answer to a plain request for a page, if it can be given without the ordinary server. */
  plainPaper?(asked: Plain, client: () => string): Buffer | Promise<Buffer> | null;
  /** The scripts of readers' pages. */
  islands: { handles(target: string): boolean; handle: Answer };
  /** The files of the Next build. */
  statics: { handles(target: string): boolean; handle: Answer };
  staff: Answer;
  /** Readers' pages made for one person: previews, pages of the past, pages behind share links. */
  proofs: { handles(target: string): boolean; handle: Answer };
  /** The server-sent events of staff pages. */
  events: { handles(target: string): boolean; handle: Answer };
  collab: Upgrade;
  /** Next's WebSocket for reloading, in development only. */
  reload?: Upgrade;
  /** Checks whether a request may send a large body; if absent, none may. */
  hasPermit?: HasPermit;
}

export interface FrontServer {
  site: Site;
  /** Requests wait until this resolves. */
  rooms: Promise<RequestHandlers>;
  alive(response: ServerResponse): void;
  ready(response: ServerResponse): void;
  draining(): boolean;
  /** Called for each request that the ordinary server answers. */
  onRequest?(request: IncomingMessage): void;
}

/** Forms on readers' pages that are answered by routes, not by the press. */
const readersForms = /^\/subscriptions(\/[\w-]{43}\/(confirm|end))?$/;

/**
 * One-click unsubscribe (RFC 8058): mail programs post here without an Origin; the token in the path is the only proof.
 */
const oneClick = /^\/subscriptions\/[\w-]{43}\/end$/;

const staffHeaders = {
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'strict-origin-when-cross-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
};

/** Where passwords are posted. */
const signInPosts = /^\/(sign-in|api\/auth\/callback\/credentials)$/;

/** Seconds for which an idle connection is kept open: longer than load balancers keep theirs. */
export const keepAliveSeconds = 65;

/** Opens the HTTP server: it decides for each request whether it is admitted, and which handler answers. */
export function openFrontServer(door: FrontServer): Server {
  const server = createServer({
    maxHeaderSize: 16 * 1024,
    headersTimeout: 15_000, // slow senders cannot hold connections for long
    requestTimeout: 120_000, // a large picture over a slow connection
    keepAliveTimeout: keepAliveSeconds * 1_000,
    connectionsCheckingInterval: 5_000,
  });
  server.on('request', (request, response) => void receive(door, request, response));
  server.on('upgrade', (request, socket, head) => void receiveSocket(door, request, socket, head));
  const lane = openFastLane(server, { draining: door.draining, idle: keepAliveSeconds * 1_000 });
  limitConnections(server, door.site.trustedProxies ?? noTrustedProxies);
  void door.rooms.then(({ plainPaper, islands }) => {
    const isPage = ({ target, host }: Plain) =>
      isPapers(pathOf(target)) && !islands.handles(target) && isSiteHost(host, door.site);
    if (plainPaper)
      lane.open((asked, socket) =>
        isPage(asked) ? plainPaper(asked, () => clientOf(asked, socket, door.site)) : null,
      );
  });
  return server;
}

/** Whether a GET for this path is answered by the press or a reader route, not by staff pages or probes. */
const isPapers = (path: string): boolean => path !== '/health' && path !== '/ready' && !isStaffPath(path);

/** The client's address for a plain request. */
const clientOf = (
  { forwardedFor }: Plain,
  socket: Socket,
  { trustedProxies = noTrustedProxies }: Site,
): string => clientAddress({ socket, forwardedFor }, trustedProxies);

async function receive(door: FrontServer, request: IncomingMessage, response: ServerResponse): Promise<void> {
  request.url = currentVersion(request.url ?? '');
  const target = request.url;
  const path = pathOf(target);
  const body = takeBody(request, path);
  const refuse = (status: number, sentence: string) => body.refuse(response, status, sentence);
  if (door.draining()) response.setHeader('Connection', 'close');
  door.onRequest?.(request);
  if (path === '/health' || path === '/ready') {
    if (path === '/health') door.alive(response);
    else door.ready(response);
    return body.letPass();
  }
  if (!path.startsWith('/')) return refuse(400, 'The address of this request cannot be read.');
  if (isForOtherHost(request, path, door.site)) {
    redirectToSite(response, door.site, target);
    return body.letPass();
  }
  if (isReadingApi(path) && !allowReaderRequest(request, response)) return body.letPass();
  if (refuseReaderRequest(request, response, path)) return body.letPass();
  const isForm = request.method === 'POST' && readersForms.test(path);
  const fromAnywhere = (isForm && oneClick.test(path)) || hasApiToken(request, path);
  if (changesSomething(request) && !fromAnywhere && !comesFromOurPages(request, door.site))
    return refuse(403, "This request did not come from the site's own pages, so nothing was done.");
  if (isUnreadable(request, path)) return refuse(400, 'This request cannot be read, so nothing was done.');
  if (isSignInFormPost(request, path) && signInGauge().waiting >= MAX_WAITING) {
    response.setHeader('Retry-After', BUSY_RETRY_SECONDS);
    return refuse(
      503,
      'Too many people are signing in at this moment, so nothing was done. Try again in a few seconds.',
    );
  }
  setForwardedHeaders(request, door.site);
  const rooms = await door.rooms;
  if (!(await body.admit(response, rooms.hasPermit))) return;
  if (rooms.islands.handles(target)) return void rooms.islands.handle(request, response);
  if (rooms.statics.handles(target)) return void rooms.statics.handle(request, response);
  if (rooms.proofs.handles(target)) return void rooms.proofs.handle(request, response);
  const isRead = !isStaffPath(path) || isReadingApi(path);
  if (isRead && !isForm) return void rooms.paper(request, response);
  for (const [name, value] of Object.entries(staffHeaders)) response.setHeader(name, value);
  if (rooms.events.handles(target)) return void rooms.events.handle(request, response);
  rooms.staff(request, response);
}

async function receiveSocket(
  door: FrontServer,
  request: IncomingMessage,
  socket: Duplex,
  head: Buffer,
): Promise<void> {
  socket.on('error', () => socket.destroy());
  if (!comesFromOurPages(request, door.site)) return refuseSocket(socket, '403 Forbidden');
  if (door.draining()) return refuseSocket(socket, '503 Service Unavailable');
  setForwardedHeaders(request, door.site);
  const rooms = await door.rooms;
  const path = pathOf(request.url ?? '');
  if (path === '/collab' || path.startsWith('/collab/')) rooms.collab(request, socket, head);
  else if (rooms.reload && path.startsWith('/_next/')) rooms.reload(request, socket, head);
  else refuseSocket(socket, '404 Not Found');
}

/** Whether Next would answer with 500: invalid percent-encoding, or a multipart form without a boundary. */
function isUnreadable(request: IncomingMessage, path: string): boolean {
  const type = request.headers['content-type'] ?? '';
  if (/^\s*multipart\/form-data/i.test(type) && !/;\s*boundary="?[^\s;"]/i.test(type)) return true;
  try {
    return isStaffPath(path) && !decodeURIComponent(path);
  } catch {
    return true;
  }
}

/**
 * Whether this is a password posted by a form without scripts. The action itself refuses one that is sent by script.
 */
function isSignInFormPost({ method, headers }: IncomingMessage, path: string): boolean {
  return method === 'POST' && signInPosts.test(path) && headers['next-action'] === undefined;
}

function pathOf(target: string): string {
  const mark = target.indexOf('?');
  return mark < 0 ? target : target.slice(0, mark);
}

function refuseSocket(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}
