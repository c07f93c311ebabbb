import type { ActAnswer } from '#components/ui/useRefusal.ts';
import type { Duplicate } from '#editorial/import/duplicateImports.ts';
import type { Imported } from '#editorial/import/importedRows.ts';
import type { ImportOrder } from '#editorial/import/importOrder.ts';
import type { WireArticle, WireProblem } from '#editorial/import/wireArticle.ts';
import type { LocalizedNames } from '#editorial/readerQueries/readerTypes.ts';

export type SectionChoice = { id: number; slug: string; names: LocalizedNames };

/** A story as it was read, and where it would be filed. */
export type FiledArticle = WireArticle & { sectionId: number | null };

export type ReadCopy = { articles: FiledArticle[]; problems: WireProblem[]; duplicates: Duplicate[] };

export type ImportActs = {
  read(copy: string): Promise<ActAnswer<ReadCopy>>;
  create(order: ImportOrder): Promise<ActAnswer<Imported[]>>;
};

/** A story on its way in: what was understood, as the person corrects it. */
export type IncomingStory = FiledArticle & { taken: boolean; duplicate: Duplicate | null };

/** What was read becomes what can be corrected. What is here already is not chosen. */
export function incomingStory({ articles, duplicates }: ReadCopy): IncomingStory[] {
  return articles.map((article) => {
    const duplicate = duplicates.find(({ key }) => key === article.key) ?? null;
    return { ...article, duplicate, taken: duplicate === null };
  });
}

export function importOrderFrom(stories: IncomingStory[]): ImportOrder {
  return {
    articles: stories
      .filter(({ taken }) => taken)
      .map(
        ({
          line: _,
          section: __,
          taken: ___,
          duplicate: ____,
          typeset: _____,
          urgency,
          onFronts,
          releasedAt,
          blocks,
          ...story
        }) => ({
          ...story,
          releasedAt: releasedAt || null,
          blocks: blocks.map(({ kind, text, node }) => ({ kind, text, ...(node && { node }) })),
          ...(urgency !== null && { urgency }),
          ...(onFronts !== null && { onFronts }),
        }),
      ),
  };
}
