import type { Variants } from './encoding.ts';

/** A finished page: what one render gave, as bytes that can be sent. Times are `performance.now()` ms. */
export type PressPage = {
  status: number;
  contentType: string;
  tags: readonly string[];
  variants: Variants;
  islands: boolean;
  /** hashes of the style sheets that stand in it */
  styles: readonly string[];
  /** To be kept out of indexes by header too. */
  noindex: boolean;
  /** Text and data mining is reserved; where it can be licensed, or empty. */
  mining: { policy: string } | null;
  /** When it last changed, ms since 1970, a whole second. */
  lastModified: number | null;
  /** `Link` header: what the browser should ask for at once. */
  hints: string | null;
  /** Only of a redirect. */
  location: string | null;
  renderedAt: number;
  /** Whether shared caches may keep it at all: it told of itself, and was true for longer than its making. */
  isShareable: boolean;
  /** When it stops being true; null when it told nothing about itself and must not be kept. */
  freshUntil: number | null;
};
