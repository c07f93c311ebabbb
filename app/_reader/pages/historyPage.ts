import { permanentRedirect } from 'next/navigation';
import { createElement } from 'react';
import { notFoundPage } from '#app/_reader/notFoundPage.ts';
import { historyCursor } from '#app/_reader/pageContext.ts';
import { HistoryPage } from '#components/reader/pages/HistoryPage.tsx';
import { readArticle } from '#editorial/readerQueries/liveArticle.ts';
import { readHistory } from '#editorial/readerQueries/releaseHistory.ts';
import { historyPath } from '#publishing/addresses.ts';
import { openPage, type PageRequest } from './pageRequest.ts';

export async function renderHistoryPage({ slug: raw, parameters, within }: PageRequest) {
  const { slug, ...context } = await openPage({ slug: raw, within });
  if (slug === null) return notFoundPage(context);
  const before = await historyCursor(parameters);
  const history = await readHistory(slug, { before });
  if (history) {
    const frame = context.inLanguage(history.language);
    return createElement(HistoryPage, { frame, facts: context.facts(history), history, before });
  }
  const outcome = await readArticle(slug);
  if (outcome.is === 'moved') permanentRedirect(`${within ?? ''}${historyPath(outcome.to)}`);
  return notFoundPage(context, outcome);
}
