import type { Transaction } from '#db/pools.ts';
import { and, desc, eq, type SQL, sql } from '#db/query.ts';
import type { ArticleId } from '#db/schema/ids.ts';
import { release } from '#db/schema/releases.ts';
import { type Comparable, judgeChanges } from './changeVerdict.ts';
import { lineageOf } from './lineage.ts';
import { findNoticeReleases } from './noticeReleases.ts';
import { type CorrectionNotice, type NoticeRelease, noticesOf } from './notices.ts';

/** Maximum number of taken-back releases that are compared; each is a whole text. */
const MAX_COMPARED = 10;

/** A note whose change may or may not be in the new release: the texts do not show it. */
export type UnclearNote = Pick<CorrectionNotice, 'kind' | 'number' | 'note'>;

export type Continued = {
  /** for `release.continues`; null: the previous release */
  continues: number | null;
  /** notes of which an editor must say whether they hold; `continues` assumes that they do */
  unclear: UnclearNote[];
};

/**
 * The release that a new release continues: the previous one, or a release that was taken back, if the new text still
 * has its changes. A take-back does not change the draft, so the next release of an unedited draft restores them.
 * @param before the number of the newest release that has begun
 * @param bringsBack an editor's answer, needed if the texts do not show whether the changes are restored
 */
export async function findContinued(
  tx: Transaction,
  articleId: ArticleId,
  before: number,
  text: Comparable,
  bringsBack?: boolean,
): Promise<Continued> {
  const isNewest = sql`${release.number} = ${before} and ${release.kind} = 'take-back'`;
  const [newest] = await selectTexts(tx, articleId, isNewest);
  if (!newest) return { continues: null, unclear: [] };
  const releases = await findNoticeReleases(tx, articleId);
  const isIn = lineageOf(releases);
  const older = await selectTexts(
    tx,
    articleId,
    sql`${release.number} < ${before} and ${release.kind} <> 'take-back'`,
  );
  const taken = older.filter(({ number }) => !isIn(number, before));
  for (const [at, each] of taken.entries()) {
    const verdict = judgeChanges(text, newest, each);
    if (verdict === 'has') return { continues: each.number, unclear: [] };
    // Of several corrections that were taken back together, the text may have only the earlier ones.
    if (verdict === 'lacks' || judgeChanges(text, taken[at + 1] ?? newest, each) === 'lacks') continue;
    const unclear = disputedNotes(releases, { number: before + 1, continues: each.number });
    if (unclear.length === 0 || bringsBack === false) continue;
    return { continues: each.number, unclear: bringsBack ? [] : unclear };
  }
  return { continues: null, unclear: [] };
}

/** The notes that hold if the next release continues release `continues`, but not if it continues the previous one. */
function disputedNotes(
  releases: NoticeRelease[],
  next: { number: number; continues: number },
): UnclearNote[] {
  const release = { ...next, kind: 'update', restores: null, note: '', at: new Date(0) } as const;
  const withPrevious = noticesOf([...releases, { ...release, continues: null }]);
  return noticesOf([...releases, release])
    .filter(({ number, holds }) => holds !== withPrevious.find((one) => one.number === number)?.holds)
    .map(({ kind, number, note }) => ({ kind, number, note }));
}

const { headline, standfirst, body, topics, bylines, sectionId, leadAssetId, pictures } = release;
const comparable = { headline, standfirst, body, topics, bylines, sectionId, leadAssetId, pictures };

const selectTexts = (tx: Transaction, articleId: ArticleId, which: SQL) =>
  tx
    .select({ number: release.number, ...comparable })
    .from(release)
    .where(and(eq(release.articleId, articleId), sql`not isempty(${release.live})`, which))
    .orderBy(desc(release.number))
    .limit(MAX_COMPARED);
