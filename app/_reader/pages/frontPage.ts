import { createElement } from 'react';
import { earliest } from '#app/_reader/earliestInstant.ts';
import { openPageContext } from '#app/_reader/pageContext.ts';
import { FrontPage } from '#components/reader/pages/FrontPage.tsx';
import { startOfDay } from '#contracts/zonedTime.ts';
import { latestInstant } from '#editorial/readerQueries/freshness.ts';
import { readFront } from '#editorial/readerQueries/liveFront.ts';
import type { PageRequest } from './pageRequest.ts';

export async function renderFrontPage({ parameters, within }: PageRequest) {
  const { frame, facts, isPast } = await openPageContext(parameters, within);
  const front = await readFront({ language: frame.language });
  const told = facts(front);
  if (isPast) return createElement(FrontPage, { frame, front, facts: told });
  // The front names the day.
  const { zone } = frame.paper;
  const until = earliest(told.until, front.until, startOfDay(told.now, zone, 1));
  const lastModified = latestInstant([front.changedAt, startOfDay(told.now, zone, 0)]);
  return createElement(FrontPage, { frame, front, facts: { ...told, until, lastModified } });
}
