import { isIPv6 } from 'node:net';
import ipaddr from 'ipaddr.js';

/**
 * The client in rate limits: an IPv4 address, or the /64 network of an IPv6 address, as one client usually has the
 * whole network.
 */
export function clientNetwork(address: string | null | undefined): string {
  const text = (address ?? '').slice(0, 64);
  if (!isIPv6(text)) return text || 'unknown';
  const client = ipaddr.process(text);
  if (client instanceof ipaddr.IPv4) return client.toString();
  const groups = client.parts.slice(0, 4).map((group) => group.toString(16));
  return `${groups.join(':')}::/64`;
}
