import type { SuggestionPart } from '#body/suggestions/suggestionList.ts';
import { staff } from '#db/pools.ts';
import { eq, inArray, or } from '#db/query.ts';
import type { ArticleId, UserId } from '#db/schema/ids.ts';
import { suggestion } from '#db/schema/suggestions.ts';

export type SuggestionAuthor = {
  id: string;
  /** null: Copydesk itself, or the suggestion belongs to another article */
  author: UserId | null;
  /** the most that it proposed; empty if not derived yet */
  parts: SuggestionPart[];
};

/** Who made the suggestions of an article, including closed ones, and some others of any article. */
export async function readSuggestionAuthors(
  articleId: ArticleId,
  ids: string[],
): Promise<SuggestionAuthor[]> {
  const rows = await staff()
    .select({
      id: suggestion.id,
      articleId: suggestion.articleId,
      createdBy: suggestion.createdBy,
      text: suggestion.text,
    })
    .from(suggestion)
    .where(or(eq(suggestion.articleId, articleId), inArray(suggestion.id, ids)));
  return rows.map(({ id, articleId: of, createdBy, text }) => ({
    id,
    author: of === articleId ? createdBy : null,
    parts: of === articleId && Array.isArray(text) ? (text as SuggestionPart[]) : [],
  }));
}
