import type { IncomingMessage, ServerResponse } from 'node:http';

const reading = /^\/api\/((articles|ninjs|series)(\/|$)|openapi\.json$)/;
const writing = /^\/api\/drafts(\/[^/]*\/release)?$/;

/** CORS headers of public answers: any page may read them, as no cookie is used and no content is personal. */
const open = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Expose-Headers': 'API-Version, ETag, Last-Modified, X-Press',
  'API-Version': '1',
};

/** Maps `/api/v1/…` to `/api/…` while 1 is the current version, so that both share one cached page. */
export const currentVersion = (target: string): string =>
  target.replace(/^\/api\/v1(?=\/(articles|ninjs|series|openapi\.json|drafts)([/?]|$))/, '/api');

export const isReadingApi = (path: string): boolean => reading.test(path);

/**
 * Whether a changing request may come from outside our pages: only to these addresses, with a token, and without an
 * Origin. A form cannot set `Authorization`, and a script of another site would need a preflight, which is refused.
 */
export function hasApiToken({ method, headers }: IncomingMessage, path: string): boolean {
  const { authorization = '', origin } = headers;
  const fromPage = origin !== undefined || headers['sec-fetch-site'] !== undefined;
  return method === 'POST' && writing.test(path) && !fromPage && /^bearer\s/i.test(authorization);
}

/** Whether the request is for the API: refusals are then sent as problem documents. */
export const isApi = (path: string): boolean => reading.test(path) || /^\/api\/drafts(\/|$)/.test(path);

/** Answers API requests that cannot succeed: wrong method, no token. @returns whether it answered */
export function refuseReaderRequest(
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
): boolean {
  if (!writing.test(path)) return false;
  const { authorization, origin } = request.headers;
  if (request.method !== 'POST') {
    response.setHeader('Allow', 'POST');
    sendProblem(response, 405, 'post-only', 'Here something can be sent (POST), and nothing read.');
  } else if (authorization === undefined && origin === undefined) {
    response.setHeader('WWW-Authenticate', 'Bearer realm="copydesk"');
    sendProblem(response, 401, 'token-missing', 'A valid token is needed, so nothing was done.');
  } else return false;
  return true;
}

/**
 * Sets the CORS headers. @returns whether the request still needs an answer: preflights and writes are answered here
 */
export function allowReaderRequest(request: IncomingMessage, response: ServerResponse): boolean {
  for (const [name, value] of Object.entries(open)) response.setHeader(name, value);
  if (request.method === 'GET' || request.method === 'HEAD') return true;
  if (request.method === 'OPTIONS') {
    response.writeHead(204, {
      Allow: 'GET, HEAD, OPTIONS',
      'Access-Control-Allow-Methods': 'GET, HEAD',
      'Access-Control-Allow-Headers': 'If-None-Match',
      'Access-Control-Max-Age': '86400',
    });
    response.end();
  } else {
    response.setHeader('Allow', 'GET, HEAD, OPTIONS');
    sendProblem(response, 405, 'read-only', 'This address can only be read, so nothing was done.');
  }
  return false;
}

/** Sends a problem document (RFC 9457). */
export function sendProblem(response: ServerResponse, status: number, name: string, sentence: string): void {
  response.writeHead(status, {
    'Content-Type': 'application/problem+json; charset=utf-8',
    'Cache-Control': 'no-store',
  });
  response.end(JSON.stringify({ type: `urn:copydesk:problem:${name}`, title: sentence, status }));
}
