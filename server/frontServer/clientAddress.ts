import type { IncomingMessage } from 'node:http';
import { BlockList, isIP } from 'node:net';

/** The proxies that are trusted to report the client's address in X-Forwarded-For. */
export type TrustedProxies = { is: 'hops'; count: number } | { is: 'networks'; list: BlockList };

/** Maximum number of X-Forwarded-For entries that are read, from the right. */
const MAX_ENTRIES = 32;

/**
 * Parses TRUSTED_PROXIES: a number of proxies, or addresses and networks such as `10.0.0.0/8, ::1`. @throws with a
 * message that names the entry that cannot be parsed
 */
export function readTrustedProxies(text = ''): TrustedProxies {
  const setting = text.trim();
  if (/^\d{1,2}$/.test(setting)) return { is: 'hops', count: Number(setting) };
  const list = new BlockList();
  for (const entry of setting.split(/[\s,]+/).filter(Boolean)) {
    const [address = '', bits] = entry.split('/');
    const maxPrefix = familyOf(address) === 'ipv4' ? 32 : 128;
    const prefix = bits === undefined ? maxPrefix : Number(bits);
    if (isIP(address) === 0 || !/^(\d{1,3})?$/.test(bits ?? '') || prefix > maxPrefix)
      throw new Error(
        `TRUSTED_PROXIES holds “${entry}”: give the number of proxies, or their addresses or networks, such as 10.0.0.0/8.`,
      );
    list.addSubnet(address, prefix, familyOf(address));
  }
  return { is: 'networks', list };
}

const familyOf = (address: string) => (isIP(address) === 4 ? 'ipv4' : 'ipv6');

/** Converts an IPv4-mapped IPv6 address to IPv4. */
const plain = (address: string): string => address.replace(/^::ffff:(?=\d+\.)/i, '');

/** An X-Forwarded-For entry without its port; null when it is not an address. */
function addressIn(entry: string): string | null {
  const text = entry.trim().replace(/^"|"$/g, '');
  const bare =
    /^\[([^\]]+)\](:\d+)?$/.exec(text)?.[1] ?? /^(\d+\.\d+\.\d+\.\d+):\d+$/.exec(text)?.[1] ?? text;
  return isIP(bare) ? plain(bare) : null;
}

/** The request's connection, and its X-Forwarded-For headers joined by commas. */
type Sender = { socket: { remoteAddress?: string | undefined }; forwardedFor: string | undefined };

/**
 * The client's address: the connection's peer, or, behind trusted proxies, the rightmost X-Forwarded-For entry that is
 * not a trusted proxy. The client can forge the entries to its left.
 */
export function clientAddress({ socket, forwardedFor = '' }: Sender, trusted: TrustedProxies): string {
  const peer = plain(socket.remoteAddress ?? '');
  const entries = forwardedFor.split(',').slice(-MAX_ENTRIES);
  let client = peer;
  for (let hops = 0; entries.length > 0 && isTrusted(client, hops, trusted); hops++) {
    const next = addressIn(entries.pop() ?? '');
    if (next === null) break;
    client = next;
  }
  return client;
}

function isTrusted(address: string, hops: number, trusted: TrustedProxies): boolean {
  if (trusted.is === 'hops') return hops < trusted.count;
  return isIP(address) > 0 && trusted.list.check(address, familyOf(address));
}

/** Whether the connection's peer is a trusted proxy. */
export const isTrustedPeer = (peer: string, trusted: TrustedProxies): boolean =>
  isTrusted(plain(peer), 0, trusted);

/** Maximum number of peers named in the log, as anybody can send the header. */
const MAX_PEERS_NAMED = 5;

/** Warns once per peer, for the first few peers, that a machine outside TRUSTED_PROXIES sends X-Forwarded-For. */
export function createProxyNotice(warn: (sentence: string) => void, trusted: TrustedProxies) {
  const named = new Set<string>();
  return (request: IncomingMessage): void => {
    if (named.size >= MAX_PEERS_NAMED || request.headers['x-forwarded-for'] === undefined) return;
    const peer = plain(request.socket.remoteAddress ?? '');
    if (named.has(peer) || isTrusted(peer, 0, trusted)) return;
    named.add(peer);
    warn(
      `X-Forwarded-For came from ${peer}, which TRUSTED_PROXIES does not name, so everybody behind it counts as one client. If that is your proxy, set TRUSTED_PROXIES=${peer}.`,
    );
  };
}
