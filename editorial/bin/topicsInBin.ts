import { sql } from '#db/query.ts';
import { topic } from '#db/schema/taxonomy.ts';
import { Refusal } from '#editorial/access/refusal.ts';
import type { BinKind } from './binnable.ts';
import { asBinnable, type BinnableRow, setDeletedIn } from './deletedColumns.ts';

export const topicsInBin: BinKind = {
  act: 'topic.delete',
  isPersonal: false,

  async lock(tx, id) {
    const { rows } = await tx.execute<BinnableRow>(sql`
      select id, name, null as created_by, deleted_at from topic where id = ${id} and merged_into is null for update`);
    return asBinnable(rows[0]);
  },

  // Only a topic without articles can be deleted; others can be merged.
  async refuseIfUsed(tx, id) {
    const { rows } = await tx.execute<{ articles: number; merged: number }>(sql`
      select (select count(*) from (select article_id from article_topic where topic_id = ${id}
          union select article_id from waiting_release where frozen -> 'topics' @> ${JSON.stringify([{ id }])}::jsonb
          union select r.article_id from release_topic x join release r on r.id = x.release_id
            where x.topic_id = ${id}) s)::int as articles,
        (select count(*) from topic where merged_into = ${id})::int as merged`);
    const use = rows[0];
    if (use && (use.articles > 0 || use.merged > 0))
      throw new Refusal('topic-in-use', { id, articles: use.articles });
  },

  mark: setDeletedIn(topic),

  async erase(tx, id) {
    await tx.execute(sql`delete from former_topic_slug where topic_id = ${id}`);
    await tx.execute(sql`delete from topic_past where id = ${id}`);
    await tx.execute(sql`delete from topic where id = ${id}`);
  },
};
