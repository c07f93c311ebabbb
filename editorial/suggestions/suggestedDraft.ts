import type * as Y from 'yjs';
import { draftOf, fields, nodesOf } from '#body/draftDocument.ts';
import { type DraftSuggestion, suggestionsIn } from '#body/suggestions/suggestionList.ts';
import type { Transaction } from '#db/pools.ts';
import { eq } from '#db/query.ts';
import type { ArticleId } from '#db/schema/ids.ts';
import { suggestion } from '#db/schema/suggestions.ts';
import { isRefusal, Refusal } from '#editorial/access/refusal.ts';
import { loadDrafts } from '#editorial/drafts/loadedDraft.ts';

/** The suggestions in a draft's document, in the order of its text. @throws {Refusal} `draft-unreadable` */
export function suggestionsOf(ydoc: Y.Doc): DraftSuggestion[] {
  try {
    return suggestionsIn(
      Object.fromEntries(fields.map((field) => [field, nodesOf(ydoc.getXmlFragment(field))])),
    );
  } catch {
    throw new Refusal('draft-unreadable'); // Yjs types that no editor writes
  }
}

/** The suggestions of a document; none if it is unreadable. */
export function readableSuggestions(ydoc: Y.Doc): DraftSuggestion[] {
  try {
    return suggestionsOf(ydoc);
  } catch (error) {
    if (isRefusal(error)) return [];
    throw error;
  }
}

/** The number of suggestions in an article's draft. Reads the draft only if it has ever had one. */
export async function countOpenSuggestions(tx: Transaction, articleId: ArticleId): Promise<number> {
  const [any] = await tx
    .select({ id: suggestion.id })
    .from(suggestion)
    .where(eq(suggestion.articleId, articleId))
    .limit(1);
  const loaded = any && (await loadDrafts(tx, [articleId])).get(articleId);
  return loaded ? readableSuggestions(draftOf(loaded.state)).length : 0;
}
