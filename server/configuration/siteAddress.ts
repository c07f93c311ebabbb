import { isIP } from 'node:net';

/** Whether a host name or an IP address (IPv6 with or without brackets) always means this machine. */
export function isLoopbackHost(host: string): boolean {
  const name = host.replace(/^\[|\]$/g, '').toLowerCase();
  if (name === 'localhost' || name.endsWith('.localhost')) return true;
  return isIP(name) === 4 ? name.startsWith('127.') : name === '::1' || name.startsWith('::ffff:127.');
}

/**
 * The site's origin, such as `https://courier.example`. @throws when SITE_URL contains more than an origin, or is plain
 * http on another machine
 */
export function siteOrigin(siteUrl: string, allowPlainHttp: boolean): string {
  const url = new URL(siteUrl);
  if (url.pathname !== '/' || url.search || url.hash || url.username || url.password)
    throw new Error(
      `SITE_URL must be an origin without a path, such as ${url.origin}: the paper cannot be served below a path.`,
    );
  if (url.protocol === 'http:' && !isLoopbackHost(url.hostname) && !allowPlainHttp)
    throw new Error(
      'SITE_URL is plain http: passwords and sessions could be read on the way. Set it to an https:// address, or set ALLOW_PLAIN_HTTP=1 on a network that you trust.',
    );
  return url.origin;
}
