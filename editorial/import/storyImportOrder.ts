import type { SectionId } from '#db/schema/ids.ts';
import type { ImportOrder } from './importOrder.ts';
import type { Sections } from './sectionsByName.ts';
import type { WireArticle } from './wireArticle.ts';

/**
 * Where each story is filed: in the section that its sender names, else in one that a topic names, else in that of the
 * story it stands beside, else in the paper's first. Page, command and API file alike.
 * @returns by the story's key
 */
export function sectionsOf(
  articles: WireArticle[],
  { named, first }: Sections,
): Map<string, SectionId | null> {
  const filed = new Map<string, SectionId | null>();
  for (const { key, section, topics, relatedTo } of articles) {
    const names = [section ?? '', ...topics].map((name) => named.get(name.toLowerCase()));
    const own = names.find((id) => id !== undefined);
    filed.set(key, own ?? (relatedTo === null ? undefined : filed.get(relatedTo)) ?? first);
  }
  return filed;
}

/** What was read, as the order that makes drafts of it. */
export function importOrderOf(articles: WireArticle[], sections: Sections): ImportOrder {
  const filed = sectionsOf(articles, sections);
  return { articles: articles.map((article) => orderedStory(article, filed.get(article.key) ?? null)) };
}

/** One story of an order. What the sender did not say is left out. */
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
