import { redirect } from 'next/navigation';
import { createElement } from 'react';
import { notFoundPage } from '#app/_reader/notFoundPage.ts';
import { openPageContext } from '#app/_reader/pageContext.ts';
import { ArchivePage } from '#components/reader/pages/ArchivePage.tsx';
import { instantOfWallTime } from '#contracts/zonedTime.ts';
import { momentText } from '#editorial/readerQueries/asOfMoment.ts';
import type { PageRequest } from './pageRequest.ts';

/** The form in which readers choose a past day; with a valid one, a redirect to the paper of that day. */
export async function renderArchivePage({ parameters }: PageRequest) {
  const context = await openPageContext(parameters);
  const { frame, facts, paper } = context;
  if (!paper.pastIsOpen) return notFoundPage(context);
  const { date } = context.query;
  const time = context.query.time || '12:00';
  const at = date ? instantOfWallTime(`${date}T${time}`, paper.zone) : undefined;
  if (at && at <= frame.now) {
    const language = frame.language === paper.language ? '' : `?language=${frame.language}`;
    redirect(`/as-of/${momentText(at, 'second')}${language}`);
  }
  const wrong = at === undefined ? undefined : at === null ? 'unreadable' : 'future';
  return createElement(ArchivePage, { frame, facts: facts(null), date, time, wrong });
}
