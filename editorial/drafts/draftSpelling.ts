import { staff } from '#db/pools.ts';
import type { AnyActor } from '#editorial/access/actor.ts';
import { allow } from '#editorial/access/policy.ts';
import { offerInstead } from '#editorial/readerQueries/searchSuggestions.ts';
import { understand } from '#editorial/search/tsQuery.ts';
import { readQuestion } from '#editorial/search/typedQuery.ts';

/** A question of the newsroom that found nothing, as the paper's live stories spell its words; null: none is like it. */
export async function offerForDrafts(actor: AnyActor, q: string): Promise<string | null> {
  allow(actor, 'article.list');
  const question = readQuestion(q);
  const understood = await understand(staff(), question);
  return offerInstead({ question, understood, items: [] }, undefined, staff());
}
