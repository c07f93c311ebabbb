import type { SectionId } from '#db/schema/ids.ts';
import type { ImportOrder } from './importOrder.ts';
import type { Sections } from './sectionsByName.ts';
import type { WireArticle } from './wireArticle.ts';

/**
 * The section of each story: the one that its sender names, else one that a topic names, else that of its main story,
 * else the paper's first. Page, command and API use the same rule. @returns sections by story key
 */
export function sectionsOf(articles: WireArticle[], sections: Sections): Map<string, SectionId | null> {
  const filed = new Map<string, SectionId | null>();
  for (const { key, section, topics, relatedTo } of articles) {
    const [id] = [section ?? '', ...topics].flatMap((name) => sections.named.get(name.toLowerCase()) ?? []);
    filed.set(key, id ?? filed.get(relatedTo ?? '') ?? sections.first);
  }
  return filed;
}

/** Converts parsed stories to the order that creates drafts. */
export function importOrderOf(articles: WireArticle[], sections: Sections): ImportOrder {
  const filed = sectionsOf(articles, sections);
  return { articles: articles.map((article) => orderedStory(article, filed.get(article.key) ?? null)) };
}

/** A story of an order. Members without a value from the sender are left out. */
export function orderedStory(
  { line: _, section: __, typeset: ___, urgency, onFronts, blocks, ...story }: WireArticle,
  sectionId: number | null,
): ImportOrder['articles'][number] {
  return {
    ...story,
    sectionId,
    blocks: blocks.map(({ kind, text, node }) => ({ kind, text, ...(node && { node }) })),
    ...(urgency !== null && { urgency }),
    ...(onFronts !== null && { onFronts }),
  };
}
