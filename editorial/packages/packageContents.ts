import { inTransaction, type Transaction } from '#db/pools.ts';
import { asc, eq, inArray, sql } from '#db/query.ts';
import { article } from '#db/schema/articles.ts';
import { draft } from '#db/schema/drafts.ts';
import type { ArticleId, PackageId } from '#db/schema/ids.ts';
import { releasePackage } from '#db/schema/packages.ts';
import { user } from '#db/schema/people.ts';
import { waitingRelease } from '#db/schema/releases.ts';
import type { Language, LocalizedNames } from '#db/schema/taxonomy.ts';
import type { AnyActor } from '#editorial/access/actor.ts';
import { allow } from '#editorial/access/policy.ts';
import { Refusal } from '#editorial/access/refusal.ts';
import { refuseIfInBin } from '#editorial/bin/binFilters.ts';
import { readDecisionState } from '#editorial/confirmation/decisionState.ts';
import { type ArticleItem, type FrontItem, readArticleItem, readFrontItem } from './packageItemContents.ts';
import { type ComingPackageRelease, comingPackageRelease, type ItemRow, itemsOf } from './packageRows.ts';

export type { ArticleItem, FrontItem };

export type Companion = { articleId: ArticleId; headline: string; language: Language };

export type PackageRead = {
  id: PackageId;
  name: string;
  /** the title that readers see above its stories, by language */
  titles: LocalizedNames;
  version: number;
  /** sent back with every act that needs confirmation; covers the package and everything released with it */
  decidedOn: string;
  createdAt: Date;
  createdBy: string | null;
  /** when it begins; null: nothing is scheduled */
  scheduledAt: Date | null;
  /** when its last release began */
  releasedAt: Date | null;
  items: (ArticleItem | FrontItem)[];
  /** stories released with it that are not items: they wait for an item, or did when it was scheduled */
  companions: Companion[];
  now: Date;
};

/** A package with the checks of each item, read in one snapshot. @throws {Refusal} `not-found` */
export async function readPackage(actor: AnyActor, packageId: PackageId): Promise<PackageRead> {
  allow(actor, 'package.read');
  return inTransaction(async (tx) => {
    const decidedOn = await readDecisionState(tx, { is: 'package', id: packageId });
    const { id, name, titles, version, createdAt, deletedAt } = releasePackage;
    const present = { createdBy: user.name, now: sql<string>`clock_timestamp()` };
    const [row] = await tx
      .select({ id, name, titles, version, createdAt, deletedAt, ...present })
      .from(releasePackage)
      .leftJoin(user, eq(user.id, releasePackage.createdBy))
      .where(eq(releasePackage.id, packageId));
    if (!row) throw new Refusal('not-found');
    refuseIfInBin(row);
    const { deletedAt: _, ...shown } = row;
    const now = new Date(row.now);
    const coming = await comingPackageRelease(tx, packageId);
    const scheduledAt = coming[0]?.at ?? null;
    const rows = await itemsOf(tx, packageId);
    const companions = await readCompanions(tx, rows, coming);
    const begin = scheduledAt ?? now;
    const alongside = [...rows, ...companions].flatMap(({ articleId }) => articleId ?? []);
    const read = new Map<number, ArticleItem | FrontItem>();
    // `readArticleItem` inserts a snapshot. Sorted by id, to prevent deadlocks between packages.
    for (const item of rows.toSorted((a, b) => (a.articleId ?? 0) - (b.articleId ?? 0)))
      read.set(
        item.id,
        item.frontId === null
          ? await readArticleItem(tx, actor, item, { begin, alongside })
          : await readFrontItem(tx, item.frontId, begin),
      );
    const items = rows.flatMap(({ id }) => read.get(id) ?? []);
    const releasedAt = await lastBegun(tx, packageId);
    return { ...shown, decidedOn, now, scheduledAt, releasedAt, items, companions };
  });
}

async function readCompanions(
  tx: Transaction,
  items: ItemRow[],
  coming: ComingPackageRelease[],
): Promise<Companion[]> {
  const articles = items.flatMap(({ articleId }) => articleId ?? []);
  const waiting = await tx
    .select({ id: waitingRelease.articleId })
    .from(waitingRelease)
    .where(inArray(waitingRelease.afterArticleId, articles));
  const joined = coming.flatMap(({ articleId }) => articleId ?? []);
  const ids = [...waiting.map(({ id }) => id), ...joined].filter((id) => !articles.includes(id));
  if (ids.length === 0) return [];
  return tx
    .select({ articleId: article.id, headline: draft.headline, language: article.language })
    .from(article)
    .innerJoin(draft, eq(draft.articleId, article.id))
    .where(inArray(article.id, ids))
    .orderBy(asc(article.id));
}

async function lastBegun(tx: Transaction, packageId: PackageId): Promise<Date | null> {
  const { rows } = await tx.execute<{ at: string | null }>(sql`select greatest(
    (select max(lower(r.live)) from package_release p join release r on r.id = p.release_id
      where p.package_id = ${packageId} and lower(r.live) <= clock_timestamp()),
    (select max(lower(r.live)) from package_front_release p join front_release r on r.id = p.front_release_id
      where p.package_id = ${packageId} and lower(r.live) <= clock_timestamp())) as at`);
  return rows[0]?.at ? new Date(rows[0].at) : null;
}
