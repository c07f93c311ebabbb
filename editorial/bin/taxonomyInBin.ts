import { sql } from '#db/query.ts';
import { section, topic } from '#db/schema/taxonomy.ts';
import { Refusal } from '#editorial/access/refusal.ts';
import { invalidate } from '#editorial/audit/auditRecord.ts';
import type { BinKind } from './binnable.ts';
import { lockWith, setDeletedIn } from './deletedColumns.ts';

type SectionUse = Record<'articles' | 'releases' | 'fronts' | 'packages' | 'readers' | 'merged', number>;

export const sectionsInBin: BinKind = {
  act: 'section.delete',
  isPersonal: false,
  lock: lockWith(
    (id) => sql`
      select id, coalesce(names ->> (select language from paper), names ->> 'en', slug) as name,
        null as created_by, deleted_at
      from section where id = ${id} and merged_into is null for update`,
  ),
  // Only an empty section can be deleted. Releases refer to theirs forever; a merge redirects it instead.
  async refuseIfUsed(tx, id) {
    const { rows } = await tx.execute<SectionUse>(sql`
      select (select count(*) from (select id from article where section_id = ${id}
          union select article_id from waiting_release where frozen #>> '{section,id}' = ${String(id)}) a)::int as articles,
        (select count(*) from release where section_id = ${id})::int as releases,
        (select count(*) from front_release r join front f on f.id = r.front_id where f.section_id = ${id})::int as fronts,
        (select count(*) from package_item i join front f on f.id = i.front_id where f.section_id = ${id})::int as packages,
        (select count(*) from subscriber where section_id = ${id})::int as readers,
        (select count(*) from section where merged_into = ${id})::int as merged`);
    const [use] = rows;
    if (use && Object.values(use).some((count) => count > 0))
      throw new Refusal('section-in-use', { id, articles: use.articles, readers: use.readers });
  },
  mark: setDeletedIn(section),
  announce: (tx) => invalidate(tx, ['sections']),
  async erase(tx, id) {
    await tx.execute(sql`update front set version = version + 1, draft = jsonb_set(draft, '{bands}',
        jsonb_path_query_array(draft -> 'bands', ${`$[*] ? (@.sectionId != ${id})`}::jsonpath))
      where draft @? ${`$.bands[*] ? (@.sectionId == ${id})`}::jsonpath`);
    await tx.execute(sql`delete from front where section_id = ${id}`);
    await tx.execute(sql`delete from former_section_slug where section_id = ${id}`);
    await tx.execute(sql`delete from section where id = ${id}`);
  },
};

export const topicsInBin: BinKind = {
  act: 'topic.delete',
  isPersonal: false,
  lock: lockWith(
    (id) => sql`
      select id, name, null as created_by, deleted_at from topic where id = ${id} and merged_into is null for update`,
  ),
  // Only a topic without articles can be deleted; others can be merged.
  async refuseIfUsed(tx, id) {
    const { rows } = await tx.execute<{ articles: number; merged: number }>(sql`
      select (select count(*) from (select article_id from article_topic where topic_id = ${id}
          union select article_id from waiting_release where frozen -> 'topics' @> ${JSON.stringify([{ id }])}::jsonb
          union select r.article_id from release_topic x join release r on r.id = x.release_id
            where x.topic_id = ${id}) s)::int as articles,
        (select count(*) from topic where merged_into = ${id})::int as merged`);
    const [use] = rows;
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
