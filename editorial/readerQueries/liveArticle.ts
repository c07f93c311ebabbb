import { nfc } from '#contracts/normalForm.ts';
import { liveFormerWithdrawal, liveWithdrawal } from '#db/liveViews/historyViews.ts';
import { liveFiledSection } from '#db/liveViews/paperViews.ts';
import { liveFormerSlug, liveRelease } from '#db/liveViews/releaseViews.ts';
import { reader } from '#db/pools.ts';
import { desc, eq } from '#db/query.ts';
import type { ArticleId } from '#db/schema/ids.ts';
import { noticesOf } from '#editorial/corrections/notices.ts';
import { readNoticeReleases } from './correctionList.ts';
import { type Clock, latestInstant, readFreshness } from './freshness.ts';
import { readCoverage } from './liveCoverage.ts';
import { readInSeries } from './liveSeries.ts';
import { asTranslations, readTranslations } from './liveTranslations.ts';
import { readPackageStories } from './packageStories.ts';
import type { FormerWithdrawal, Freshness, LiveArticle } from './readerTypes.ts';
import { readRelated } from './relatedTeasers.ts';
import { asNumbered, numberedColumns } from './teasers.ts';

export type ArticleLookup = Freshness &
  (
    | { is: 'live'; article: LiveArticle }
    | { is: 'moved'; to: string }
    | { is: 'withdrawn'; articleId: ArticleId; notice: string; at: Date }
    | { is: 'unknown' }
  );

/** What readers find at an address: the live release, or why there is none. @param clock as in `readFreshness` */
export async function readArticle(slug: string, clock?: Clock | Promise<Clock>): Promise<ArticleLookup> {
  const name = nfc(slug);
  const [freshness, [row]] = await Promise.all([
    readFreshness([`slug:${name}`, 'sections'], clock),
    selectLive(name),
  ]);
  if (!row) return notLive(name, freshness);
  const { body, pictures, readerNote, previousHash, translationOf, ...numbered } = row;
  const [corrections, withdrawals, related, translations, series, packageStories, coverage] =
    await Promise.all([
      readNotices(row.articleId),
      readFormerWithdrawals(row.articleId),
      readRelated(row.articleId),
      readTranslations(row.articleId, translationOf),
      readInSeries(row.articleId, row.language),
      readPackageStories(row.articleId, row.language),
      readCoverage(row.articleId, body),
    ]);
  const article: LiveArticle = {
    ...asNumbered({ ...numbered, pictures }),
    body,
    pictures,
    previousHash: previousHash && Buffer.from(previousHash).toString('hex'),
    readerNote,
    corrections,
    withdrawals,
    related,
    translations: asTranslations(translations, translationOf),
    series,
    packageStories,
    coverage,
  };
  const shown = [row, ...related, ...translations, ...(packageStories?.stories ?? [])];
  freshness.tags.push(...shown.map(({ articleId }) => `article:${articleId}`));
  if (series) freshness.tags.push(`series:${series.id}`);
  if (packageStories) freshness.tags.push(`package:${packageStories.id}`);
  const changedAt = latestInstant([article.releasedAt, coverage?.endedAt]);
  return { is: 'live', article, ...freshness, changedAt };
}

function selectLive(slug: string) {
  const { body, previousHash, readerNote, translationOf } = liveRelease;
  return reader()
    .select({ ...numberedColumns, body, previousHash, readerNote, translationOf })
    .from(liveRelease)
    .leftJoin(liveFiledSection, eq(liveFiledSection.id, liveRelease.sectionId))
    .where(eq(liveRelease.slug, slug));
}

async function notLive(slug: string, freshness: Freshness): Promise<ArticleLookup> {
  const [[withdrawn], [former]] = await Promise.all([
    reader().select().from(liveWithdrawal).where(eq(liveWithdrawal.slug, slug)),
    reader().select().from(liveFormerSlug).where(eq(liveFormerSlug.slug, slug)),
  ]);
  if (withdrawn) {
    const { articleId, because, at } = withdrawn;
    freshness.tags.push(`article:${articleId}`, 'latest');
    return { is: 'withdrawn', articleId, notice: because, at, ...freshness };
  }
  if (former) return { is: 'moved', to: former.movedTo, ...freshness };
  freshness.tags.push('latest');
  return { is: 'unknown', ...freshness };
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
