import type { IncomingMessage, ServerResponse } from 'node:http';
import { clientAddress, type TrustedProxies } from './clientAddress.ts';

export interface Site {
  siteUrl: string;
  isSiteUrlSet: boolean;
  /** if absent, no proxy is trusted */
  trustedProxies?: TrustedProxies;
}

export const noTrustedProxies: TrustedProxies = { is: 'hops', count: 0 };

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Whether a request that changes something, or opens a socket that could, comes from our own pages. Browsers always
 * send Origin. `x-forwarded-…` headers are not used, as any client can write them.
 */
export function comesFromOurPages(request: IncomingMessage, site: Site): boolean {
  const { origin, host } = request.headers;
  if (origin === undefined) return request.headers['sec-fetch-site'] === 'same-origin';
  if (site.isSiteUrlSet) return origin === site.siteUrl;
  return host !== undefined && (origin === `http://${host}` || origin === `https://${host}`);
}

/** Whether the method of a request may change something. */
export const changesSomething = ({ method = '' }: IncomingMessage): boolean => !SAFE_METHODS.has(method);

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
  for (const name of Object.keys(headers)) if (isTrustedInside(name)) delete headers[name];
  if (site.isSiteUrlSet) headers.host = new URL(site.siteUrl).host;
  headers['x-copydesk-client'] = client;
}

/**
 * Whether the app or Next trusts the header without checking its sender: names that begin with `x-` (ours, those of
 * proxies, and Next's internal ones), and content security policies, from which Next takes the nonce for its scripts.
 */
const isTrustedInside = (name: string): boolean =>
  (name.startsWith('x-') && name !== 'x-deployment-id') ||
  /^(forwarded|content-security-policy(-report-only)?|next-resume.*)$/.test(name);

/** Paths that are answered at any host: probes and metrics use the IP address, and sockets check their Origin. */
const anyHost = /^\/(health|ready|metrics|collab)(\/|$)/;

/** Whether a Host header names the site. Without SITE_URL every host does. */
export function isSiteHost(host: string | undefined, { siteUrl, isSiteUrlSet }: Site): boolean {
  return !isSiteUrlSet || host?.toLowerCase() === new URL(siteUrl).host;
}

/** Whether a page is requested at a host that is not the site's, such as the machine's IP address or an old domain. */
export function isForOtherHost({ method, headers }: IncomingMessage, path: string, site: Site): boolean {
  const isRead = method === 'GET' || method === 'HEAD';
  return isRead && !anyHost.test(path) && !isSiteHost(headers.host, site);
}

/** Redirects to the same path at the site. Not cacheable, as SITE_URL may change. */
export function redirectToSite(response: ServerResponse, { siteUrl }: Site, target: string): void {
  response.writeHead(308, { Location: `${siteUrl}${target}`, 'Cache-Control': 'no-store' });
  response.end();
}
