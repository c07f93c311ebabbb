import { createElement } from 'react';
import { openPageContext } from '#app/_reader/pageContext.ts';
import { CorrectionsPage } from '#components/reader/pages/CorrectionsPage.tsx';
import { readCorrections } from '#editorial/readerQueries/correctionList.ts';
import type { PageRequest } from './pageRequest.ts';

export async function renderCorrectionsPage({ parameters, within }: PageRequest) {
  const { frame, facts, query } = await openPageContext(parameters, within);
  const { before } = query;
  const { page, ...freshness } = await readCorrections({ before });
  return createElement(CorrectionsPage, { frame, facts: facts(freshness), page, before });
}
