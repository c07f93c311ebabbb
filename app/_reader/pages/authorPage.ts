import { createElement } from 'react';
import { notFoundPage } from '#app/_reader/notFoundPage.ts';
import { openPageContext, segment } from '#app/_reader/pageContext.ts';
import { ListPage } from '#components/reader/pages/ListPage.tsx';
import { readAuthor } from '#editorial/readerQueries/storyLists.ts';
import { authorPath } from '#publishing/addresses.ts';
import type { PageRequest } from './pageRequest.ts';

/** An author's page speaks the language that they write in. */
export async function renderAuthorPage({ slug: raw = '', parameters, within }: PageRequest) {
  const slug = segment(raw);
  const opened = await openPageContext(parameters, within);
  const { given, paper } = opened;
  const found = slug === null ? null : await readAuthor(slug, { before: given.before });
  if (!found) return notFoundPage(opened);
  const { of, page } = found;
  return createElement(ListPage, {
    frame: opened.inLanguage(opened.asked ?? page.items[0]?.language ?? paper.language),
    facts: opened.facts(found),
    kind: 'author',
    name: of.name,
    about: of.about,
    path: authorPath(of.slug),
    stories: page,
    before: given.before,
  });
}
