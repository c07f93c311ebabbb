import { createElement } from 'react';
import { NotFoundPage } from '#components/reader/pages/NotFoundPage.tsx';
import { readLatest } from '#editorial/readerQueries/liveFront.ts';
import type { Freshness } from '#editorial/readerQueries/readerTypes.ts';
import type { PageContext } from './pageContext.ts';

/**
 * The page for an address without content. Not Next's `notFound()`, whose page needs scripts that reader pages do not
 * have: the press reads the status from the page's facts.
 */
export async function notFoundPage({ frame, facts }: PageContext, found?: Pick<Freshness, 'tags'>) {
  const latest = await readLatest({ language: frame.language });
  const tags = ['latest', ...(found?.tags ?? [])];
  return createElement(NotFoundPage, { frame, facts: facts({ tags }), latest });
}
