import { permanentRedirect } from 'next/navigation';
import { createElement } from 'react';
import { notFoundPage } from '#app/_reader/notFoundPage.ts';
import { openPageContext, segment } from '#app/_reader/pageContext.ts';
import { ArticlePage } from '#components/reader/pages/ArticlePage.tsx';
import { WithdrawnPage } from '#components/reader/pages/NotFoundPage.tsx';
import { readArticle } from '#editorial/readerQueries/liveArticle.ts';
import { readLatest } from '#editorial/readerQueries/liveFront.ts';
import { articlePath } from '#publishing/addresses.ts';
import type { PageRequest } from './pageRequest.ts';

export async function renderArticlePage({ slug: raw = '', within }: PageRequest) {
  const slug = segment(raw);
  const opened = await openPageContext(undefined, within);
  const { facts, frame } = opened;
  if (slug === null) return notFoundPage(opened);
  const found = await readArticle(slug);
  switch (found.is) {
    case 'live': {
      const { article } = found;
      const pressFacts = facts(found);
      return createElement(ArticlePage, {
        frame: opened.inLanguage(article.language),
        facts: pressFacts,
        article,
        follows: !within,
      });
    }
    case 'moved':
      return permanentRedirect(`${within ?? ''}${articlePath(found.to)}`);
    case 'withdrawn': {
      const latest = await readLatest({ language: frame.language });
      const { notice, at } = found;
      return createElement(WithdrawnPage, { frame, facts: facts(found), notice, at, latest });
    }
    case 'unknown':
      return notFoundPage(opened, found);
  }
}
