import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { allowReaderRequest, currentVersion, isReadingApi, refuseReaderRequest } from './apiRequests.ts';
import { type HasPermit, takeBody } from './bodyIntake.ts';
import { clientAddress } from './clientAddress.ts';
import { limitConnections } from './connectionLimits.ts';
import { openFastLane } from './fastLane.ts';
import type { Plain } from './plainRequest.ts';
import { isReaderForm, refusalOf } from './requestChecks.ts';
import {
  comesFromOurPages,
  isForOtherHost,
  isSiteHost,
  noTrustedProxies,
  redirectToSite,
  type Site,
  setForwardedHeaders,
} from './requestOrigin.ts';
import { isStaffPath } from './staffPaths.ts';

type Answer = (request: IncomingMessage, response: ServerResponse) => unknown;
/** Answers the requests for which `handles` is true. */
type TargetHandler = { handles(target: string): boolean; handle: Answer };
type Upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer) => unknown;

/** The handlers behind the front server, each for one kind of request. */
export interface RequestHandlers {
  paper: Answer;
  /** The whole answer to a plain request for a page, if it can be given without the ordinary server. */
  plainPaper?(request: Plain, client: () => string): Buffer | Promise<Buffer> | null;
  /** The scripts of readers' pages. */
  islands: TargetHandler;
  /** The files of the Next build. */
  statics: TargetHandler;
  staff: Answer;
  /** Readers' pages rendered for one person: previews, pages of the past, pages behind share links. */
  previews: TargetHandler;
  /** The server-sent events of staff pages. */
  events: TargetHandler;
  collab: Upgrade;
  /** Next's WebSocket for reloading, in development only. */
  reload?: Upgrade;
  /** Checks whether a request may send a large body; if absent, none may. */
  hasPermit?: HasPermit;
}

type Options = {
  site: Site;
  /** The handlers. Requests wait until this promise resolves. */
  handlers: Promise<RequestHandlers>;
  alive(response: ServerResponse): void;
  ready(response: ServerResponse): void;
  draining(): boolean;
  /** Called for each request that the ordinary server answers. */
  onRequest?(request: IncomingMessage): void;
};

const staffHeaders = {
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'strict-origin-when-cross-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
};

/** Seconds for which an idle connection is kept open: longer than load balancers keep theirs. */
export const keepAliveSeconds = 65;

/** Opens the HTTP server, which admits or refuses each request and passes it to its handler. */
export function openFrontServer(options: Options): Server {
  const { site, draining } = options;
  const server = createServer({
    maxHeaderSize: 16 * 1024,
    headersTimeout: 15_000, // slow senders cannot hold connections for long
    requestTimeout: 120_000, // a large picture over a slow connection
    keepAliveTimeout: keepAliveSeconds * 1_000,
    connectionsCheckingInterval: 5_000,
  });
  server.on('request', (request, response) => void receive(options, request, response));
  server.on('upgrade', (request, socket, head) => void receiveSocket(options, request, socket, head));
  const lane = openFastLane(server, { draining, idle: keepAliveSeconds * 1_000 });
  const trusted = site.trustedProxies ?? noTrustedProxies;
  limitConnections(server, trusted);
  void options.handlers.then(({ plainPaper, islands }) => {
    const isPage = ({ target, host }: Plain) =>
      isReaderPath(pathOf(target)) && !islands.handles(target) && isSiteHost(host, site);
    if (!plainPaper) return;
    lane.open((plain, socket) => {
      const { forwardedFor } = plain;
      return isPage(plain) ? plainPaper(plain, () => clientAddress({ socket, forwardedFor }, trusted)) : null;
    });
  });
  return server;
}

const isProbe = (path: string): boolean => path === '/health' || path === '/ready';

/** Whether a GET for this path is answered by the press or a reader route, not by staff pages or probes. */
const isReaderPath = (path: string): boolean => !isProbe(path) && !isStaffPath(path);

async function receive(options: Options, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { site } = options;
  request.url = currentVersion(request.url ?? '');
  const target = request.url;
  const path = pathOf(target);
  const body = takeBody(request, path);
  if (options.draining()) response.setHeader('Connection', 'close');
  options.onRequest?.(request);
  if (isProbe(path)) {
    (path === '/health' ? options.alive : options.ready)(response);
    return body.letPass();
  }
  if (!path.startsWith('/')) return body.refuse(response, 400, 'The address of this request cannot be read.');
  if (isForOtherHost(request, path, site)) {
    redirectToSite(response, site, target);
    return body.letPass();
  }
  if (isReadingApi(path) && !allowReaderRequest(request, response)) return body.letPass();
  if (refuseReaderRequest(request, response, path)) return body.letPass();
  const refusal = refusalOf(request, path, site);
  if (refusal) {
    if (refusal.retryAfter) response.setHeader('Retry-After', refusal.retryAfter);
    return body.refuse(response, refusal.status, refusal.sentence);
  }
  setForwardedHeaders(request, site);
  const { islands, statics, previews, events, paper, staff, hasPermit } = await options.handlers;
  if (!(await body.admit(response, hasPermit))) return;
  for (const handler of [islands, statics, previews])
    if (handler.handles(target)) return void handler.handle(request, response);
  const isRead = !isStaffPath(path) || isReadingApi(path);
  if (isRead && !isReaderForm(request, path)) return void paper(request, response);
  for (const [name, value] of Object.entries(staffHeaders)) response.setHeader(name, value);
  if (events.handles(target)) events.handle(request, response);
  else staff(request, response);
}

async function receiveSocket(
  { site, draining, handlers }: Options,
  request: IncomingMessage,
  socket: Duplex,
  head: Buffer,
): Promise<void> {
  socket.on('error', () => socket.destroy());
  if (!comesFromOurPages(request, site)) return refuseSocket(socket, '403 Forbidden');
  if (draining()) return refuseSocket(socket, '503 Service Unavailable');
  setForwardedHeaders(request, site);
  const { collab, reload } = await handlers;
  const path = pathOf(request.url ?? '');
  if (path === '/collab' || path.startsWith('/collab/')) collab(request, socket, head);
  else if (reload && path.startsWith('/_next/')) reload(request, socket, head);
  else refuseSocket(socket, '404 Not Found');
}

function pathOf(target: string): string {
  const queryAt = target.indexOf('?');
  return queryAt < 0 ? target : target.slice(0, queryAt);
}

function refuseSocket(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}
