import { BlockList, isIP, isIPv4 } from 'node:net';

/** Addresses that are private or reserved: RFC 6890 and its IPv6 counterparts. */
const inside = new BlockList();
for (const [network, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const)
  inside.addSubnet(network, bits, 'ipv4');

// Public IPv6: global unicast, without the ranges that embed IPv4 addresses or are for documentation.
const outside6 = new BlockList();
outside6.addSubnet('2000::', 3, 'ipv6');
const except6 = new BlockList();
for (const [network, bits] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const)
  except6.addSubnet(network, bits, 'ipv6');

/** Whether an IP address belongs to the public internet. */
export function isPublicAddress(ip: string): boolean {
  if (isIPv4(ip)) return !inside.check(ip, 'ipv4');
  return isIP(ip) === 6 && !ip.includes('%') && outside6.check(ip, 'ipv6') && !except6.check(ip, 'ipv6');
}

/**
 * Whether a webhook may have this address, judged by its text; the address its name resolves to is checked at each
 * connection. @param local whether receivers in private networks are allowed
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
