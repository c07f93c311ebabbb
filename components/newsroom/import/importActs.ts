import type { Answered } from '#components/ui/useRefusal';
import type { Names } from '#editorial/reading/shapes';
import type { Imported, ImportOrder } from '#editorial/wire/importing';
import type { Duplicate } from '#editorial/wire/recognising';
import type { WireArticle, WireProblem } from '#editorial/wire/wireArticle';

export type SectionChoice = { id: number; slug: string; names: Names };

export type Understood = { articles: WireArticle[]; problems: WireProblem[]; duplicates: Duplicate[] };

export type ImportActs = {
  read(copy: string): Promise<Answered<Understood>>;
  create(order: ImportOrder): Promise<Answered<Imported[]>>;
};

/** A story on its way in: what was understood, as the person corrects it. */
export type Incoming = Omit<WireArticle, 'line'> & {
  line: number;
  taken: boolean;
  sectionId: number | null;
  duplicate: Duplicate | null;
};

/** What was read becomes what can be corrected: a topic that names a section files the story, and those beside it. */
export function prepare({ articles, duplicates }: Understood, sections: SectionChoice[]): Incoming[] {
  const filed = new Map<string, number | null>();
  return articles.map((article) => {
    const named = sections.find(({ slug, names }) =>
      article.topics.some((topic) =>
        [slug, ...Object.values(names)].some((name) => name.toLowerCase() === topic.toLowerCase()),
      ),
    );
    const sectionId = named?.id ?? (article.relatedTo ? (filed.get(article.relatedTo) ?? null) : null);
    filed.set(article.key, sectionId);
    const duplicate = duplicates.find(({ key }) => key === article.key) ?? null;
    return { ...article, sectionId, duplicate, taken: duplicate === null };
  });
}

export function orderOf(stories: Incoming[]): ImportOrder {
  return {
    articles: stories
      .filter(({ taken }) => taken)
      .map(({ key, headline, topics, sectionId, language, releasedAt, blocks, relatedTo }) => ({
        key,
        headline,
        topics,
        sectionId,
        language,
        releasedAt: releasedAt || null,
        blocks: blocks.map(({ kind, text, node }) => ({ kind, text, node })),
        relatedTo,
      })),
  };
}
