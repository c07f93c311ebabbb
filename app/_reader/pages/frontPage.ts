import { createElement } from 'react';
import { earliest } from '#app/_reader/earliestInstant.ts';
import { nextMidnight } from '#app/_reader/nextMidnight.ts';
import { openPageContext } from '#app/_reader/pageContext.ts';
import { FrontPage } from '#components/reader/pages/FrontPage.tsx';
import { latestInstant } from '#editorial/readerQueries/freshness.ts';
import { readFront } from '#editorial/readerQueries/liveFront.ts';
import type { PageRequest } from './pageRequest.ts';

const DAY_MS = 86_400_000; // ms

export async function renderFrontPage({ parameters, within }: PageRequest) {
  const { frame, facts, isPast } = await openPageContext(parameters, within);
  const front = await readFront({ language: frame.language });
  const pressFacts = facts(front);
  if (isPast) return createElement(FrontPage, { frame, front, facts: pressFacts });
  // The front shows the day's date.
  const { zone } = frame.paper;
  const until = earliest(pressFacts.until, front.until, nextMidnight(pressFacts.now, zone));
  const lastModified = latestInstant([
    front.changedAt,
    nextMidnight(new Date(pressFacts.now.getTime() - DAY_MS), zone),
  ]);
  return createElement(FrontPage, { frame, front, facts: { ...pressFacts, until, lastModified } });
}
