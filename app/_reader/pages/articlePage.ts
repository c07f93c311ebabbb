import { permanentRedirect } from 'next/navigation';
import { createElement } from 'react';
import { notFoundPage } from '#app/_reader/notFoundPage.ts';
import { openPageContext, segment } from '#app/_reader/pageContext.ts';
import { ArticlePage } from '#components/reader/pages/ArticlePage.tsx';
import { WithdrawnPage } from '#components/reader/pages/WithdrawnPage.tsx';
import { readClock } from '#editorial/readerQueries/freshness.ts';
import { readArticle } from '#editorial/readerQueries/liveArticle.ts';
import { readLatest } from '#editorial/readerQueries/liveFront.ts';
import { articlePath } from '#publishing/addresses.ts';
import type { PageRequest } from './pageRequest.ts';

export async function renderArticlePage({ slug: raw, within }: PageRequest) {
  const clock = readClock(); // sent first: see `withReaderConnection`
  const slug = segment(raw ?? '');
  const [context, outcome] = await Promise.all([
    openPageContext(undefined, within, clock),
    slug === null ? null : readArticle(slug, clock),
  ]);
  if (!outcome) return notFoundPage(context);
  const facts = context.facts(outcome);
  switch (outcome.is) {
    case 'live': {
      const { article } = outcome;
      const frame = context.inLanguage(article.language);
      return createElement(ArticlePage, { frame, facts, article, follows: !within });
    }
    case 'moved':
      return permanentRedirect(`${within ?? ''}${articlePath(outcome.to)}`);
    case 'withdrawn': {
      const { frame } = context;
      const latest = await readLatest({ language: frame.language });
      const { notice, at } = outcome;
      return createElement(WithdrawnPage, { frame, facts, notice, at, latest });
    }
    case 'unknown':
      return notFoundPage(context, outcome);
  }
}
