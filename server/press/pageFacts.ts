import { z } from 'zod';
import { AS_OF, STAFF_AS_OF } from '#contracts/routes.ts';

/** An instant as ISO 8601 with any zone; read to milliseconds since the epoch. */
const instant = z.iso.datetime({ offset: true }).transform((text) => Date.parse(text));

const Facts = z.object({
  /** What the page shows: dropping any of these tags drops the page. */
  tags: z.array(z.string().min(1).max(300)).max(2000),
  /** The instant at which the page stops being true, by the database's clock. */
  until: instant.nullish(),
  /** The database's clock when the page was made. */
  now: instant.nullish(),
  /** A status that an app-router page can't set itself. */
  status: z.union([z.literal(404), z.literal(410)]).nullish(),
  lastModified: instant.nullish(),
  /** Text and data mining is reserved, and where it can be licensed: a header goes with the page. */
  mining: z
    .object({
      policy: z
        .string()
        .max(500)
        .regex(/^[\x21-\x7e]*$/),
    })
    .nullish(),
  /** Of the paper's past: what stands before the addresses of this page's own paper. */
  within: z
    .string()
    .regex(new RegExp(`^(${AS_OF}|${STAFF_AS_OF})/[\\w:.-]{1,40}$`))
    .nullish(),
});

/** What a page tells the press about itself, in `<meta name="press">` or the header `x-press-meta`. */
export type PressFacts = z.output<typeof Facts>;

/** Null when the text isn't a page's facts: then the page is passed on and not kept. */
export function readFacts(text: string): PressFacts | null {
  try {
    return Facts.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

/**
 * Milliseconds for which the page is true from the moment its render began. Only the database's clock
 * counts: the difference of two of its readings is applied to our own monotonic clock, and since the
 * render began before the database was asked, a page is never kept too long.
 */
export function lifetime(facts: PressFacts, longest: number): number {
  if (facts.until == null) return longest;
  return Math.min(longest, facts.until - (facts.now ?? Date.now()));
}
