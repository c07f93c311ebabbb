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

/** A note for which the texts do not show whether the new release has the change it describes. */
export type UnclearNote = Pick<CorrectionNotice, 'kind' | 'number' | 'note'>;

export type Continued = {
  /** for `release.continues`; null: the previous release */
  continues: number | null;
  /** if not empty, a person must say whether these notes hold; `continues` then assumes that they do */
  unclear: UnclearNote[];
};

/**
 * The release that a new one continues: the previous one, or one that was taken back if the new text still has its
 * changes. A take-back does not change the draft, so the next release of the draft restores what was taken back unless
 * somebody changed the draft accordingly. @param before the number of the newest release that has begun @param
 * makesVisibleAgain a person's answer, for texts that do not show it
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
    const unclear = notesThatHang(releases, { number: before + 1, continues: each.number });
    if (unclear.length === 0 || bringsBack === false) continue;
    return { continues: each.number, unclear: bringsBack ? [] : unclear };
  }
  return { continues: null, unclear: [] };
}

/** The notes that would hold if the next release continued that one, and not if it continued the previous one. */
function notesThatHang(
  releases: NoticeRelease[],
  next: { number: number; continues: number },
): UnclearNote[] {
  const release = { ...next, kind: 'update', restores: null, note: '', at: new Date(0) } as const;
  const without = noticesOf([...releases, { ...release, continues: null }]);
  return noticesOf([...releases, release])
    .filter(({ number, holds }) => holds !== without.find((one) => one.number === number)?.holds)
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
