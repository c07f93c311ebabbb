import { Agent, type IncomingMessage, type ServerResponse } from 'node:http';
import {
  notFoundHere,
  readOnly,
  sendApology,
  signedOut,
  unavailable,
  unreadableRequest,
} from '#server/press/apologies.ts';
import { rewrite } from '#server/render/htmlRewriter.ts';
import { usefulHints } from '#server/render/renderer.ts';
import {
  ask,
  ownHeaders,
  type RenderAnswer,
  RenderFailed,
  type Upstream,
} from '#server/render/renderRequest.ts';
import { chooseEncoding, encodePage } from '../press/encoding.ts';
import { plainHeaders, securityHeaders } from '../press/headers.ts';
import { isDevious, type Proof, proofAt } from './proofAddresses.ts';
import { alterFor, type ProofTheme, proofAddress } from './proofRewriter.ts';

type Log = (details: object, message: string) => void;
export type ProofOptions = {
  /** Where Next listens. */
  upstream: Upstream;
  siteUrl: string;
  logger: { warn: Log; error: Log };
  /** Milliseconds to wait for Next. */
  timeout?: number;
};

/** For nobody but who asked: not to be kept, listed or told of. */
const alone = [
  'Cache-Control',
  'private, no-store',
  'X-Robots-Tag',
  'noindex, nofollow',
  'Vary',
  'Cookie, Accept-Encoding',
];
const guarded = (framed: boolean, islands = false) => [
  ...alone,
  ...securityHeaders({ islands, ancestors: framed ? "'self'" : "'none'", referrer: 'no-referrer' }),
];

/**
 * The proof room: pages made by the same renderer and the same rewriter as readers' pages, but for one person. Nothing
 * is kept in memory. Of the visitor, Next is told the cookies (staff only), the client's address and the browser.
 */
export function createProofs(options: ProofOptions) {
  const { siteUrl, logger, timeout = 15_000 } = options;
  const agent = new Agent({ keepAlive: true, maxSockets: 6 });
  const own = ownHeaders(siteUrl);

  async function show(request: IncomingMessage, response: ServerResponse, proof: Proof): Promise<void> {
    const { path, theme } = questionOf(request.url ?? '', proof);
    const { cookie, 'user-agent': browser, 'x-copydesk-client': client } = request.headers;
    const headers = {
      ...own,
      'user-agent': browser ?? '',
      'x-copydesk-client': String(client ?? ''),
      'x-copydesk-proof': '1',
      ...(proof.cookies && cookie !== undefined && { cookie }),
    };
    const answer = await ask({ ...options, path, agent, headers, timeout });
    if (answer.status >= 300 && answer.status < 400) return lead(request, response, proof, answer);
    const type = String(answer.headers['content-type'] ?? 'text/plain; charset=utf-8');
    if (!/^text\/html\b/i.test(type))
      return send(request, response, { answer, proof, type, body: answer.body });
    const { html, facts, islands } = await rewrite(answer.body.toString('utf8'), {
      alter: alterFor(proof, theme),
    });
    // Only a page of the paper says what it knows; Next's own pages of error are drawn by scripts.
    const isLost = facts === null || (proof.unnamed && (facts.status ?? answer.status) === 404);
    if (isLost) return sendApology(request, response, notFoundHere, guarded(proof.framed));
    const status = facts.status ?? answer.status;
    return send(request, response, {
      answer: { ...answer, status },
      proof,
      type,
      body: Buffer.from(html),
      islands,
    });
  }

  function answer(request: IncomingMessage, response: ServerResponse, proof: Proof): void {
    show(request, response, proof).catch((error) => {
      // Never the address: it may hold a token.
      if (error instanceof RenderFailed) logger.warn({ reason: error.message }, 'no proof to show');
      else logger.error({ err: error }, 'the proof room failed');
      if (response.headersSent) response.destroy();
      else sendApology(request, response, unavailable, guarded(proof.framed));
    });
  }

  return {
    handles: (target: string): boolean => proofAt(target) !== null,
    /** Answers one person. Never throws. */
    handle(request: IncomingMessage, response: ServerResponse): void {
      const proof = proofAt(request.url ?? '');
      if (request.method !== 'GET' && request.method !== 'HEAD') {
        request.resume();
        sendApology(request, response, readOnly, guarded(false));
      } else if (proof === null || isDevious(request.url ?? ''))
        sendApology(request, response, unreadableRequest, guarded(false));
      else answer(request, response, proof);
    },
    close: () => agent.destroy(),
  };
}

/** `?theme=` is for us; the rest is for the page. */
function questionOf(target: string, proof: Proof): { path: string; theme: ProofTheme | null } {
  const mark = target.indexOf('?');
  const query = new URLSearchParams(mark < 0 ? '' : target.slice(mark + 1));
  const theme = query.get('theme');
  query.delete('theme');
  query.delete('_rsc');
  return {
    path: query.size > 0 ? `${proof.path}?${query}` : proof.path,
    theme: theme === 'light' || theme === 'dark' ? theme : null,
  };
}

/** On to another address; but whoever must sign in first cannot do so inside a frame. */
function lead(
  request: IncomingMessage,
  response: ServerResponse,
  proof: Proof,
  { status, headers }: RenderAnswer,
): void {
  const location = proofAddress(String(headers.location), proof);
  if (request.headers['sec-fetch-dest'] === 'iframe' && location.includes('/sign-in')) {
    sendApology(request, response, signedOut, guarded(true));
    return;
  }
  response.writeHead(status, [...alone, ...plainHeaders('no-referrer'), 'Location', location]).end();
}

type Sending = { answer: RenderAnswer; proof: Proof; type: string; body: Buffer; islands?: boolean };

async function send(
  request: IncomingMessage,
  response: ServerResponse,
  { answer, proof, type, body, islands = false }: Sending,
): Promise<void> {
  const isHtml = /^text\/html\b/i.test(type);
  const encoding = isHtml ? chooseEncoding(request.headers['accept-encoding']) : 'identity';
  const { bytes } = isHtml ? (await encodePage(body))[encoding] : { bytes: body };
  const hints = isHtml ? usefulHints(String(answer.headers.link ?? '')) : null;
  response.writeHead(answer.status, [
    'Content-Type',
    type,
    'Content-Length',
    String(bytes.length),
    ...(encoding === 'identity' ? [] : ['Content-Encoding', encoding]),
    ...(hints ? ['Link', hints] : []),
    ...guarded(proof.framed, islands),
  ]);
  response.end(request.method === 'HEAD' ? undefined : bytes);
}
