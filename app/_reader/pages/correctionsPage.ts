import { createElement } from 'react';
import { openFrame } from '#app/_reader/openFrame.ts';
import { CorrectionsPage } from '#components/reader/CorrectionsPage.tsx';
import { readCorrections } from '#editorial/reading/correctionList.ts';
import type { PageRequest } from './asked.ts';

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
