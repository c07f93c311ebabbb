import { inTransaction } from '#db/pools.ts';
import type { ArticleId } from '#db/schema/ids.ts';
import type { AnyActor } from '#editorial/access/actor.ts';
import { allow } from '#editorial/access/policy.ts';
import type { Refusal } from '#editorial/access/refusal.ts';
import { refusePeople } from '#editorial/confirmation/checkConfirmation.ts';
import type { DraftText } from '#editorial/drafts/draftText.ts';
import { reauthorize } from '#editorial/people/reauthorization.ts';
import type { Released } from '#editorial/releases/placingReleases.ts';
import { releaseNew } from '#editorial/releases/releasingNewArticles.ts';
import type { Imported } from './importedRows.ts';
import { makeDrafts } from './importingCopy.ts';
import { type ImportOrder, importOrder, type WireStory } from './importOrder.ts';
import type { PreparedDraft } from './preparedDraft.ts';

/** `outcome`: the release, or why the draft was refused; null: it existed already, or is on hold. */
type Options = {
  prepared?: ReadonlyMap<string, PreparedDraft> | undefined;
  beforeLists?: (() => Promise<void>) | undefined;
};

export type ImportedAndReleased = Imported & { outcome: Released | Refusal | null };

/**
 * Creates drafts of wire stories and immediately releases those that are new, valid and not on hold, all in one
 * transaction. A refused story stays a draft. They are released in their order, except that related stories come before
 * their main story, which then finds them live. @param options `prepared`: drafts made of these stories beforehand, by
 * their keys. `beforeLists`: awaited after all inserts and before related lists are computed; the transaction is then
 * tried only once, whatever the conflict @throws {Refusal} nothing is stored; also `confirmation-missing` for a person
 */
export async function importAndRelease(
  actor: AnyActor,
  order: ImportOrder,
  { prepared, beforeLists }: Options = {},
): Promise<ImportedAndReleased[]> {
  allow(actor, 'article.import');
  allow(actor, 'article.release');
  refusePeople(actor);
  const { articles } = importOrder.parse(order);
  return inTransaction(async (tx) => {
    await reauthorize(tx, actor, 'article.import');
    const texts = new Map<ArticleId, DraftText>();
    const made = await makeDrafts(tx, actor, articles, { prepared, texts });
    const fresh = inOrderOfRelease(made, articles).filter(({ duplicate, hold }) => !duplicate && !hold);
    const ids = fresh.map(({ articleId }) => articleId);
    const outcomes = await releaseNew(tx, actor, ids, { texts, beforeLists });
    return made.map((one) => ({
      ...one,
      outcome: one.duplicate ? null : (outcomes.get(one.articleId) ?? null),
    }));
  }, beforeLists && { tries: 1 });
}

function inOrderOfRelease(made: Imported[], articles: WireStory[]): Imported[] {
  const isBeside = new Set(articles.filter(({ relatedTo }) => relatedTo !== null).map(({ key }) => key));
  return made.toSorted((a, b) => Number(isBeside.has(b.key)) - Number(isBeside.has(a.key)));
}
