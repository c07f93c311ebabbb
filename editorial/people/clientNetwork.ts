import { isIPv6 } from 'node:net';

/**
 * The client in rate limits: an IPv4 address, or the /64 network of an IPv6 address, as one client usually has the
 * whole network.
 */
export function clientNetwork(address: string | null | undefined): string {
  const ip = (address ?? '').replace(/^::ffff:(?=\d+\.)/i, '').slice(0, 64);
  if (!isIPv6(ip)) return ip || 'unknown';
  const [head = '', tail] = ip.split('%')[0]?.split('::') ?? [];
  const headGroups = head.split(':').filter(Boolean);
  const right = (tail ?? '').split(':').filter(Boolean);
  const middle =
    tail === undefined ? [] : Array<string>(Math.max(0, 8 - headGroups.length - right.length)).fill('0');
  const groups = [...headGroups, ...middle, ...right]
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16));
  return `${groups.join(':')}::/64`;
}
