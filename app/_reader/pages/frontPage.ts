import { createElement } from 'react';
import { earliest, openPageContext } from '#app/_reader/pageContext.ts';
import { FrontPage } from '#components/reader/pages/FrontPage.tsx';
import { startOfDay } from '#contracts/zonedTime.ts';
import { latestInstant } from '#editorial/readerQueries/freshness.ts';
import { readFront } from '#editorial/readerQueries/liveFront.ts';
import type { PageRequest } from './pageRequest.ts';

export async function renderFrontPage({ parameters, within }: PageRequest) {
  const { frame, isPast, ...context } = await openPageContext(parameters, within);
  const front = await readFront({ language: frame.language, clock: context.clock });
  const facts = context.facts(front);
  if (isPast) return createElement(FrontPage, { frame, front, facts });
  // The front shows the date, so it changes at midnight.
  const { zone } = frame.paper;
  const until = earliest(facts.until, front.until, startOfDay(facts.now, zone, 1));
  const lastModified = latestInstant([front.changedAt, startOfDay(facts.now, zone, 0)]);
  return createElement(FrontPage, { frame, front, facts: { ...facts, until, lastModified } });
}
