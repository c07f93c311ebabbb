import { isIP } from 'node:net';

/** Whether a host name or an IP address (IPv6 with or without brackets) always means this machine. */
function isLoopbackHost(host: string): boolean {
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

type Reach = { DATABASE_URL?: string; HOST?: string; SITE_URL?: string };

const isRemote = (siteUrl: string | undefined): boolean =>
  siteUrl !== undefined && !isLoopbackHost(new URL(siteUrl).hostname);

/** Whether the database is embedded, the server listens on this machine only, and its address is local. */
export function isOnThisMachineOnly({ DATABASE_URL, HOST, SITE_URL }: Reach): boolean {
  return !DATABASE_URL && (!HOST || isLoopbackHost(HOST)) && !isRemote(SITE_URL);
}

/** A warning if the site has a public address but only this machine can connect. */
export function unreachableSite({ HOST, SITE_URL }: Reach): string[] {
  if (HOST || !isRemote(SITE_URL)) return [];
  return [
    'HOST is not set, so only this machine can connect (127.0.0.1 and ::1). In a container, or behind a proxy on another machine, set HOST=0.0.0.0.',
  ];
}
