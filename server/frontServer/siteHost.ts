import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Site } from './requestOrigin.ts';

/** Answered at any host: probes and metrics are requested by IP address, and sockets check their Origin. */
const anyHost = /^\/(health|ready|metrics|collab)(\/|$)/;

/** Whether a Host header names the site. Without SITE_URL every host does. */
export function isSiteHost(host: string | undefined, { siteUrl, siteUrlGiven }: Site): boolean {
  return !siteUrlGiven || host?.toLowerCase() === new URL(siteUrl).host;
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
