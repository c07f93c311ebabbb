import { gravestHold, type HoldReason } from '#contracts/keptOut.ts';
import { instantOfWallTime, isWallTime } from '#contracts/zonedTime.ts';
import type { Transaction } from '#db/pools.ts';
import { sql } from '#db/query.ts';
import { paper } from '#db/schema/taxonomy.ts';
import { Refusal } from '#editorial/access/refusal.ts';
import { instantSchema } from '#editorial/inputSchemas.ts';
import type { WireStory } from './importOrder.ts';

type HoldAtImport = {
  hold: HoldReason | null;
  embargoedUntil: Date | null;
  /** the release time that the first release shows, which is never in the future */
  wireReleasedAt: Date | null;
};

/** The hold of each story, by the database's clock. @throws {Refusal} `malformed` for an unreadable time */
export async function holdsAtImport(tx: Transaction, stories: WireStory[]): Promise<HoldAtImport[]> {
  const { rows } = await tx.execute<{ now: string }>(
    sql`select to_char(now() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as now`,
  );
  const now = new Date(rows[0]?.now ?? 0);
  const [{ zone } = { zone: 'UTC' }] = await tx.select({ zone: paper.zone }).from(paper);
  return stories.map(({ hold, releasedAt, embargoedUntil }) =>
    holdAt(now, hold, readTime(releasedAt, zone), readTime(embargoedUntil, zone)),
  );
}

/** The hold of a story. An embargo that has ended is no hold; a release time in the future is an embargo. */
function holdAt(
  now: Date,
  hold: HoldReason | null,
  releasedAt: Date | null,
  embargoedUntil: Date | null,
): HoldAtImport {
  const isFuture = releasedAt !== null && releasedAt > now;
  const until = new Date(Math.max(embargoedUntil?.getTime() ?? 0, isFuture ? releasedAt.getTime() : 0));
  const reasons: HoldReason[] = [];
  if (hold !== null && !(hold === 'embargo' && embargoedUntil && embargoedUntil <= now)) reasons.push(hold);
  if (embargoedUntil && embargoedUntil > now) reasons.push('embargo');
  if (isFuture) reasons.push('future-date');
  return {
    hold: gravestHold(reasons),
    embargoedUntil: until > now ? until : null,
    wireReleasedAt: isFuture ? null : releasedAt,
  };
}

const hasOffset = (text: string): boolean => /(?:Z|[+-]\d\d(?::?\d\d)?)$/i.test(text);

/**
 * Parses a time of a wire. A time without an offset is in the paper's zone, not in the zone of the process. If a local
 * time occurs twice, it is the second.
 */
function readTime(text: string | null, zone: string): Date | null {
  if (text === null) return null;
  const time = isWallTime(text) ? instantOfWallTime(text, zone, 'later') : hasOffset(text) && text;
  const read = instantSchema.safeParse(time || undefined);
  if (!read.success) throw new Refusal('malformed', { field: 'releasedAt' });
  return read.data;
}
