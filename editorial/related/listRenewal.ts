import { inTransaction, staff } from '#db/pools.ts';
import { sql } from '#db/query.ts';
import type { ArticleId } from '#db/schema/ids.ts';
import type { Language } from '#db/schema/taxonomy.ts';
import { relistAll } from './listRefill.ts';
import { FEWEST_RENEWED_AMONG, findOutdatedLists, type GrownPaper } from './outdatedLists.ts';

/** Lists recomputed in one transaction. */
const BATCH_SIZE = 50;

/**
 * Recomputes the lists that were computed when their language had at most half as many stories as now, since document
 * frequencies have changed. @returns the number of lists
 */
export async function renewLists(paper: GrownPaper): Promise<number> {
  const done = new Set<ArticleId>();
  for (;;) {
    const { rows } = await staff().execute<{ article_id: string }>(
      sql`${findOutdatedLists(paper)} order by l.among, l.article_id limit ${BATCH_SIZE}`,
    );
    const ids = rows.map((row) => Number(row.article_id) as ArticleId).filter((id) => !done.has(id));
    if (ids.length === 0) return done.size;
    await inTransaction((tx) => relistAll(tx, ids));
    for (const id of ids) done.add(id);
  }
}

/**
 * Recomputes at once the lists of a language that a queued job would renew; that job then does nothing.
 * @returns the number of lists
 */
export async function renewOutdatedLists(language: Language): Promise<number> {
  const { rows } = await staff().execute<{ others: string }>(
    sql`select count(*) - 1 as others from release_search where language = ${language}`,
  );
  const among = Number(rows[0]?.others ?? 0);
  if (among < FEWEST_RENEWED_AMONG) return 0;
  const renewed = await renewLists({ language, among });
  await staff().execute(sql`
    update outbox set queued_at = now(), payload = '{}'
    where queued_at is null and kind = 'renewal' and payload->>'language' = ${language}
      and (payload->>'among')::int <= ${among}::int`);
  return renewed;
}
