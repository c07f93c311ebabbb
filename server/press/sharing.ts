import { createHmac } from 'node:crypto';
import type { Obtained } from './obtaining.ts';

/** A network of caches that forgets by tag when it is told to. */
export type Cdn = {
  kind: 'fastly' | 'cloudflare';
  /** the name under which it knows a tag */
  keyOf(tag: string): string;
};

/** For how many seconds others may keep a page without asking. */
export type Share = {
  /** any shared cache: short, for no notice reaches it */
  shared: number;
  /** whether it may show the page for a moment longer while it asks, and longer when nobody answers */
  graced: boolean;
  /** the network that forgets when told */
  cdn: number;
};

/** Seconds of a page's truth that the network keeps for showing it while it asks anew: never past its end. */
const GRACE = 30;
/** Seconds for which the network keeps what it isn't told to forget: a purge that a slow node undid is mended by then. */
const LONGEST = 600;
/** Bytes of names that a page may carry; one with more is kept short. Fastly and Cloudflare take 16 kB. */
const MOST = 8_000;

/** How long others may keep a page now. Nothing is kept past the instant at which it stops being true. */
export function shareOf({ page, how }: Obtained, sharedSeconds: number): Share {
  if (how === 'stale' || page.freshUntil === null) return { shared: 0, graced: false, cdn: 0 };
  const left = Math.max(0, Math.floor((page.freshUntil - performance.now()) / 1000));
  const shared = Math.min(sharedSeconds, left);
  const lasts = page.status === 200 || page.status === 410; // a miss ends with any release
  return { shared, graced: left > shared, cdn: lasts ? Math.max(0, Math.min(LONGEST, left - GRACE)) : 0 };
}

export function cacheControl({ shared, graced }: Share): string {
  const grace = graced ? 'stale-while-revalidate=1, stale-if-error=300' : 'must-revalidate';
  return `public, max-age=0, s-maxage=${shared}, ${grace}`;
}

/** What only the network is told: https://www.rfc-editor.org/rfc/rfc9213, and Fastly's own form of it. */
export function cdnHeaders({ kind, keyOf }: Cdn, { cdn }: Share, tags: readonly string[]): string[] {
  if (cdn === 0) return [];
  const names = tags.map(keyOf);
  const lasting = `max-age=${cdn}, stale-while-revalidate=${GRACE}, stale-if-error=86400`;
  const [control, list, apart] =
    kind === 'fastly' ? ['Surrogate-Control', 'Surrogate-Key', ' '] : ['CDN-Cache-Control', 'Cache-Tag', ','];
  const joined = names.join(apart);
  return joined.length > MOST ? [] : [control, lasting, list, joined];
}

/**
 * Names for tags that say nothing to anyone else: a tag may be the number of a story that is still to come. The same
 * on every node that shares the secret.
 */
export function keysBy(secret: string): (tag: string) => string {
  const key = createHmac('sha256', secret).update('cdn keys').digest();
  return (tag) => createHmac('sha256', key).update(tag).digest('base64url').slice(0, 11);
}
