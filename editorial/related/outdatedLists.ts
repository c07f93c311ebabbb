import type { Transaction } from '#db/pools.ts';
import { sql } from '#db/query.ts';
import type { Language } from '#db/schema/taxonomy.ts';
import { enqueue } from '#editorial/audit/auditRecord.ts';

/** From so many stories of a language on, how common a word is changes little by more of them. */
const grown = 1_000;
/** In a paper of fewer stories, each is beside nearly all others anyway. */
export const FEWEST_RENEWED_AMONG = 16;

/** Whether a list that is made among so many stories will be made anew as their number grows. */
export const isMadeAmongFew = (among: number): boolean => among < grown;

/** A language, and among how many others a story of it stands now. */
export type GrownPaper = { language: Language; among: number };

/**
 * Live stories whose lists were made when their language had half as many stories, or fewer; also those that this
 * transaction releases.
 */
export const findOutdatedLists = ({ language, among }: GrownPaper) => sql`
  select l.article_id from story_likeness l
    join release r on r.article_id = l.article_id and r.live @> clock_timestamp() and r.language = ${language}
  where l.among <= ${Math.floor(among / 2)}::int`;

/** Promises that the lists which the paper has outgrown are made anew; a promise that still waits is told its new size. */
export async function enqueueListRenewal(tx: Transaction, paper: GrownPaper): Promise<void> {
  if (paper.among < FEWEST_RENEWED_AMONG || paper.among >= 2 * grown) return;
  const { rows } = await tx.execute<{ isDue: boolean }>(
    sql`select exists (${findOutdatedLists(paper)}) as "isDue"`,
  );
  if (!rows[0]?.isDue) return;
  const { rowCount } = await tx.execute(sql`
    update outbox set payload = ${JSON.stringify(paper)}::jsonb
    where queued_at is null and kind = 'renewal' and payload->>'language' = ${paper.language}`);
  if (!rowCount) await enqueue(tx, 'renewal', paper);
}
