import { pathOf } from '#contracts/routes.ts';
import type { Language } from '#db/schema/taxonomy.ts';
import type { OutboxEvent } from './outboxEvents.ts';

/** What webhooks are told, in a form that is documented in docs/operating.md: add to it freely, take nothing away. */
export function webhookPayload(event: string, happening: OutboxEvent, site: string): Record<string, unknown> {
  const url = (path: string) => new URL(path, site).href;
  if (happening.is === 'front') {
    const { front, releasedAt } = happening;
    const path = front.section ? pathOf('section', { slug: front.section }) : '/';
    return {
      event,
      kind: 'front',
      front: { ...front, url: url(path), releasedAt: releasedAt.toISOString() },
    };
  }
  const address = url(pathOf('article', happening.article));
  // What was withdrawn is named by its address only: its words are not given again.
  if (happening.is === 'withdrawal') {
    const { article, because, at } = happening;
    return {
      event,
      kind: 'withdrawal',
      article: { ...article, url: address, because, withdrawnAt: at.toISOString() },
    };
  }
  const { article, note, releasedAt, firstReleasedAt } = happening;
  return {
    event,
    kind: 'release',
    article: {
      ...article,
      url: address,
      note,
      releasedAt: releasedAt.toISOString(),
      firstReleasedAt: firstReleasedAt.toISOString(),
    },
  };
}

/** The addresses whose content an event changes, for engines that are told of addresses. */
export function changedPages(happening: OutboxEvent, site: string): string[] {
  const path =
    happening.is !== 'front'
      ? pathOf('article', happening.article)
      : happening.front.section
        ? pathOf('section', { slug: happening.front.section })
        : '/';
  return [new URL(path, site).href];
}

/** The feeds that an event changes. @param own the paper's own language, which needs no parameter */
export function changedFeeds(happening: OutboxEvent, site: string, own: Language): string[] {
  if (happening.is === 'front') return [];
  const { section, language } = happening.article;
  const { topics, authors } = happening.lists;
  const formats = ['xml', 'json'] as const;
  const lists = [
    ...(section ? [{ feed: 'sectionFeed', slug: section } as const] : []),
    ...topics.map((slug) => ({ feed: 'topicFeed', slug }) as const),
    ...authors.map((slug) => ({ feed: 'authorFeed', slug }) as const),
  ];
  const paths = [
    ...formats.map((format) => pathOf('paperFeed', { format })),
    ...lists.flatMap(({ feed, slug }) => formats.map((format) => pathOf(feed, { slug, format }))),
  ];
  const query = language === own ? '' : `?language=${language}`;
  return paths.map((path) => new URL(path + query, site).href);
}
