import { isIPv6 } from 'node:net';

/**
 * The client in rate limits: an IPv4 address, or the /64 network of an IPv6 address, as one client usually has the
 * whole network.
 */
export function clientNetwork(address: string | null | undefined): string {
  const given = (address ?? '').replace(/^::ffff:(?=\d+\.)/i, '').slice(0, 64);
  if (!isIPv6(given)) return given || 'unknown';
  const [head = '', tail] = given.split('%')[0]?.split('::') ?? [];
  const left = head.split(':').filter(Boolean);
  const right = (tail ?? '').split(':').filter(Boolean);
  const middle =
    tail === undefined ? [] : Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0');
  const groups = [...left, ...middle, ...right]
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16));
  return `${groups.join(':')}::/64`;
}
