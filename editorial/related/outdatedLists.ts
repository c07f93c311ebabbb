import type { Transaction } from '#db/pools.ts';
import { sql } from '#db/query.ts';
import type { Language } from '#db/schema/taxonomy.ts';
import { enqueue } from '#editorial/audit/auditRecord.ts';

/** With more stories than this in a language, further stories hardly change document frequencies. */
const MAX_STORIES_RENEWED = 1_000;
/** In a paper with fewer stories, nearly all are related to each other anyway. */
export const FEWEST_RENEWED_AMONG = 16;

/** Whether a list computed among this many stories will be recomputed as their number grows. */
export const isMadeAmongFew = (among: number): boolean => among < MAX_STORIES_RENEWED;

/** A language, and the present number of other stories in it. */
export type GrownPaper = { language: Language; among: number };

/**
 * Live stories whose lists were computed when their language had at most half as many stories; includes those that this
 * transaction releases.
 */
export const findOutdatedLists = ({ language, among }: GrownPaper) => sql`
  select l.article_id from story_likeness l
    join release r on r.article_id = l.article_id and r.live @> clock_timestamp() and r.language = ${language}
  where l.among <= ${Math.floor(among / 2)}::int`;

/**
 * Enqueues a job that renews outdated lists. If such a job is still queued, updates its payload instead of adding one.
 */
export async function enqueueListRenewal(tx: Transaction, paper: GrownPaper): Promise<void> {
  if (paper.among < FEWEST_RENEWED_AMONG || paper.among >= 2 * MAX_STORIES_RENEWED) return;
  const { rows } = await tx.execute<{ isDue: boolean }>(
    sql`select exists (${findOutdatedLists(paper)}) as "isDue"`,
  );
  if (!rows[0]?.isDue) return;
  const { rowCount } = await tx.execute(sql`
    update outbox set payload = ${JSON.stringify(paper)}::jsonb
    where queued_at is null and kind = 'renewal' and payload->>'language' = ${paper.language}`);
  if (!rowCount) await enqueue(tx, 'renewal', paper);
}
