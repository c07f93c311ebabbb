import { createElement } from 'react';
import { nextMidnight } from '#app/nextMidnight';
import { openFrame } from '#app/openFrame';
import { FrontPage } from '#components/reader/FrontPage';
import { readFront } from '#editorial/reading/front';
import type { Asked } from './asked.ts';

export async function front({ parameters, within }: Asked) {
  const { frame, facts, isPast } = await openFrame(parameters, within);
  const front = await readFront({ language: frame.language });
  const told = facts(front);
  if (isPast) return createElement(FrontPage, { frame, front, facts: told });
  const midnight = nextMidnight(told.now, frame.paper.zone); // the front names the day
  const until = told.until && told.until < midnight ? told.until : midnight;
  return createElement(FrontPage, { frame, front, facts: { ...told, until } });
}
