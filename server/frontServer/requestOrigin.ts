import type { IncomingMessage } from 'node:http';
import { clientAddress, type TrustedProxies } from './clientAddress.ts';

export interface Site {
  siteUrl: string;
  siteUrlGiven: boolean;
  /** if absent, no proxy is trusted */
  trustedProxies?: TrustedProxies;
}

export const noTrustedProxies: TrustedProxies = { is: 'hops', count: 0 };

const harmless = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Whether a request that changes something, or opens a socket that could, comes from our own pages. Browsers always
 * send Origin. `x-forwarded-…` headers are not used, as any client can write them.
 */
export function comesFromOurPages(request: IncomingMessage, site: Site): boolean {
  const { origin, host } = request.headers;
  if (origin === undefined) return request.headers['sec-fetch-site'] === 'same-origin';
  if (site.siteUrlGiven) return origin === site.siteUrl;
  return host !== undefined && (origin === `http://${host}` || origin === `https://${host}`);
}

/** Whether the method of a request may change something. */
export function changesSomething(request: IncomingMessage): boolean {
  return !harmless.has(request.method ?? '');
}

/**
 * Removes the headers that only this server may set, then sets them: the client's address for rate limits, and, if
 * SITE_URL is set, the site's host instead of the request's Host.
 */
export function setForwardedHeaders(request: IncomingMessage, site: Site): void {
  const { headers } = request;
  const client = clientAddress(
    { socket: request.socket, forwardedFor: request.headersDistinct['x-forwarded-for']?.join(',') },
    site.trustedProxies ?? noTrustedProxies,
  );
  for (const name of Object.keys(headers)) {
    if (isTrustedInside(name)) delete headers[name];
  }
  if (site.siteUrlGiven) headers.host = new URL(site.siteUrl).host;
  headers['x-copydesk-client'] = client;
}

/**
 * Whether the app or Next would trust the header whoever sent it: names that begin with `x-` (ours, those of proxies,
 * and Next's internal ones), and content security policies, from which Next takes the nonce for its scripts.
 */
const isTrustedInside = (name: string): boolean =>
  (name.startsWith('x-') && name !== 'x-deployment-id') ||
  /^(forwarded|content-security-policy(-report-only)?|next-resume.*)$/.test(name);
