import type { ActAnswer } from '#components/ui/useRefusal.ts';
import type { Duplicate } from '#editorial/import/duplicateImports.ts';
import type { Imported } from '#editorial/import/importedRows.ts';
import type { ImportOrder } from '#editorial/import/importOrder.ts';
import type { WireArticle, WireProblem } from '#editorial/import/wireArticle.ts';

/** A story as it was read from the copy, and the section for it. */
export type FiledArticle = WireArticle & { sectionId: number | null };

export type ReadCopy = { articles: FiledArticle[]; problems: WireProblem[]; duplicates: Duplicate[] };

export type ImportActs = {
  read(copy: string): Promise<ActAnswer<ReadCopy>>;
  create(order: ImportOrder): Promise<ActAnswer<Imported[]>>;
};

/** A story in the review, with the user's corrections. `isSelected`: it is imported. */
export type IncomingStory = FiledArticle & { isSelected: boolean; duplicate: Duplicate | null };

/** The stories for the review. A story that was imported before is not selected. */
export function incomingStories({ articles, duplicates }: ReadCopy): IncomingStory[] {
  return articles.map((article) => {
    const duplicate = duplicates.find(({ key }) => key === article.key) ?? null;
    return { ...article, duplicate, isSelected: duplicate === null };
  });
}

export function importOrderFrom(stories: IncomingStory[]): ImportOrder {
  const articles = stories.filter(({ isSelected }) => isSelected);
  return { articles: articles.map(orderOf) };
}

function orderOf(story: IncomingStory): ImportOrder['articles'][number] {
  const { line: _, section: __, isSelected: ___, duplicate: ____, typeset: _____, ...rest } = story;
  const { urgency, onFronts, releasedAt, blocks, ...order } = rest;
  return {
    ...order,
    releasedAt: releasedAt || null,
    blocks: blocks.map(({ kind, text, node }) => ({ kind, text, ...(node && { node }) })),
    ...(urgency !== null && { urgency }),
    ...(onFronts !== null && { onFronts }),
  };
}
