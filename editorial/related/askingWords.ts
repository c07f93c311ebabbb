import { sql } from 'drizzle-orm';
import type { Transaction } from '#db/pools';

/**
 * Releases that answer each of some questions, at most so many of each. The questions are joined to the index one by
 * one, and not written into the statement: for each that it can read, the planner would look through its whole list of
 * common words.
 */
export async function askWords(tx: Transaction, questions: string[], most: number): Promise<number[][]> {
  if (questions.length === 0) return [];
  const { rows } = await tx.execute<{ at: string; ids: string | null }>(sql`
    select asked.at, found.ids
    from unnest(${sql.param(questions)}::text[]) with ordinality asked(question, at)
    cross join lateral (
      select string_agg(x.release_id::text, ' ') as ids from (
        select release_id from release_search where words @@ asked.question::tsquery limit ${most}) x
    ) found`);
  const answers: number[][] = questions.map(() => []);
  for (const { at, ids } of rows) answers[Number(at) - 1] = ids?.split(' ').map(Number) ?? [];
  return answers;
}

/** Has `work` go by indexes alone: what the planner doesn't know of a question makes it read whole tables. */
export async function byIndexes<T>(tx: Transaction, work: () => Promise<T>): Promise<T> {
  await tx.execute(sql`set local enable_seqscan = off`);
  const done = await work();
  await tx.execute(sql`set local enable_seqscan to default`);
  return done;
}
