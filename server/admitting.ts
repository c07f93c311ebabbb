import type { IncomingMessage } from 'node:http';

export interface Site {
  siteUrl: string;
  siteUrlGiven: boolean;
}

const harmless = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Whether a request that changes something, or opens a socket that could, comes from our own pages: browsers always
 * say where from. `x-forwarded-…` headers are never asked, as anyone can write them.
 */
export function comesFromOurPages(request: IncomingMessage, site: Site): boolean {
  const { origin, host } = request.headers;
  if (origin === undefined) return request.headers['sec-fetch-site'] === 'same-origin';
  if (site.siteUrlGiven) return origin === site.siteUrl;
  return host !== undefined && (origin === `http://${host}` || origin === `https://${host}`);
}

export function changesSomething(request: IncomingMessage): boolean {
  return !harmless.has(request.method ?? '');
}

/**
 * Takes out what only we may say to the app, and says it: the client's address for rate limits, and, where SITE_URL
 * is set, the site's own host, whatever Host was sent.
 */
export function introduce(request: IncomingMessage, site: Site): void {
  const { headers } = request;
  for (const name of Object.keys(headers)) {
    if (/^(x-copydesk-|x-forwarded-|forwarded$|x-middleware-|x-invoke-|x-matched-path$)/.test(name))
      delete headers[name];
  }
  if (site.siteUrlGiven) headers.host = new URL(site.siteUrl).host;
  headers['x-copydesk-client'] = request.socket.remoteAddress?.replace(/^::ffff:/, '') ?? '';
}
