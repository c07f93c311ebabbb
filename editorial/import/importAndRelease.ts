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
import type { Imported, Making } from './importedRows.ts';
import { makeDrafts } from './importingCopy.ts';
import { type ImportOrder, importOrder, type WireStory } from './importOrder.ts';

type Options = Pick<Making, 'prepared'> & { beforeLists?: (() => Promise<void>) | undefined };

/** `outcome`: the release, or why the draft was refused; null: it existed already, or is on hold. */
export type ImportedAndReleased = Imported & { outcome: Released | Refusal | null };

/**
 * Creates drafts of wire stories and releases those that are new, valid and not on hold, in one transaction. Keeps the
 * order, but releases related stories before their main story, which needs them live. A refused story stays a draft.
 * @param options `prepared`: drafts made beforehand, by story key. `beforeLists`: awaited before related lists are
 * computed; the transaction is then tried once @throws {Refusal} nothing is stored; `confirmation-missing` for people
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
    const imported = await makeDrafts(tx, actor, articles, { prepared, texts });
    const releasable = inOrderOfRelease(imported, articles).filter(
      ({ duplicate, hold }) => !duplicate && !hold,
    );
    const ids = releasable.map(({ articleId }) => articleId);
    const outcomes = await releaseNew(tx, actor, ids, { texts, beforeLists });
    const outcomeOf = (made: Imported) => (made.duplicate ? null : (outcomes.get(made.articleId) ?? null));
    return imported.map((each) => ({ ...each, outcome: outcomeOf(each) }));
  }, beforeLists && { tries: 1 });
}

function inOrderOfRelease(imported: Imported[], articles: WireStory[]): Imported[] {
  const related = new Set(articles.filter(({ relatedTo }) => relatedTo !== null).map(({ key }) => key));
  return imported.toSorted((a, b) => Number(related.has(b.key)) - Number(related.has(a.key)));
}
