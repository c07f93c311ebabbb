import { staff } from '#db/pools';
import type { AnyActor } from '#editorial/actor';
import { allow } from '#editorial/policy';
import { offerInstead } from '#editorial/reading/offering';
import { readQuestion } from '#editorial/search/question';
import { understand } from '#editorial/search/understanding';

/** A question of the newsroom that found nothing, as the paper's live stories spell its words; null: none is like it. */
export async function offerForDrafts(actor: AnyActor, q: string): Promise<string | null> {
  allow(actor, 'article.list');
  const question = readQuestion(q);
  const understood = await understand(staff(), question);
  return offerInstead({ question, understood, items: [] }, undefined, staff());
}
