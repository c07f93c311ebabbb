import { inTransaction, type Transaction } from '#db/pools.ts';
import { and, asc, eq, inArray, sql } from '#db/query.ts';
import { article } from '#db/schema/articles.ts';
import { draft } from '#db/schema/drafts.ts';
import { front, frontRelease } from '#db/schema/fronts.ts';
import type { ArticleId, FrontId, PackageId, SnapshotId } from '#db/schema/ids.ts';
import { releasePackage } from '#db/schema/packages.ts';
import { user } from '#db/schema/people.ts';
import { type ReleaseKind, release, waitingRelease } from '#db/schema/releases.ts';
import { type Language, type LocalizedNames, section } from '#db/schema/taxonomy.ts';
import type { AnyActor } from '#editorial/access/actor.ts';
import { allow } from '#editorial/access/policy.ts';
import { Refusal, type RefusalReason } from '#editorial/access/refusal.ts';
import { type ArticleStanding, articleStanding } from '#editorial/articles/articleStanding.ts';
import { refuseIfInBin } from '#editorial/bin/binFilters.ts';
import { readDecisionState } from '#editorial/confirmation/decisionState.ts';
import { checkFront, type FrontFinding } from '#editorial/fronts/frontChecks.ts';
import { findRelations, noRelations } from '#editorial/related/foundRelations.ts';
import { isLegible } from '#editorial/releases/releaseCheckContext.ts';
import type { Finding } from '#editorial/releases/releaseChecks.ts';
import { findingsOf } from '#editorial/releases/releaseForecast.ts';
import { newReview } from '#editorial/releases/reviewedSnapshots.ts';
import { type ItemRow, itemsOf } from './packageRows.ts';
import { type ComingPackageRelease, comingPackageRelease } from './packageSchedule.ts';

export type ArticleItem = {
  is: 'article';
  articleId: ArticleId;
  headline: string;
  slug: string;
  language: Language;
  standing: ArticleStanding;
  /** names what is shown of it, and goes back with the order: exactly that is released */
  reviewed: SnapshotId;
  reviewedAt: Date;
  /** it was live before, so that its kind must be said */
  again: boolean;
  kind: ReleaseKind | null;
  readerNote: string;
  findings: Finding[];
  /** what the package itself has yet to say of it */
  wants: Extract<RefusalReason, 'kind-missing' | 'note-missing'> | null;
};

export type FrontItem = {
  is: 'front';
  frontId: FrontId;
  /** null: the front page itself */
  section: LocalizedNames | null;
  /** of that section */
  slug: string | null;
  language: Language;
  /** goes back with the order */
  version: number;
  findings: FrontFinding[];
};

export type Companion = { articleId: ArticleId; headline: string; language: Language };

export type PackageRead = {
  id: PackageId;
  name: string;
  /** what readers are told of its stories, in each language */
  titles: LocalizedNames;
  version: number;
  /** goes back with every act that needs confirmation; it covers the package and all that goes with it */
  decidedOn: string;
  createdAt: Date;
  createdBy: string | null;
  /** when all of it begins; null: nothing is scheduled */
  scheduledAt: Date | null;
  /** when it was last released and began */
  releasedAt: Date | null;
  items: (ArticleItem | FrontItem)[];
  /** what goes with it and isn't an item: stories that wait for one of them, or did when it was scheduled */
  companions: Companion[];
  now: Date;
};

/** A package with the checks of each item, read in one snapshot. @throws {Refusal} `not-found` */
export async function readPackage(actor: AnyActor, packageId: PackageId): Promise<PackageRead> {
  allow(actor, 'package.read');
  return inTransaction(async (tx) => {
    const decidedOn = await readDecisionState(tx, { is: 'package', id: packageId });
    const [row] = await tx
      .select({
        id: releasePackage.id,
        name: releasePackage.name,
        titles: releasePackage.titles,
        version: releasePackage.version,
        createdAt: releasePackage.createdAt,
        createdBy: user.name,
        deletedAt: releasePackage.deletedAt,
        now: sql<string>`clock_timestamp()`,
      })
      .from(releasePackage)
      .leftJoin(user, eq(user.id, releasePackage.createdBy))
      .where(eq(releasePackage.id, packageId));
    if (!row) throw new Refusal('not-found');
    const { deletedAt, ...shown } = row;
    refuseIfInBin({ deletedAt });
    const now = new Date(row.now);
    const coming = await comingPackageRelease(tx, packageId);
    const scheduledAt = coming[0]?.at ?? null;
    const rows = await itemsOf(tx, packageId);
    const companions = await readCompanions(tx, rows, coming);
    const begin = scheduledAt ?? now;
    const alongside = [...rows, ...companions].flatMap(({ articleId }) => articleId ?? []);
    const read = new Map<number, ArticleItem | FrontItem>();
    // Reading an article keeps its snapshot: in the order of ids, so that two packages do not lock each other out.
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

async function readArticleItem(
  tx: Transaction,
  actor: AnyActor,
  { articleId, kind, readerNote }: ItemRow,
  { begin, alongside }: { begin: Date; alongside: ArticleId[] },
): Promise<ArticleItem> {
  const [found] = await tx
    .select({
      row: article,
      standing: articleStanding,
      again: sql<boolean>`exists (select 1 from release r where r.article_id = "article"."id" and lower(r.live) <= clock_timestamp())`,
    })
    .from(article)
    .where(eq(article.id, articleId as ArticleId));
  if (!found) throw new Refusal('not-found');
  const { content, id: reviewed, madeAt: reviewedAt } = await newReview(tx, actor, found.row);
  const { again } = found;
  const { found: alike } = isLegible(content) ? await findRelations(tx, content) : noRelations;
  const given = { content, span: { begin, end: null }, found: alike, alongside };
  const wantsNote = (kind === 'correction' || kind === 'clarification') && !readerNote;
  return {
    is: 'article',
    articleId: found.row.id,
    headline: content.headline,
    slug: found.row.slug,
    language: found.row.language,
    standing: found.standing,
    reviewed,
    reviewedAt,
    again,
    kind,
    readerNote,
    findings: await findingsOf(tx, given),
    wants: !again ? null : kind === null ? 'kind-missing' : wantsNote ? 'note-missing' : null,
  };
}

async function readFrontItem(tx: Transaction, frontId: FrontId, from: Date): Promise<FrontItem> {
  const [found] = await tx
    .select({ row: front, section: section.names, slug: section.slug })
    .from(front)
    .leftJoin(section, eq(section.id, front.sectionId))
    .where(eq(front.id, frontId));
  if (!found) throw new Refusal('not-found');
  const { language, version, draft: layout, sectionId } = found.row;
  const findings = await checkFront(tx, { layout, sectionId, language }, from);
  return { is: 'front', frontId, section: found.section, slug: found.slug, language, version, findings };
}

async function readCompanions(
  tx: Transaction,
  items: ItemRow[],
  coming: ComingPackageRelease[],
): Promise<Companion[]> {
  const own = items.flatMap(({ articleId }) => articleId ?? []);
  const waiting =
    own.length === 0
      ? []
      : await tx
          .select({ id: waitingRelease.articleId })
          .from(waitingRelease)
          .where(inArray(waitingRelease.afterArticleId, own));
  const joined = coming.flatMap(({ articleId }) => articleId ?? []);
  const ids = [...new Set([...waiting.map(({ id }) => id), ...joined])].filter((id) => !own.includes(id));
  if (ids.length === 0) return [];
  return tx
    .select({ articleId: article.id, headline: draft.headline, language: article.language })
    .from(article)
    .innerJoin(draft, eq(draft.articleId, article.id))
    .where(and(inArray(article.id, ids)))
    .orderBy(asc(article.id));
}

async function lastBegun(tx: Transaction, packageId: PackageId): Promise<Date | null> {
  const [row] = await tx
    .select({
      at: sql<string | null>`greatest(
      (select max(lower(r.live)) from package_release p join ${release} r on r.id = p.release_id
        where p.package_id = ${packageId} and lower(r.live) <= clock_timestamp()),
      (select max(lower(r.live)) from package_front_release p join ${frontRelease} r on r.id = p.front_release_id
        where p.package_id = ${packageId} and lower(r.live) <= clock_timestamp()))`,
    })
    .from(sql`(values (1)) one`);
  return row?.at ? new Date(row.at) : null;
}
