import { z } from 'zod';
import { AS_OF, STAFF_AS_OF } from '#contracts/routes.ts';

/** An ISO 8601 instant in any zone, parsed to milliseconds since the epoch. */
const instant = z.iso.datetime({ offset: true }).transform((text) => Date.parse(text));

const printable = z.string().regex(/^[\x21-\x7e]{0,500}$/);
const MOMENT_PREFIX = new RegExp(`^(${AS_OF}|${STAFF_AS_OF})/[\\w:.-]{1,40}$`);

const Facts = z.object({
  /** Cache tags of the page's content: dropping any of these drops the page. */
  tags: z.array(z.string().min(1).max(300)).max(2000),
  /** When the page becomes outdated, by the database's clock. */
  until: instant.nullish(),
  /** The database's clock when the page was rendered. */
  now: instant.nullish(),
  /** A status that an app-router page cannot set itself. */
  status: z.union([z.literal(404), z.literal(410)]).nullish(),
  lastModified: instant.nullish(),
  /** Set if text and data mining is reserved; `policy` is the URL of the licence terms. Sent as headers. */
  mining: z.object({ policy: printable }).nullish(),
  /** For pages of the past: the prefix of this page's addresses. */
  within: z.string().regex(MOMENT_PREFIX).nullish(),
});

/** What a page reports about itself, in `<meta name="press">` or the header `x-press-meta`. */
export type PressFacts = z.output<typeof Facts>;

/** Parses page facts; null if they are invalid. The page is then sent but not cached. */
export function readFacts(text: string): PressFacts | null {
  try {
    return Facts.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

/**
 * Milliseconds for which the page is valid, counted from the start of its render: the difference of two readings of the
 * database's clock. Because the render begins before the database is queried, a page is never cached too long.
 */
export function lifetime(facts: PressFacts, longest: number): number {
  if (facts.until == null) return longest;
  return Math.min(longest, facts.until - (facts.now ?? Date.now()));
}
