import { permanentRedirect } from 'next/navigation';
import { createElement } from 'react';
import { notFoundPage } from '#app/_reader/notFoundPage.ts';
import { openPageContext, segment } from '#app/_reader/pageContext.ts';
import { HistoryPage } from '#components/reader/pages/HistoryPage.tsx';
import { readArticle } from '#editorial/readerQueries/liveArticle.ts';
import { readHistory } from '#editorial/readerQueries/releaseHistory.ts';
import { historyPath } from '#publishing/addresses.ts';
import type { PageRequest } from './pageRequest.ts';
import { placeInHistory } from './placeInHistory.ts';

export async function renderHistoryPage({ slug: raw = '', parameters, within }: PageRequest) {
  const slug = segment(raw);
  const opened = await openPageContext(undefined, within);
  if (slug === null) return notFoundPage(opened);
  const before = placeInHistory(await parameters);
  const history = await readHistory(slug, { before });
  if (history)
    return createElement(HistoryPage, {
      frame: opened.inLanguage(history.language),
      facts: opened.facts(history),
      history,
      before,
    });
  const found = await readArticle(slug);
  if (found.is === 'moved') permanentRedirect(`${within ?? ''}${historyPath(found.to)}`);
  return notFoundPage(opened, found);
}
