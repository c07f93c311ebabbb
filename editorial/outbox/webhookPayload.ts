import type { Language } from '#db/schema/taxonomy.ts';
import type { AnnouncedArticle, OutboxEvent } from './outboxEvents.ts';

/** The payload of webhooks, documented in docs/operating.md: members may be added but not removed. */
export function webhookPayload(event: string, happening: OutboxEvent, site: string): Record<string, unknown> {
  const url = (path: string) => new URL(path, site).href;
  if (happening.is === 'front') {
    const { front, releasedAt } = happening;
    const path = front.section ? `/sections/${encodeURIComponent(front.section)}` : '/';
    return {
      event,
      kind: 'front',
      front: { ...front, url: url(path), releasedAt: releasedAt.toISOString() },
    };
  }
  const address = url(articlePath(happening.article));
  // A withdrawn story is named by its address only: its text is not repeated.
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

/** The addresses whose content an event changes, for search engines. */
export function changedPages(happening: OutboxEvent, site: string): string[] {
  const path =
    happening.is !== 'front'
      ? articlePath(happening.article)
      : happening.front.section
        ? `/sections/${encodeURIComponent(happening.front.section)}`
        : '/';
  return [new URL(path, site).href];
}

/** The feeds that an event changes. @param paperLanguage the paper's main language, which needs no parameter */
export function changedFeeds(happening: OutboxEvent, site: string, paperLanguage: Language): string[] {
  if (happening.is === 'front') return [];
  const { section, language } = happening.article;
  const { topics, authors } = happening.lists;
  const places = [
    '',
    ...(section ? [`/sections/${encodeURIComponent(section)}`] : []),
    ...topics.map((slug) => `/topics/${encodeURIComponent(slug)}`),
    ...authors.map((slug) => `/authors/${encodeURIComponent(slug)}`),
  ];
  const paths = places.flatMap((place) => [`${place}/feed.xml`, `${place}/feed.json`]);
  const query = language === paperLanguage ? '' : `?language=${language}`;
  return paths.map((path) => new URL(path + query, site).href);
}

const articlePath = ({ slug }: AnnouncedArticle) => `/articles/${encodeURIComponent(slug)}`;
