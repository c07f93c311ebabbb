import type { Transaction } from '#db/pools.ts';
import { sql } from '#db/query.ts';
import { paper } from '#db/schema/taxonomy.ts';
import { Refusal } from '#editorial/access/refusal.ts';
import { instantShape } from '#editorial/inputSchemas.ts';

/** A time without an offset; a date alone means its midnight. */
const isWallTime = (text: string): boolean =>
  /^\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?)?$/.test(text);
const hasOffset = (text: string): boolean => /(?:Z|[+-]\d\d(?::?\d\d)?)$/i.test(text);

/**
 * Parses times from the wire. A local time is in the paper's zone, and is converted to an instant by the database's
 * time zone tables. @throws {Refusal} `malformed`
 */
export async function readWireTimes(tx: Transaction, told: (string | null)[]): Promise<(Date | null)[]> {
  const read = told.map((one) => (one === null ? null : readTime(one)));
  const wall = [...new Set(told.filter((one) => one !== null && isWallTime(one)))];
  if (wall.length === 0) return read;
  const rows = await tx
    .select({
      told: sql<string>`told`,
      at: sql<string>`to_char((told::timestamp at time zone ${paper.zone}) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`,
    })
    .from(paper)
    .innerJoin(sql`unnest(${sql.param(wall)}::text[]) wall (told)`, sql`true`);
  const known = new Map(rows.map(({ told, at }) => [told, new Date(at)]));
  return told.map((one, at) => (one === null ? null : (known.get(one) ?? read[at] ?? null)));
}

/** The process's own zone is never used: a time without an offset is a local time of the paper. */
function readTime(text: string): Date {
  const isWall = isWallTime(text);
  if (!isWall && !hasOffset(text)) throw new Refusal('malformed', { field: 'releasedAt' });
  const asUtc = /[T ]/.test(text) ? `${text.replace(' ', 'T')}Z` : `${text}T00:00Z`;
  const read = instantShape.safeParse(isWall ? asUtc : text);
  // JavaScript reads 30 February as 2 March, and Postgres refuses it.
  if (!read.success || (isWall && !read.data.toISOString().startsWith(text.slice(0, 16).replace(' ', 'T'))))
    throw new Refusal('malformed', { field: 'releasedAt' });
  return read.data;
}
