import type { IncomingMessage, ServerResponse } from 'node:http';
import { API_COLLECTIONS, matchRoute, pathOf } from '#contracts/routes.ts';

const collections = API_COLLECTIONS.join('|');
const reading = new RegExp(`^/api/((${collections})(/|$)|openapi\\.json$)`);
const versioned = new RegExp(`^/api/v1(?=/(${collections}|openapi\\.json|drafts)([/?]|$))`);
const drafts = pathOf('drafts');

const isDrafts = (path: string): boolean => path === drafts || path.startsWith(`${drafts}/`);
const isWriting = (path: string): boolean => isDrafts(path) && matchRoute(path) !== null;

/** Anyone may read this, from any page: no cookie is looked at, and nothing here is anyone's own. */
const open = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Expose-Headers': 'API-Version, ETag, Last-Modified, X-Press',
  'API-Version': '1',
};

/** `/api/v1/…` is the same as `/api/…` for as long as 1 is the current version: one address in memory, one page. */
export const currentVersion = (target: string): string => target.replace(versioned, '/api');

export const isReadingApi = (path: string): boolean => reading.test(path);

/**
 * Whether a changing request may come from elsewhere than our pages: to these addresses, with a token, and not from a
 * page at all. A form cannot set `Authorization`, and a script of another site would have to ask first, in vain.
 */
export function hasApiToken({ method, headers }: IncomingMessage, path: string): boolean {
  const { authorization = '', origin } = headers;
  const fromPage = origin !== undefined || headers['sec-fetch-site'] !== undefined;
  return method === 'POST' && isWriting(path) && !fromPage && /^bearer\s/i.test(authorization);
}

/** Whether a machine is asking: it is refused in its own form. */
export const isApi = (path: string): boolean => isReadingApi(path) || isDrafts(path);

/** Answers a machine that cannot mean it: another method, no token at all. @returns whether it did */
export function refuseReaderRequest(
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
): boolean {
  if (!isWriting(path)) return false;
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

/** Wears the open headers. @returns whether there is more to do: questions about CORS and writes are answered here */
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

/** RFC 9457. */
export function sendProblem(response: ServerResponse, status: number, name: string, sentence: string): void {
  response.writeHead(status, {
    'Content-Type': 'application/problem+json; charset=utf-8',
    'Cache-Control': 'no-store',
  });
  response.end(JSON.stringify({ type: `urn:copydesk:problem:${name}`, title: sentence, status }));
}
