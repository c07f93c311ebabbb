import { redirect } from 'next/navigation';
import { createElement } from 'react';
import { notFoundPage } from '#app/_reader/notFoundPage.ts';
import { openPageContext } from '#app/_reader/pageContext.ts';
import { instantOfWallTime } from '#components/reader/asOfTime.ts';
import { ArchivePage } from '#components/reader/pages/ArchivePage.tsx';
import { AS_OF } from '#contracts/routes.ts';
import { momentText } from '#editorial/readerQueries/asOfMoment.ts';
import { address, languageParameter } from '#publishing/addresses.ts';
import type { PageRequest } from './pageRequest.ts';

/** The page where readers choose a past day, and the redirect to that day. */
export async function renderArchivePage({ parameters }: PageRequest) {
  const opened = await openPageContext(parameters);
  const { frame, facts, given, paper } = opened;
  if (!paper.pastIsOpen) return notFoundPage(opened);
  const { date } = given;
  const time = given.time || '12:00';
  const at = date ? instantOfWallTime(`${date}T${time}`, paper.zone) : undefined;
  if (at && at <= frame.now) {
    const language = languageParameter(frame, frame.language);
    redirect(address(`${AS_OF}/${momentText(at, 'second')}`, { language }));
  }
  const wrong = at === undefined ? undefined : at === null ? 'unreadable' : 'future';
  return createElement(ArchivePage, { frame, facts: facts(null), date, time, wrong });
}
