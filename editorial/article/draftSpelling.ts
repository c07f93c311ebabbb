import { staff } from '#db/pools.ts';
import type { AnyActor } from '#editorial/actor.ts';
import { allow } from '#editorial/policy.ts';
import { offerInstead } from '#editorial/reading/offering.ts';
import { readQuestion } from '#editorial/search/question.ts';
import { understand } from '#editorial/search/understanding.ts';

/** A question of the newsroom that found nothing, as the paper's live stories spell its words; null: none is like it. */
export async function offerForDrafts(actor: AnyActor, q: string): Promise<string | null> {
  allow(actor, 'article.list');
  const question = readQuestion(q);
  const understood = await understand(staff(), question);
  return offerInstead({ question, understood, items: [] }, undefined, staff());
}
