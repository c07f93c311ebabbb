import { createElement } from 'react';
import { earliest } from '#app/earliest';
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
  // The front names the day.
  const until = earliest(told.until, front.until, nextMidnight(told.now, frame.paper.zone));
  return createElement(FrontPage, { frame, front, facts: { ...told, until } });
}
