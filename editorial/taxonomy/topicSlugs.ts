import type { Transaction } from '#db/pools.ts';
import { sql } from '#db/query.ts';

/** Those of these slugs that a topic has or had: a new topic cannot use them. */
export async function takenTopicSlugs(
  tx: Pick<Transaction, 'execute'>,
  slugs: string[],
): Promise<Set<string>> {
  const { rows } = await tx.execute<{ slug: string }>(sql`
    select slug from topic where slug = any(${sql.param(slugs)}::text[])
    union select slug from former_topic_slug where slug = any(${sql.param(slugs)}::text[])`);
  return new Set(rows.map(({ slug }) => slug));
}
