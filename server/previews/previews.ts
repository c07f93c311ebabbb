import { Agent, type IncomingMessage, type ServerResponse } from 'node:http';
import {
  notFoundError,
  readOnly,
  signedOut,
  unavailable,
  unreadableRequest,
} from '#server/press/apologies.ts';
import { type Apology, sendApology } from '#server/press/apologyPage.ts';
import { chooseEncoding, encodePage } from '#server/press/encoding.ts';
import {
  type HeaderValues,
  headerList,
  plainHeaders,
  securityHeaders,
} from '#server/press/securityHeaders.ts';
import { rewrite } from '#server/render/htmlRewriter.ts';
import { usefulHints } from '#server/render/renderer.ts';
import {
  ask,
  type RenderAnswer,
  RenderFailed,
  siteHeaders,
  type Upstream,
} from '#server/render/renderRequest.ts';
import { isDevious, type Preview, previewAt } from './previewAddresses.ts';
import { alterFor, type PreviewTheme, previewAddress } from './previewRewriter.ts';

type Log = (details: object, message: string) => void;
export type PreviewOptions = {
  /** Where Next listens. */
  upstream: Upstream;
  siteUrl: string;
  logger: { warn: Log; error: Log };
  /** Milliseconds to wait for Next. */
  timeout?: number;
};

/** Headers of an answer for one person: caches may not store it, and search engines may not list it. */
const notShared = {
  'Cache-Control': 'private, no-store',
  'X-Robots-Tag': 'noindex, nofollow',
  Vary: 'Cookie, Accept-Encoding',
};

const previewHeaders = (framed: boolean, islands = false): HeaderValues => ({
  ...notShared,
  ...securityHeaders({ islands, ancestors: framed ? "'self'" : "'none'", referrer: 'no-referrer' }),
});

/** The request for a preview, and where its answer goes. */
type Exchange = { request: IncomingMessage; response: ServerResponse; preview: Preview };

/**
 * Answers requests for previews: pages made by the same renderer and rewriter as readers' pages, but for one person.
 * Nothing is cached. Next gets the visitor's cookies (staff only), client address and user agent.
 */
export function createPreviews(options: PreviewOptions) {
  const { siteUrl, logger, timeout = 15_000 } = options;
  const agent = new Agent({ keepAlive: true, maxSockets: 6 });
  const baseHeaders = siteHeaders(siteUrl);

  async function show(exchange: Exchange): Promise<void> {
    const { request, preview } = exchange;
    const { path, theme } = readTarget(request.url ?? '', preview);
    const { cookie, 'user-agent': userAgent = '', 'x-copydesk-client': client } = request.headers;
    const headers = {
      ...baseHeaders,
      'user-agent': userAgent,
      'x-copydesk-client': String(client ?? ''),
      'x-copydesk-preview': '1',
      ...(preview.cookies && cookie !== undefined && { cookie }),
    };
    const answer = await ask({ ...options, path, agent, headers, timeout });
    if (answer.status >= 300 && answer.status < 400) return redirect(exchange, answer);
    if (!isHtml(answer)) return send(exchange, answer);
    const alter = alterFor(preview, theme);
    const { html, facts, islands } = rewrite(answer.body.toString('utf8'), { alter });
    const status = facts?.status ?? answer.status;
    // Only a page of the paper has facts; Next's own error pages need scripts.
    if (facts === null || (preview.unnamed && status === 404)) return apologize(exchange, notFoundError);
    return send(exchange, { ...answer, status, body: Buffer.from(html) }, islands);
  }

  function fail(exchange: Exchange, error: unknown): void {
    // The address is never logged: it may contain a token.
    if (error instanceof RenderFailed) logger.warn({ reason: error.message }, 'a render failed');
    else logger.error({ err: error }, 'a preview failed');
    if (exchange.response.headersSent) exchange.response.destroy();
    else apologize(exchange, unavailable);
  }

  return {
    handles: (target: string): boolean => previewAt(target) !== null,
    /** Answers one person. Never throws. */
    handle(request: IncomingMessage, response: ServerResponse): void {
      const preview = previewAt(request.url ?? '');
      if (request.method !== 'GET' && request.method !== 'HEAD') {
        request.resume();
        sendApology(request, response, readOnly, previewHeaders(false));
      } else if (preview === null || isDevious(request.url ?? ''))
        sendApology(request, response, unreadableRequest, previewHeaders(false));
      else {
        const exchange = { request, response, preview };
        show(exchange).catch((error) => fail(exchange, error));
      }
    },
    close: () => agent.destroy(),
  };
}

const apologize = (
  { request, response, preview }: Exchange,
  apology: Apology,
  framed = preview.framed,
): void => sendApology(request, response, apology, previewHeaders(framed));

const typeOf = ({ headers }: RenderAnswer): string =>
  String(headers['content-type'] ?? 'text/plain; charset=utf-8');
const isHtml = (answer: RenderAnswer): boolean => /^text\/html\b/i.test(typeOf(answer));

/** `?theme=` is for the rewriter; the other parameters are for the page. */
function readTarget(target: string, preview: Preview): { path: string; theme: PreviewTheme | null } {
  const queryAt = target.indexOf('?');
  const query = new URLSearchParams(queryAt < 0 ? '' : target.slice(queryAt + 1));
  const theme = query.get('theme');
  query.delete('theme');
  query.delete('_rsc');
  return {
    path: query.size > 0 ? `${preview.path}?${query}` : preview.path,
    theme: theme === 'light' || theme === 'dark' ? theme : null,
  };
}

/** Redirects, except to the sign-in page inside a frame, where nobody can sign in. */
function redirect(exchange: Exchange, { status, headers }: RenderAnswer): void {
  const { request, response, preview } = exchange;
  const location = previewAddress(String(headers.location), preview);
  const isFramed = request.headers['sec-fetch-dest'] === 'iframe';
  if (isFramed && location.includes('/sign-in')) apologize(exchange, signedOut, true);
  else {
    const all = { ...notShared, ...plainHeaders('no-referrer'), Location: location };
    response.writeHead(status, headerList(all)).end();
  }
}

async function send(exchange: Exchange, answer: RenderAnswer, islands = false): Promise<void> {
  const { request, response, preview } = exchange;
  const encoding = isHtml(answer) ? chooseEncoding(request.headers['accept-encoding']) : 'identity';
  const { bytes } = isHtml(answer) ? (await encodePage(answer.body))[encoding] : { bytes: answer.body };
  const headers = headerList({
    'Content-Type': typeOf(answer),
    'Content-Length': String(bytes.length),
    'Content-Encoding': encoding !== 'identity' && encoding,
    Link: isHtml(answer) && usefulHints(String(answer.headers.link ?? '')),
    ...previewHeaders(preview.framed, islands),
  });
  response.writeHead(answer.status, headers).end(request.method === 'HEAD' ? undefined : bytes);
}
