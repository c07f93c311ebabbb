import { isIPv6 } from 'node:net';
import ipaddr from 'ipaddr.js';

/**
 * The client as limits count it: an IPv4 address, or the /64 network of an IPv6 one, since whoever has one address
 * there has them all.
 */
export function clientNetwork(address: string | null | undefined): string {
  const given = (address ?? '').slice(0, 64);
  if (!isIPv6(given)) return given || 'unknown';
  const client = ipaddr.process(given);
  if (client instanceof ipaddr.IPv4) return client.toString();
  const groups = client.parts.slice(0, 4).map((group) => group.toString(16));
  return `${groups.join(':')}::/64`;
}
