import { liveCorrection, liveNotice } from '#db/liveViews/historyViews.ts';
import { liveRelease } from '#db/liveViews/releaseViews.ts';
import { reader } from '#db/pools.ts';
import { desc, eq, inArray } from '#db/query.ts';
import type { ArticleId } from '#db/schema/ids.ts';
import { listNotices, type NoticeRelease } from '#editorial/corrections/notices.ts';
import { latestInstant, readFreshness } from './freshness.ts';
import type { Freshness, Language, ListedNotice, PageOfItems, ReleaseKind } from './readerTypes.ts';
import { type Cursor, cursorOf, olderThan, pageOf, parseCursor } from './teasers.ts';

type OfArticle = { articleId: ArticleId; number: number; kind: ReleaseKind; at: Date };

export type Correction =
  | (OfArticle & ListedNotice & { is: 'published'; slug: string; headline: string; language: Language })
  /** the story is withdrawn, and its note is not shown until it is released again */
  | (OfArticle & { is: 'withdrawn'; withdrawnAt: Date });

/** Corrections, clarifications and explained take-backs of stories that are live or withdrawn, newest first. */
export async function readCorrections(
  order: { before?: string } = {},
): Promise<Freshness & { page: PageOfItems<Correction> }> {
  const size = 30;
  const cursor = parseCursor(order.before);
  const [freshness, rows] = await Promise.all([
    readFreshness(['corrections', 'sections']),
    readRows(cursor, size + 1),
  ]);
  const listed = pageOf(rows, size, ({ cursor: _, ...row }) => row);
  // A story's newest release may change its headline and the state of its notes.
  const changedAt = latestInstant([
    freshness.lastWithdrawalAt,
    ...listed.items.flatMap(({ at, shownAt }) => [at, shownAt]),
  ]);
  return { page: await withNotices(listed), ...freshness, changedAt };
}

type Row = Omit<Awaited<ReturnType<typeof readRows>>[number], 'cursor'>;

async function withNotices(page: PageOfItems<Row>): Promise<PageOfItems<Correction>> {
  const articleIds = new Set(page.items.flatMap((row) => (row.slug === null ? [] : [row.articleId])));
  const releases = Map.groupBy(await readNoticeReleases([...articleIds]), ({ articleId }) => articleId);
  const notices = new Map([...releases].map(([id, articleReleases]) => [id, listNotices(articleReleases)]));
  const shown = page.items.map((row): Correction | null => {
    const { articleId, number, kind, at, slug, headline, language, withdrawnAt } = row;
    const base = { articleId, number, kind, at };
    if (slug === null || headline === null || language === null)
      return withdrawnAt ? { is: 'withdrawn', ...base, withdrawnAt } : null;
    const notice = notices.get(articleId)?.find((each) => each.number === number);
    return notice ? { is: 'published', ...base, ...notice, slug, headline, language } : null;
  });
  return {
    ...page,
    items: shown.filter((each) => each !== null),
    after: page.after?.filter((_, at) => shown[at] !== null),
  };
}

/** The query limits the page before it joins stories; else the planner would join the stories of all corrections. */
function readRows(cursor: Cursor | null, most: number) {
  const { id, articleId, number, kind, releasedAt, releaseId, withdrawnAt } = liveCorrection;
  const shown = reader()
    .select({ id, articleId, number, kind, releasedAt, releaseId, withdrawnAt })
    .from(liveCorrection)
    .where(cursor ? olderThan(cursor, releasedAt, id) : undefined)
    .orderBy(desc(releasedAt), desc(id))
    .limit(most)
    .as('shown');
  return reader()
    .select({
      articleId: shown.articleId,
      number: shown.number,
      kind: shown.kind,
      at: shown.releasedAt,
      withdrawnAt: shown.withdrawnAt,
      shownAt: liveRelease.releasedAt,
      slug: liveRelease.slug,
      headline: liveRelease.headline,
      language: liveRelease.language,
      cursor: cursorOf(shown.releasedAt, shown.id),
    })
    .from(shown)
    .leftJoin(liveRelease, eq(liveRelease.id, shown.releaseId))
    .orderBy(desc(shown.releasedAt), desc(shown.id));
}

/** The releases that `listNotices` needs for these articles, as far as they are live. */
export async function readNoticeReleases(
  articleIds: ArticleId[],
): Promise<(NoticeRelease & { articleId: ArticleId })[]> {
  if (articleIds.length === 0) return [];
  const { articleId, number, kind, restores, continues, readerNote, releasedAt } = liveNotice;
  return reader()
    .select({ articleId, number, kind, restores, continues, note: readerNote, at: releasedAt })
    .from(liveNotice)
    .where(inArray(articleId, articleIds));
}
