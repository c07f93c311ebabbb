import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';

/** The IPv6 addresses of the public internet (RFC 4291). Other IPv6 addresses may contain an IPv4 address. */
const globalUnicast = ipaddr.IPv6.parseCIDR('2000::/3');

/** Whether an IP address belongs to the public internet. */
export function isPublicAddress(ip: string): boolean {
  if (isIP(ip) === 0 || ip.includes('%')) return false;
  const address = ipaddr.parse(ip);
  if (address instanceof ipaddr.IPv6 && !address.match(globalUnicast)) return false;
  return address.range() === 'unicast';
}

/**
 * Whether a webhook may have this address. Only the text is checked; each connection checks the IP address to which the
 * host resolves. @param local whether receivers in private networks are allowed
 */
export function isFitAddress(address: string, local: boolean): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname, username, password, hash } = new URL(address);
  if (username || password || hash) return false;
  if (local) return protocol === 'https:' || protocol === 'http:';
  const host = hostname.replace(/^\[|\]$/g, '');
  return (
    protocol === 'https:' && (isIP(host) === 0 ? !/(^|\.)localhost\.?$/i.test(host) : isPublicAddress(host))
  );
}
