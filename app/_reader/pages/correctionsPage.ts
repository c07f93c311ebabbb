import { createElement } from 'react';
import { openPageContext } from '#app/_reader/pageContext.ts';
import { CorrectionsPage } from '#components/reader/pages/CorrectionsPage.tsx';
import { readCorrections } from '#editorial/readerQueries/correctionList.ts';
import type { PageRequest } from './pageRequest.ts';

export async function renderCorrectionsPage({ parameters, within }: PageRequest) {
  const { frame, facts, given } = await openPageContext(parameters, within);
  const corrections = await readCorrections({ before: given.before });
  return createElement(CorrectionsPage, {
    frame,
    facts: facts(corrections),
    page: corrections.page,
    before: given.before,
  });
}
