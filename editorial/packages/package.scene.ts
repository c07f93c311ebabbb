import { staff } from '#db/pools.ts';
import { sql } from '#db/query.ts';
import type { ArticleId, PackageId } from '#db/schema/ids.ts';
import type { AnyActor } from '#editorial/access/actor.ts';
import { createPackage } from './composingPackages.ts';
import { type ItemsOrder, setItems } from './fillingPackages.ts';
import { readPackage } from './packageContents.ts';
import { type ReleasedPackage, releasePackage } from './releasingPackages.ts';

/** For tests: a package of these items, articles by their ids. */
export async function pack(
  actor: AnyActor,
  name: string,
  items: (ArticleId | ItemsOrder['items'][number])[],
): Promise<PackageId> {
  const { packageId } = await createPackage(actor, { name });
  const orderItems = items.map((item) => (typeof item === 'number' ? { articleId: item } : item));
  await setItems(actor, { packageId, version: 1, items: orderItems });
  return packageId;
}

/** The order of a user who has just opened the package. */
export async function seenOf(actor: AnyActor, packageId: PackageId) {
  const { version, items } = await readPackage(actor, packageId);
  return {
    packageId,
    version,
    articles: items.flatMap((item) =>
      item.is === 'article' ? { articleId: item.articleId, reviewed: item.reviewed } : [],
    ),
    fronts: items.flatMap((item) =>
      item.is === 'front' ? { frontId: item.frontId, version: item.version } : [],
    ),
  };
}

export async function releaseSeen(
  actor: AnyActor,
  packageId: PackageId,
  at?: Date,
): Promise<ReleasedPackage> {
  return releasePackage(actor, { ...(await seenOf(actor, packageId)), ...(at && { at }) });
}

/** Every row of every table, as one text to compare. */
export async function everything(): Promise<string> {
  const { rows: tables } = await staff().execute<{ name: string }>(sql`
    select quote_ident(table_name) as name from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE' order by 1`);
  const hashes: string[] = [];
  for (const { name } of tables) {
    const { rows } = await staff().execute<{ hash: string }>(
      sql.raw(
        `select count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' order by t::text)), '') as hash from ${name} t`,
      ),
    );
    hashes.push(`${name} ${rows[0]?.hash}`);
  }
  return hashes.join('\n');
}
