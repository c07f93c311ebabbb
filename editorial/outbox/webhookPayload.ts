import { pathOf } from '#contracts/routes.ts';
import type { Language } from '#db/schema/taxonomy.ts';
import type { OutboxEvent } from './outboxEvents.ts';

/** The body of a webhook's request, documented in docs/operating.md. Fields may be added, never removed. */
export function webhookPayload(name: string, event: OutboxEvent, site: string): Record<string, unknown> {
  const head = { event: name, kind: event.is };
  const url = urlOfSubject(event, site);
  if (event.is === 'front')
    return { ...head, front: { ...event.front, url, releasedAt: event.releasedAt.toISOString() } };
  // Only the address of a withdrawn article is sent, so that its text is not published again.
  if (event.is === 'withdrawal') {
    const { article, because, at } = event;
    return { ...head, article: { ...article, url, because, withdrawnAt: at.toISOString() } };
  }
  const { article, note, releasedAt, firstReleasedAt } = event;
  const times = { releasedAt: releasedAt.toISOString(), firstReleasedAt: firstReleasedAt.toISOString() };
  return { ...head, article: { ...article, url, note, ...times } };
}

/** The address of the article or front that an event changes. */
export function urlOfSubject(event: OutboxEvent, site: string): string {
  if (event.is !== 'front') return new URL(pathOf('article', event.article), site).href;
  const { section } = event.front;
  return new URL(section ? pathOf('section', { slug: section }) : '/', site).href;
}

/** The feeds that an event changes. @param paperLanguage the language of feeds without the parameter `language` */
export function changedFeeds(event: OutboxEvent, site: string, paperLanguage: Language): string[] {
  if (event.is === 'front') return [];
  const { section, language } = event.article;
  const { topics, authors } = event.lists;
  const query = language === paperLanguage ? '' : `?language=${language}`;
  const bothFormats = (pathIn: (format: 'xml' | 'json') => string) => [pathIn('xml'), pathIn('json')];
  const paths = [
    ...bothFormats((format) => pathOf('paperFeed', { format })),
    ...(section ? bothFormats((format) => pathOf('sectionFeed', { slug: section, format })) : []),
    ...topics.flatMap((slug) => bothFormats((format) => pathOf('topicFeed', { slug, format }))),
    ...authors.flatMap((slug) => bothFormats((format) => pathOf('authorFeed', { slug, format }))),
  ];
  return paths.map((path) => new URL(path + query, site).href);
}
