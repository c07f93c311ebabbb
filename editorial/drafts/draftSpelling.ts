import { staff } from '#db/pools.ts';
import type { AnyActor } from '#editorial/access/actor.ts';
import { allow } from '#editorial/access/policy.ts';
import { suggestSpelling } from '#editorial/readerQueries/searchSuggestions.ts';
import { buildTsQuery } from '#editorial/search/tsQuery.ts';
import { parseTypedQuery } from '#editorial/search/typedQuery.ts';

/**
 * For a newsroom search without results: the query as the paper's live stories spell its words; null: no word is
 * similar.
 */
export async function offerForDrafts(actor: AnyActor, q: string): Promise<string | null> {
  allow(actor, 'article.list');
  const question = parseTypedQuery(q);
  const understood = await buildTsQuery(staff(), question);
  return suggestSpelling({ question, understood, items: [] }, undefined, staff());
}
