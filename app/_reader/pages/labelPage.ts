import { createElement } from 'react';
import { notFoundPage } from '#app/_reader/notFoundPage.ts';
import { openPageContext, segment } from '#app/_reader/pageContext.ts';
import { redirectMoved } from '#app/_reader/redirects.ts';
import { ListPage } from '#components/reader/pages/ListPage.tsx';
import { readTopic } from '#editorial/readerQueries/storyLists.ts';
import { topicPath } from '#publishing/addresses.ts';
import type { PageRequest } from './pageRequest.ts';

/** A topic page is in the language of its stories. */
export async function renderTopicPage({ slug: raw = '', parameters, within }: PageRequest) {
  const slug = segment(raw);
  const opened = await openPageContext(parameters, within);
  const { given, paper } = opened;
  const topic = slug === null ? null : await readTopic(slug, { before: given.before });
  if (!topic) {
    await redirectMoved('topic', slug, { parameters, within });
    return notFoundPage(opened);
  }
  const { of, page } = topic;
  return createElement(ListPage, {
    frame: opened.inLanguage(opened.asked ?? page.items[0]?.language ?? paper.language),
    facts: opened.facts(topic),
    kind: 'topic',
    name: of.name,
    path: topicPath(of.slug),
    stories: page,
    before: given.before,
  });
}
