import { createElement } from 'react';
import { notFoundPage } from '#app/_reader/notFoundPage.ts';
import { earliest } from '#app/_reader/pageContext.ts';
import { redirectMoved } from '#app/_reader/redirects.ts';
import { ListPage } from '#components/reader/pages/ListPage.tsx';
import { sectionName } from '#components/reader/readerFrame.ts';
import { latestInstant } from '#editorial/readerQueries/freshness.ts';
import { readLatest } from '#editorial/readerQueries/liveFront.ts';
import { readSectionFront, withoutTopStories } from '#editorial/readerQueries/sectionFront.ts';
import { readSection } from '#editorial/readerQueries/storyLists.ts';
import { sectionPath } from '#publishing/addresses.ts';
import { openPage, type PageRequest } from './pageRequest.ts';

export async function renderSectionPage(request: PageRequest) {
  const { slug, ...context } = await openPage(request);
  const { frame } = context;
  const { language } = frame;
  const { before } = context.query;
  const section = slug === null ? null : await readSection(slug, { language, before, clock: context.clock });
  if (!section) {
    await redirectMoved('section', slug, request);
    return notFoundPage(context);
  }
  const { of, page } = section;
  const front = before ? null : await readSectionFront({ sectionId: of.id, language, clock: context.clock });
  const stories = withoutTopStories(page, front);
  const isEmpty = stories.items.length === 0;
  const tags = [...section.tags, ...(front?.tags ?? []), ...(isEmpty ? ['latest'] : [])];
  const changedAt = latestInstant([section.changedAt, front?.changedAt]);
  const facts = context.facts({ tags, changedAt });
  return createElement(ListPage, {
    frame,
    facts: context.isPast ? facts : { ...facts, until: earliest(facts.until, front?.until) },
    kind: 'section',
    name: sectionName(frame, of),
    path: sectionPath(of.slug),
    stories,
    before,
    section: of.slug,
    latest: isEmpty && !front?.lead ? await readLatest({ language }) : [],
    front,
  });
}
