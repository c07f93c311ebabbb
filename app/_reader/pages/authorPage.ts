import { createElement } from 'react';
import { notFoundPage } from '#app/_reader/notFoundPage.ts';
import { openPageContext, segment } from '#app/_reader/pageContext.ts';
import { ListPage } from '#components/reader/pages/ListPage.tsx';
import { readAuthor } from '#editorial/readerQueries/storyLists.ts';
import { authorPath } from '#publishing/addresses.ts';
import type { PageRequest } from './pageRequest.ts';

/** An author's page is in the language of the author's profile. */
export async function renderAuthorPage({ slug: raw = '', parameters, within }: PageRequest) {
  const slug = segment(raw);
  const opened = await openPageContext(parameters, within);
  const { given, paper } = opened;
  const author = slug === null ? null : await readAuthor(slug, { before: given.before });
  if (!author) return notFoundPage(opened);
  const { of, page } = author;
  return createElement(ListPage, {
    frame: opened.inLanguage(opened.asked ?? page.items[0]?.language ?? paper.language),
    facts: opened.facts(author),
    kind: 'author',
    name: of.name,
    about: of.about,
    path: authorPath(of.slug),
    stories: page,
    before: given.before,
  });
}
