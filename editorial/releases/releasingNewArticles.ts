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
  /** what the new drafts say, where it is known: they are not read again */
  texts?: ReadonlyMap<ArticleId, DraftText>;
  /** waited for when the releases and their search words are entered, before lists of related stories are made */
  beforeLists?: (() => Promise<void>) | undefined;
};

/**
 * Releases articles that were made in this transaction, as their drafts stand and in this order. Nothing follows them,
 * no package holds them and nobody has seen them, so that `release` has no more to ask.
 * @returns for each what was released, or why it stays a draft
 * @throws {Refusal} `not-allowed`, `confirmation-missing` to a person
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
  if (timelines.some(({ before, coming }) => before || coming)) throw new Error('an article is not new');
  const contents = await lockReleaseContents(
    tx,
    timelines.map(({ row }) => row),
    texts,
  );
  const asked = { readerNote: '', dated: 'wire', because: '' } as const;
  const placings = contents.map((content, at) => {
    const timeline = timelines[at];
    if (timeline?.row.id !== content.article.id)
      throw new Error('a draft and its timeline are of two articles');
    return { timeline, content, asked, from: timeline.now };
  });
  const checked = await checkReleaseOrders(tx, actor, placings);
  const fit = checked.filter((one): one is CheckedRelease => !isRefusal(one));
  const placed = await placeOrders(tx, actor, fit, { beforeLists, areDraftsNew: true });
  const outcomes = new Map<ArticleId, Released | Refusal>();
  for (const [at, one] of checked.entries()) if (isRefusal(one)) outcomes.set(ids[at] as ArticleId, one);
  for (const [at, { timeline }] of fit.entries()) outcomes.set(timeline.row.id, placed[at] as Released);
  return outcomes;
}
