import { linksOf } from '#body/bodyText.ts';
import { isFitText } from '#body/checkBody.ts';
import type { FindingPlace } from '#contracts/findingPlaces.ts';
import type { Transaction } from '#db/pools.ts';
import { and, inArray, isNotNull, sql } from '#db/query.ts';
import { asset } from '#db/schema/assets.ts';
import type { ArticleId, AssetId } from '#db/schema/ids.ts';
import { findTakenSlugs, isProvisional, isSoundSlug } from '#editorial/articles/articleSlugs.ts';
import { type DuplicateArticle, findDuplicateArticles } from '#editorial/articles/duplicateArticles.ts';
import { slugOfAddress } from '#editorial/articles/slugOfAddress.ts';
import { type CopyHold, isOverAt, readImportRecord } from '#editorial/import/copyHolds.ts';
import type { RelatedCandidate } from '#editorial/related/storyComparison.ts';
import type { PlannedStory } from './plannedReleases.ts';
import type { ReleaseContent } from './releaseContent.ts';

/** From when until when readers would have it; null: until something ends it. */
export type LiveSpan = { begin: Date; end: Date | null };

/** What a release would meet that its own content doesn't tell, and that may refuse it. */
export type ReleaseObstacles = {
  slug: 'fit' | 'unfit' | 'taken';
  /** pictures whose rights end before it does */
  rights: { name: string; until: Date; place: FindingPlace }[];
  span: LiveSpan;
};

/** What else it would meet, which only asks to be looked at. */
export type ReleaseContext = {
  /** our own articles that it links to and that readers will not find at its begin; null: no such article */
  deadLinks: { href: string; slug: string; story: PlannedStory | null }[];
  original: (PlannedStory & { isLive: boolean; sameLanguage: boolean }) | null;
  twins: DuplicateArticle[];
  /** what the sender of an imported story wants to be waited for, unless that is over at its begin */
  hold: CopyHold | null;
};

/** Few and cheap questions: a release asks them again, in its own transaction. */
export async function readReleaseObstacles(
  tx: Transaction,
  content: ReleaseContent,
  span: LiveSpan,
): Promise<ReleaseObstacles> {
  const [met] = await readReleaseObstaclesOfEach(tx, [{ content, span }]);
  if (!met) throw new Error('no obstacles were looked for');
  return met;
}

/** The same of several releases, in their order. */
export async function readReleaseObstaclesOfEach(
  tx: Transaction,
  releases: { content: ReleaseContent; span: LiveSpan }[],
): Promise<ReleaseObstacles[]> {
  const ids = releases.flatMap(({ content }) =>
    Object.values(content.pictures).map(({ assetId }) => assetId as AssetId),
  );
  const ending =
    ids.length === 0
      ? []
      : await tx
          .select({ id: asset.id, name: asset.fileName, until: asset.rightsUntil })
          .from(asset)
          .where(and(inArray(asset.id, ids), isNotNull(asset.rightsUntil)));
  const taken = await findTakenSlugs(
    tx,
    releases
      .map(({ content }) => content.article)
      .filter(({ slug }) => !isProvisional(slug) && isSoundSlug(slug))
      .map(({ slug, id }) => ({ slug, by: id })),
  );
  return releases.map(({ content, span }) => ({
    slug: standingOf(content.article.slug, taken),
    rights: ending
      .filter(({ id }) => content.pictures[id])
      .flatMap(({ id, name, until }) =>
        until && (!span.end || until < span.end)
          ? [{ name, until, place: placeOf(id, content.article.leadAssetId) }]
          : [],
      ),
    span,
  }));
}

function standingOf(slug: string, taken: ReadonlySet<string>): ReleaseObstacles['slug'] {
  if (isProvisional(slug)) return 'fit';
  if (!isSoundSlug(slug)) return 'unfit';
  return taken.has(slug) ? 'taken' : 'fit';
}

const placeOf = (id: AssetId, lead: AssetId | null): FindingPlace =>
  id === lead ? { field: 'lead' } : { field: 'figure', of: String(id) };

type Given = { content: ReleaseContent; span: LiveSpan; found: RelatedCandidate[]; alongside?: ArticleId[] };

/** @param given.alongside articles that begin with it: a link to one of them is no dead link */
export async function readReleaseContext(tx: Transaction, given: Given): Promise<ReleaseContext> {
  return {
    deadLinks: await findDeadLinks(tx, given),
    original: await findOriginal(tx, given),
    twins: isLegible(given.content) ? await findDuplicateArticles(tx, given.content, given.found) : [],
    hold: await findHold(tx, given),
  };
}

async function findHold(tx: Transaction, { content, span }: Given): Promise<CopyHold | null> {
  const hold = (await readImportRecord(tx, content.article.id))?.hold ?? null;
  return hold && isOverAt(hold, span.begin) ? null : hold;
}

/** Whether Postgres can be asked about its words: a forged client can write what no text may hold. */
export const isLegible = ({ headline, standfirst, checked }: ReleaseContent): boolean =>
  checked.fit && isFitText(headline) && isFitText(standfirst);

async function findDeadLinks(tx: Transaction, { content, span, alongside = [] }: Given) {
  const links = content.checked.fit ? linksOf(content.checked.body) : [];
  const hrefs = new Map<string, string>();
  for (const href of links) {
    const slug = slugOfAddress(href);
    if (slug !== null && !hrefs.has(slug)) hrefs.set(slug, href);
  }
  const slugs = [...hrefs.keys()];
  if (slugs.length === 0) return [];
  const list = sql.join(
    slugs.map((slug) => sql`${slug}::text`),
    sql`, `,
  );
  const { rows } = await tx.execute<{ slug: string; id: string | null; headline: string; live: boolean }>(sql`
    select wanted.slug, found.id, coalesce(d.headline, '') as headline, exists (
        select from release r where r.article_id = found.id and r.live @> ${span.begin.toISOString()}::timestamptz) as live
    from unnest(array[${list}]) wanted(slug)
      left join lateral (select id from article where slug = wanted.slug and deleted_at is null
        union all select article_id from former_slug where slug = wanted.slug limit 1) found on true
      left join draft d on d.article_id = found.id`);
  return rows
    .map((row) => ({ ...row, id: row.id === null ? null : (Number(row.id) as ArticleId) }))
    .filter(({ id, live }) => !live && !(id && (id === content.article.id || alongside.includes(id))))
    .map(({ slug, id, headline }) => ({ href: hrefs.get(slug) ?? '', slug, story: id && { id, headline } }));
}

async function findOriginal(tx: Transaction, { content, span, alongside = [] }: Given) {
  const { translationOf, language } = content.article;
  if (translationOf === null) return null;
  const { rows } = await tx.execute<{ headline: string; language: string; live: boolean }>(sql`
    select d.headline, a.language, exists (select from release r where r.article_id = a.id
        and r.live @> ${span.begin.toISOString()}::timestamptz) as live
    from article a join draft d on d.article_id = a.id where a.id = ${translationOf} and a.deleted_at is null`);
  const [original] = rows;
  if (!original) return null;
  return {
    id: translationOf,
    headline: original.headline,
    isLive: original.live || alongside.includes(translationOf),
    sameLanguage: original.language === language,
  };
}
