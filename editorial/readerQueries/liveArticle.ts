import { nfc } from '#contracts/normalForm.ts';
import type { Readable } from '#db/asOf.ts';
import {
  liveFiledSection,
  liveFormerSlug,
  liveFormerWithdrawal,
  liveRelated,
  liveRelease,
  liveWithdrawal,
} from '#db/liveViews.ts';
import { reader } from '#db/pools.ts';
import { and, asc, desc, eq, ne, or, type Placeholder, sql } from '#db/query.ts';
import type { ArticleId } from '#db/schema/ids.ts';
import { noticesOf } from '#editorial/corrections/notices.ts';
import { latestInstant, readFreshness } from './freshness.ts';
import { readCoverage } from './liveCoverage.ts';
import { readNoticeReleases } from './liveNoticeReleases.ts';
import { readInSeries } from './liveSeries.ts';
import { readTogether } from './packageStories.ts';
import type { FormerWithdrawal, Freshness, LiveArticle, RelatedTeaser } from './readerTypes.ts';
import { asNumbered, asTeaser, numberedColumns } from './teasers.ts';

export type FoundArticle = Freshness &
  (
    | { is: 'live'; article: LiveArticle }
    | { is: 'moved'; to: string }
    | { is: 'withdrawn'; articleId: ArticleId; notice: string; at: Date }
    | { is: 'unknown' }
  );

/** What readers find at an address: the live release, or why there is none. */
export async function readArticle(slug: string): Promise<FoundArticle> {
  const name = nfc(slug);
  const [[row], truth] = await Promise.all([selectLive(name), readFreshness([`slug:${name}`, 'sections'])]);
  if (!row) return notLive(name, truth);
  const { body, pictures, readerNote, previousHash, translationOf, ...columns } = row;
  const [corrections, withdrawals, related, translations, series, together, coverage] = await Promise.all([
    readNotices(row.articleId),
    readFormerWithdrawals(row.articleId),
    readRelated(row.articleId),
    readTranslations(row.articleId, translationOf),
    readInSeries(row.articleId, row.language),
    readTogether(row.articleId, row.language),
    readCoverage(row.articleId, body),
  ]);
  const article: LiveArticle = {
    ...asNumbered({ ...columns, pictures }),
    body,
    pictures,
    previousHash: previousHash && Buffer.from(previousHash).toString('hex'),
    readerNote,
    corrections,
    withdrawals,
    related,
    translations: asTranslations(translations, translationOf),
    series,
    together,
    coverage,
  };
  const shown = [
    row.articleId,
    ...related.map((one) => one.articleId),
    ...translations.map((one) => one.articleId),
    ...(together?.stories ?? []).map((one) => one.articleId),
  ];
  truth.tags.push(...shown.map((id) => `article:${id}`));
  if (series) truth.tags.push(`series:${series.id}`);
  if (together) truth.tags.push(`package:${together.id}`);
  return { is: 'live', article, ...truth, changedAt: latestInstant([article.releasedAt, coverage?.endedAt]) };
}

function selectLive(slug: string) {
  return reader()
    .select({
      ...numberedColumns,
      body: liveRelease.body,
      previousHash: liveRelease.previousHash,
      readerNote: liveRelease.readerNote,
      translationOf: liveRelease.translationOf,
    })
    .from(liveRelease)
    .leftJoin(liveFiledSection, eq(liveFiledSection.id, liveRelease.sectionId))
    .where(eq(liveRelease.slug, slug));
}

async function notLive(slug: string, truth: Freshness): Promise<FoundArticle> {
  const [[withdrawn], [former]] = await Promise.all([
    reader().select().from(liveWithdrawal).where(eq(liveWithdrawal.slug, slug)),
    reader().select().from(liveFormerSlug).where(eq(liveFormerSlug.slug, slug)),
  ]);
  if (withdrawn) {
    const { articleId, because, at } = withdrawn;
    truth.tags.push(`article:${articleId}`, 'latest');
    return { is: 'withdrawn', articleId, notice: because, at, ...truth };
  }
  if (former) return { is: 'moved', to: former.movedTo, ...truth };
  truth.tags.push('latest');
  return { is: 'unknown', ...truth };
}

const readNotices = async (articleId: ArticleId) => noticesOf(await readNoticeReleases([articleId]));

/** Withdrawals after which the story was released again, newest first. */
export function readFormerWithdrawals(articleId: ArticleId): Promise<FormerWithdrawal[]> {
  const { at, because, backAt } = liveFormerWithdrawal;
  return reader()
    .select({ at, because, backAt })
    .from(liveFormerWithdrawal)
    .where(eq(liveFormerWithdrawal.articleId, articleId))
    .orderBy(desc(at));
}

/** Number of related stories shown beside an article. */
export const relatedShown = 6;

/** The stored list, joined to what is live now. */
export async function readRelated(articleId: ArticleId): Promise<RelatedTeaser[]> {
  const rows = await relatedFrom(reader()).execute({ articleId });
  return rows.map(({ reason, ...row }) => ({ ...asTeaser(row), reason }));
}

/** More than any stored list has. */
const MAX_LIST_LENGTH = 50;

/**
 * The related list of an article. Limits make Postgres read the list first and then each of its stories: in one join,
 * it would read tables without statistics again for each row.
 */
export function relatedQuery(from: Readable, articleId: ArticleId | Placeholder) {
  const list = from
    .select()
    .from(liveRelated)
    .where(eq(liveRelated.articleId, articleId))
    .limit(MAX_LIST_LENGTH)
    .as('list');
  const story = from
    .select()
    .from(liveRelease)
    .where(eq(liveRelease.id, list.releaseId))
    .limit(1)
    .as('story');
  return from
    .select({
      releaseId: story.id,
      articleId: story.articleId,
      slug: story.slug,
      language: story.language,
      headline: story.headline,
      standfirst: story.standfirst,
      teaser: story.teaser,
      topics: story.topics,
      bylines: story.bylines,
      leadAssetId: story.leadAssetId,
      pictures: story.pictures,
      firstReleasedAt: story.firstReleasedAt,
      releasedAt: story.releasedAt,
      modifiedAt: story.modifiedAt,
      sectionSlug: liveFiledSection.slug,
      sectionNames: liveFiledSection.names,
      reason: list.reason,
    })
    .from(list)
    .innerJoinLateral(story, sql`true`)
    .leftJoin(liveFiledSection, eq(liveFiledSection.id, story.sectionId))
    .orderBy(asc(list.rank), desc(list.score), desc(story.id))
    .limit(relatedShown);
}

/** Named, so that a connection plans it once: planning takes Postgres several times as long as reading the list. */
const prepareRelated = (from: Readable) =>
  relatedQuery(from, sql.placeholder('articleId')).prepare('related_beside');

const prepared = new WeakMap<Readable, ReturnType<typeof prepareRelated>>();

function relatedFrom(from: Readable): ReturnType<typeof prepareRelated> {
  const known = prepared.get(from) ?? prepareRelated(from);
  prepared.set(from, known);
  return known;
}

type InLanguage = Awaited<ReturnType<typeof readTranslations>>[number];

/** Each translation as a story's page shows it. @param original the article that the story is a translation of */
export const asTranslations = (found: InLanguage[], original: ArticleId | null) =>
  found.map(({ articleId, ...rest }) => ({ ...rest, isOriginal: articleId === original }));

/** The live translations, without the article itself. */
export function readTranslations(articleId: ArticleId, original: ArticleId | null) {
  const family = original ?? articleId;
  return reader()
    .select({
      articleId: liveRelease.articleId,
      slug: liveRelease.slug,
      language: liveRelease.language,
      headline: liveRelease.headline,
    })
    .from(liveRelease)
    .where(
      and(
        ne(liveRelease.articleId, articleId),
        or(eq(liveRelease.translationOf, family), eq(liveRelease.articleId, family)),
      ),
    );
}
