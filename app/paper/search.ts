import { createElement } from 'react';
import { openFrame } from '#app/openFrame';
import { SearchPage } from '#components/reader/SearchPage';
import { readLatest } from '#editorial/reading/front';
import { searchPaper } from '#editorial/reading/searching';
import type { Asked } from './asked.ts';

const longest = 400; // characters of a question

export async function search({ parameters, within }: Asked) {
  const { frame, facts, given } = await openFrame(parameters, within);
  const { language } = frame;
  const q = given.q.slice(0, longest).toWellFormed();
  const page = /^\d{1,3}$/.test(given.page) ? Number(given.page) : 1;
  const found = await searchPaper({ q, language, page });
  const latest = found.items.length === 0 ? await readLatest({ language }) : [];
  return createElement(SearchPage, { frame, facts: facts(found), q, found, latest });
}
