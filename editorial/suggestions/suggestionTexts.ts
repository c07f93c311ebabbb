import type * as Y from 'yjs';
import type { DraftSuggestion } from '#body/suggestions/suggestionList.ts';
import type { Transaction } from '#db/pools.ts';
import { sql } from '#db/query.ts';
import type { ArticleId } from '#db/schema/ids.ts';
import { suggestion } from '#db/schema/suggestions.ts';
import { readableSuggestions } from './suggestedDraft.ts';

/** Suggestions with what they propose, as the JSON array of a statement's parameter. */
export const suggestionTextsJson = (suggestions: DraftSuggestion[]): string =>
  JSON.stringify(suggestions.map(({ id, parts }) => ({ id, text: storable(parts) })));

/** Postgres refuses NUL and lone surrogates, which a forged client may have written. */
function storable(value: unknown): unknown {
  if (typeof value === 'string') return value.replaceAll('\0', '').toWellFormed();
  if (Array.isArray(value)) return value.map(storable);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [storable(key), storable(part)]));
}

/**
 * Stores what each suggestion in a draft proposes, if it is more than what is stored: a suggestion whose text is cut, to be
 * pasted elsewhere, keeps it.
 */
export async function storeSuggestionTexts(
  tx: Transaction,
  articleId: ArticleId,
  ydoc: Y.Doc,
): Promise<void> {
  const texts = suggestionTextsJson(readableSuggestions(ydoc));
  if (texts === '[]') return;
  await tx.execute(sql`
    update ${suggestion} s set text = given.text
    from jsonb_to_recordset(${texts}::jsonb) given (id uuid, text jsonb)
    where s.id = given.id and s.article_id = ${articleId} and s.text is distinct from given.text
      and octet_length(given.text::text) >= coalesce(octet_length(s.text::text), 0)`);
}
