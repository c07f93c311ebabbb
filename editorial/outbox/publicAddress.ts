import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';

/** All of IPv6 that is assigned to the public internet (RFC 4291); the rest may carry an IPv4 address. */
const globalUnicast = ipaddr.IPv6.parseCIDR('2000::/3');

/** Whether an IP address belongs to the public internet. */
export function isPublicAddress(ip: string): boolean {
  if (isIP(ip) === 0 || ip.includes('%')) return false;
  const address = ipaddr.parse(ip);
  if (address instanceof ipaddr.IPv6 && !address.match(globalUnicast)) return false;
  return address.range() === 'unicast';
}

/**
 * Whether a webhook may have this address, as far as its spelling tells; what its name leads to is asked at each
 * connection. @param local receivers inside the house are wanted
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
