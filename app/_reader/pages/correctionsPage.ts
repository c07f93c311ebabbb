import { createElement } from 'react';
import { openFrame } from '#app/_reader/pageContext.ts';
import { CorrectionsPage } from '#components/reader/pages/CorrectionsPage.tsx';
import { readCorrections } from '#editorial/readerQueries/correctionList.ts';
import type { PageRequest } from './pageRequest.ts';

export async function corrections({ parameters, within }: PageRequest) {
  const { frame, facts, given } = await openFrame(parameters, within);
  const found = await readCorrections({ before: given.before });
  return createElement(CorrectionsPage, {
    frame,
    facts: facts(found),
    page: found.page,
    before: given.before,
  });
}
