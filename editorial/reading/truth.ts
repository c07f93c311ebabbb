import { sql } from 'drizzle-orm';
import { liveBoundary } from '#db/live';
import { reader } from '#db/pools';
import type { Truth } from './shapes.ts';

/** The database's clock, and the next instant at which anything readers see begins or ends. */
export async function readTruth(tags: string[]): Promise<Truth> {
  const [row] = await reader()
    .select({ now: sql<string>`live.moment()`, until: liveBoundary.at })
    .from(liveBoundary);
  if (!row) throw new Error('live.boundary gave no row');
  return { now: new Date(row.now), until: row.until, tags };
}
