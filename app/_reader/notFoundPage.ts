import { createElement } from 'react';
import { NotFoundPage } from '#components/reader/pages/NotFoundPage.tsx';
import { readLatest } from '#editorial/readerQueries/liveFront.ts';
import type { Freshness } from '#editorial/readerQueries/readerTypes.ts';
import type { PageContext } from './pageContext.ts';

/**
 * The page for an address without content. Replaces Next's `notFound()`, whose page needs scripts that reader pages do
 * not have: the press reads the status from the page's facts.
 */
export async function notFoundPage(
  { frame, facts }: Pick<PageContext, 'frame' | 'facts'>,
  outcome?: Pick<Freshness, 'tags'>,
) {
  const latest = await readLatest({ language: frame.language });
  const tags = ['latest', ...(outcome?.tags ?? [])];
  return createElement(NotFoundPage, { frame, facts: facts({ tags }), latest });
}
