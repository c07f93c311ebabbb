import { staff } from '#db/pools.ts';
import { sql } from '#db/query.ts';
import type { BinSubject } from './binnable.ts';

/** For tests: all data that moving to the bin or erasing could change, as one text to compare. */
export async function binTraces(): Promise<string> {
  const { rows } = await staff().execute(sql`
    select (select md5(string_agg(x::text, '|' order by id)) from article x) as articles,
      (select md5(string_agg(x::text, '|' order by id)) from asset x) as assets,
      (select md5(string_agg(x::text, '|' order by id)) from package x) as packages,
      (select md5(string_agg(x::text, '|' order by id)) from section x) as sections,
      (select md5(string_agg(x::text, '|' order by id)) from topic x) as topics,
      (select md5(string_agg(x::text, '|' order by article_id, position)) from article_topic x) as filed,
      (select md5(string_agg(x::text, '|' order by article_id)) from series_part x) as parts,
      (select md5(string_agg(x::text, '|' order by id)) from package_item x) as items,
      (select md5(string_agg(x::text, '|' order by article_id, related_id)) from pin x) as pins,
      (select count(*) from draft_update) as log, (select count(*) from audit_event) as events`);
  return JSON.stringify(rows);
}

/** Makes a row look as if it had been moved to the bin this many days ago. */
export async function ageInBin(subject: BinSubject, id: number, days: number): Promise<void> {
  await staff().execute(sql`update ${sql.identifier(subject)}
    set deleted_at = deleted_at - make_interval(days => ${days}) where id = ${id}`);
}

export async function countRows(table: string, where: ReturnType<typeof sql>): Promise<number> {
  const { rows } = await staff().execute<{ count: number }>(
    sql`select count(*)::int as count from ${sql.identifier(table)} where ${where}`,
  );
  return rows[0]?.count ?? 0;
}
