import type { Transaction } from '#db/pools.ts';
import type { ArticleId } from '#db/schema/ids.ts';
import type { AnyActor } from '#editorial/access/actor.ts';
import { allow } from '#editorial/access/policy.ts';
import { isRefusal, type Refusal } from '#editorial/access/refusal.ts';
import { refusePeople } from '#editorial/confirmation/checkConfirmation.ts';
import type { DraftText } from '#editorial/drafts/draftText.ts';
import { reauthorize } from '#editorial/people/reauthorization.ts';
import { findTimelines } from './articleTimeline.ts';
import { placeOrders, type Released } from './placingReleases.ts';
import { lockReleaseContents } from './releaseContent.ts';
import { type CheckedRelease, checkReleaseOrders } from './releaseOrderChecks.ts';

type Options = {
  /** known texts of the new drafts, which are then not read again */
  texts?: ReadonlyMap<ArticleId, DraftText>;
  /** runs after the releases and their search words are inserted, before lists of related stories are made */
  beforeLists?: (() => Promise<void>) | undefined;
};

/**
 * Releases the drafts of articles that were created in this transaction, in this order. They have no followers, are in
 * no package and were seen by nobody, so the further checks of `release` are not needed.
 * @returns for each article its release, or why it stays a draft
 * @throws {Refusal} `not-allowed`; `confirmation-missing` for a person
 */
export async function releaseNew(
  tx: Transaction,
  actor: AnyActor,
  ids: ArticleId[],
  { texts, beforeLists }: Options = {},
): Promise<Map<ArticleId, Released | Refusal>> {
  allow(actor, 'article.release');
  refusePeople(actor);
  await reauthorize(tx, actor, 'article.release');
  if (ids.length === 0) return new Map();
  const timelines = await findTimelines(tx, ids);
  if (timelines.some(({ before, coming }) => before || coming)) throw new Error('an article has a release');
  const rows = timelines.map(({ row }) => row);
  const contents = await lockReleaseContents(tx, rows, texts);
  const instructions = { readerNote: '', dated: 'wire', because: '' } as const;
  const placings = contents.map((content, at) => {
    const timeline = timelines[at];
    if (timeline?.row.id !== content.article.id)
      throw new Error('a draft and a timeline belong to different articles');
    return { timeline, content, instructions, from: timeline.now };
  });
  const checked = await checkReleaseOrders(tx, actor, placings);
  const fit = checked.filter((outcome): outcome is CheckedRelease => !isRefusal(outcome));
  const placed = await placeOrders(tx, actor, fit, { beforeLists, areDraftsNew: true });
  const outcomes = new Map<ArticleId, Released | Refusal>();
  for (const [at, outcome] of checked.entries())
    if (isRefusal(outcome)) outcomes.set(ids[at] as ArticleId, outcome);
  for (const [at, { timeline }] of fit.entries()) outcomes.set(timeline.row.id, placed[at] as Released);
  return outcomes;
}
