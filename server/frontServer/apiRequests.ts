import type { IncomingMessage, ServerResponse } from 'node:http';
import { API_COLLECTIONS, matchRoute, pathOf } from '#contracts/routes.ts';

const collections = API_COLLECTIONS.join('|');
const readingPath = new RegExp(`^/api/((${collections})(/|$)|openapi\\.json$)`);
const versionedPath = new RegExp(`^/api/v1(?=/(${collections}|openapi\\.json|drafts)([/?]|$))`);
const drafts = pathOf('drafts');

const isDrafts = (path: string): boolean => path === drafts || path.startsWith(`${drafts}/`);
const isWriting = (path: string): boolean => isDrafts(path) && matchRoute(path) !== null;

/** CORS headers for any site: the answers depend on no cookie and contain no personal data. */
const openHeaders = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Expose-Headers': 'API-Version, ETag, Last-Modified, X-Press',
  'API-Version': '1',
};

const METHODS = 'GET, HEAD, OPTIONS';

/** Maps `/api/v1/…` to `/api/…` as long as 1 is the current version, so that both share one page in the cache. */
export const currentVersion = (target: string): string => target.replace(versionedPath, '/api');

export const isReadingApi = (path: string): boolean => readingPath.test(path);

/**
 * Whether a request is a call of the writing API: a POST with a bearer token to an address of drafts, not
 * sent by a page. Forms cannot set `Authorization`; scripts of other sites would need a CORS permission, which
 * this server does not give.
 */
export function hasApiToken({ method, headers }: IncomingMessage, path: string): boolean {
  const { authorization = '', origin } = headers;
  const fromPage = origin !== undefined || headers['sec-fetch-site'] !== undefined;
  return method === 'POST' && isWriting(path) && !fromPage && /^bearer\s/i.test(authorization);
}

/** Whether a path belongs to an API, which answers with problem documents (RFC 9457) instead of sentences. */
export const isApi = (path: string): boolean => isReadingApi(path) || isDrafts(path);

/**
 * Refuses a request to the writing API that has the wrong method or no token at all. @returns whether it was refused
 */
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

/**
 * Sets the CORS headers of the reading API, and answers preflight requests and requests that would write. @returns
 * whether the request still needs an answer
 */
export function allowReaderRequest(request: IncomingMessage, response: ServerResponse): boolean {
  for (const [name, value] of Object.entries(openHeaders)) response.setHeader(name, value);
  if (request.method === 'GET' || request.method === 'HEAD') return true;
  response.setHeader('Allow', METHODS);
  if (request.method === 'OPTIONS') {
    response.writeHead(204, {
      'Access-Control-Allow-Methods': 'GET, HEAD',
      'Access-Control-Allow-Headers': 'If-None-Match',
      'Access-Control-Max-Age': '86400',
    });
    response.end();
  } else sendProblem(response, 405, 'read-only', 'This address can only be read, so nothing was done.');
  return false;
}

/** Sends a problem document (RFC 9457). */
function sendProblem(response: ServerResponse, status: number, name: string, title: string): void {
  const contentType = 'application/problem+json; charset=utf-8';
  response.writeHead(status, { 'Content-Type': contentType, 'Cache-Control': 'no-store' });
  response.end(JSON.stringify({ type: `urn:copydesk:problem:${name}`, title, status }));
}
