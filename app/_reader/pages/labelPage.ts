import { createElement } from 'react';
import { notFoundPage } from '#app/_reader/notFoundPage.ts';
import type { PageContext } from '#app/_reader/pageContext.ts';
import { redirectMoved } from '#app/_reader/redirects.ts';
import { ListPage } from '#components/reader/pages/ListPage.tsx';
import { pathOf } from '#contracts/routes.ts';
import { readAuthor, readTopic } from '#editorial/readerQueries/storyLists.ts';
import { openPage, type PageRequest } from './pageRequest.ts';

export async function renderTopicPage(request: PageRequest) {
  const { slug, ...context } = await openPage(request);
  const { before } = context.query;
  const topic = slug === null ? null : await readTopic(slug, { before, clock: context.clock });
  if (topic) return listPage(context, 'topic', topic, before);
  await redirectMoved('topic', slug, request);
  return notFoundPage(context);
}

export async function renderAuthorPage(request: PageRequest) {
  const { slug, ...context } = await openPage(request);
  const { before } = context.query;
  const author = slug === null ? null : await readAuthor(slug, { before, clock: context.clock });
  return author ? listPage(context, 'author', author, before) : notFoundPage(context);
}

type Label = NonNullable<Awaited<ReturnType<typeof readTopic | typeof readAuthor>>>;
type ListContext = Pick<PageContext, 'frameOfList' | 'facts'>;

function listPage(
  { frameOfList, facts }: ListContext,
  kind: 'topic' | 'author',
  label: Label,
  before?: string,
) {
  const { of, page } = label;
  return createElement(ListPage, {
    frame: frameOfList(page.items),
    facts: facts(label),
    kind,
    name: of.name,
    about: 'about' in of ? of.about : undefined,
    path: pathOf(kind, { slug: of.slug }),
    stories: page,
    before,
  });
}
