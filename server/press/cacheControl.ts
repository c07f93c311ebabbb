import { createHmac } from 'node:crypto';
import type { RenderedPage } from './requestCoalescing.ts';

/** A CDN that supports purging by tag. */
export type Cdn = {
  kind: 'fastly' | 'cloudflare';
  /** the CDN's key for a tag */
  keyOf(tag: string): string;
};

/** How other caches may store a page. Depends only on the kind of the page, never on future events. */
export type CachePermission = {
  /** whether shared caches may store it briefly */
  isShared: boolean;
  /** whether the CDN, which is purged, may store it for longer */
  isLasting: boolean;
};

/** Seconds for which any shared cache may store a page. Short, because a withdrawal cannot purge these caches. */
const SHARED_SECONDS = 1;
/**
 * Seconds for which the CDN stores a page, and then serves it stale while it revalidates: together one minute, which
 * limits the effect of a late or failed purge.
 */
const CDN_SECONDS = 30;
/** Maximum bytes of cache keys per page; a page with more gets a short lifetime. Fastly and Cloudflare accept 16 kB. */
const MAX_KEY_BYTES = 8_000;

/**
 * How other caches may store a page. No value is derived from the instant at which the page becomes outdated: comparing
 * two answers would reveal when an embargo ends. The press respects that instant itself, and the CDN is purged at it.
 */
export function pageShareOf({ page, how }: RenderedPage): CachePermission {
  const isShared = how !== 'stale' && page.isShareable;
  // Any release may make a missing page outdated, so other caches must not store it.
  return { isShared, isLasting: isShared && (page.status === 200 || page.status === 410) };
}

/** The `Cache-Control` header for caches that are not purged. */
export function cacheControl({ isShared }: CachePermission): string {
  return isShared
    ? `public, max-age=0, s-maxage=${SHARED_SECONDS}, stale-while-revalidate=1, stale-if-error=300`
    : 'public, max-age=0, s-maxage=0, must-revalidate';
}

/** Headers for the CDN only: https://www.rfc-editor.org/rfc/rfc9213, and Fastly's own form. */
export function cdnHeaders({ kind, keyOf }: Cdn, share: CachePermission, tags: readonly string[]): string[] {
  if (!share.isLasting) return [];
  const lasting = `max-age=${CDN_SECONDS}, stale-while-revalidate=${CDN_SECONDS}, stale-if-error=86400`;
  const [control, list, separator] =
    kind === 'fastly' ? ['Surrogate-Control', 'Surrogate-Key', ' '] : ['CDN-Cache-Control', 'Cache-Tag', ','];
  const joined = tags.map(keyOf).join(separator);
  return joined.length > MAX_KEY_BYTES ? [] : [control, lasting, list, joined];
}

/**
 * Maps tags to keys that reveal nothing: a tag may be the id of a story under embargo. The same on every node that
 * shares the secret.
 */
export function keysBy(secret: string): (tag: string) => string {
  const key = createHmac('sha256', secret).update('cdn keys').digest();
  return (tag) => createHmac('sha256', key).update(tag).digest('base64url').slice(0, 11);
}
