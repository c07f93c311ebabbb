import { createHmac } from 'node:crypto';
import type { RenderedPage } from './requestCoalescing.ts';

/** A network of caches that forgets by tag when it is told to. */
export type Cdn = {
  kind: 'fastly' | 'cloudflare';
  /** the name under which it knows a tag */
  keyOf(tag: string): string;
};

/** What others may do with a page. It depends on the kind of the page only, never on what is still to come. */
export type CachePermission = {
  /** whether shared caches may keep it for a moment */
  isShared: boolean;
  /** whether the network that forgets when told may keep it for longer */
  isLasting: boolean;
};

/** Seconds for which any shared cache keeps a page without asking: no notice of a withdrawal reaches it. */
const SHARED = 1;
/**
 * Seconds for which the network keeps a page, and then shows it while it asks: a minute together. A purge that a slow
 * node undid, or that is late, is mended by then.
 */
const NETWORK = 30;
/** Bytes of names that a page may carry; one with more is kept short. Fastly and Cloudflare take 16 kB. */
const MOST = 8_000;

/**
 * How others may keep a page. No number is derived from the instant at which the page stops being true: whoever compares
 * two answers would learn when an embargo ends. The press keeps to that instant, and the network is told at it.
 */
export function pageShareOf({ page, how }: RenderedPage): CachePermission {
  const isShared = how !== 'stale' && page.isShareable;
  // A miss ends with any release.
  return { isShared, isLasting: isShared && (page.status === 200 || page.status === 410) };
}

export function cacheControl({ isShared }: CachePermission): string {
  return isShared
    ? `public, max-age=0, s-maxage=${SHARED}, stale-while-revalidate=1, stale-if-error=300`
    : 'public, max-age=0, s-maxage=0, must-revalidate';
}

/** What only the network is told: https://www.rfc-editor.org/rfc/rfc9213, and Fastly's own form of it. */
export function cdnHeaders(
  { kind, keyOf }: Cdn,
  { isLasting }: CachePermission,
  tags: readonly string[],
): string[] {
  if (!isLasting) return [];
  const names = tags.map(keyOf);
  const lasting = `max-age=${NETWORK}, stale-while-revalidate=${NETWORK}, stale-if-error=86400`;
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
