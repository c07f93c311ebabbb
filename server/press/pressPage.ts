import type { Variants } from './encoding.ts';

/** A finished page: the result of one render in the form that is sent. Times are `performance.now()` ms. */
export type PressPage = {
  status: number;
  contentType: string;
  tags: readonly string[];
  variants: Variants;
  islands: boolean;
  /** hashes of its inline style sheets */
  styles: readonly string[];
  /** Whether to send X-Robots-Tag: noindex. */
  noindex: boolean;
  /** Text and data mining is reserved; `policy`: URL of the licence terms, or empty. */
  mining: { policy: string } | null;
  /** When it last changed, ms since 1970, a whole second. */
  lastModified: number | null;
  /** `Link` header with the browser's preload hints. */
  hints: string | null;
  /** Set for redirects only. */
  location: string | null;
  renderedAt: number;
  /** Whether shared caches may store it at all: it has facts, and was valid for longer than its render took. */
  isShareable: boolean;
  /** When it becomes outdated; null when it has no facts and must not be cached. */
  freshUntil: number | null;
};
