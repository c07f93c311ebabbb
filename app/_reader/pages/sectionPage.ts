import { createElement } from 'react';
import { earliest } from '#app/_reader/earliestInstant.ts';
import { notFoundPage } from '#app/_reader/notFoundPage.ts';
import { openPageContext, segment } from '#app/_reader/pageContext.ts';
import { redirectMoved } from '#app/_reader/redirects.ts';
import { ListPage } from '#components/reader/pages/ListPage.tsx';
import { latestInstant } from '#editorial/readerQueries/freshness.ts';
import { readLatest } from '#editorial/readerQueries/liveFront.ts';
import { besideList, readSectionFront } from '#editorial/readerQueries/sectionFront.ts';
import { readSection } from '#editorial/readerQueries/storyLists.ts';
import { sectionPath } from '#publishing/addresses.ts';
import type { PageRequest } from './pageRequest.ts';

export async function renderSectionPage({ slug: raw = '', parameters, within }: PageRequest) {
  const slug = segment(raw);
  const opened = await openPageContext(parameters, within);
  const { frame, facts, given } = opened;
  const { language } = frame;
  const found = slug === null ? null : await readSection(slug, { language, before: given.before });
  if (!found) {
    await redirectMoved('section', slug, { parameters, within });
    return notFoundPage(opened);
  }
  const { of, page } = found;
  const front = given.before ? null : await readSectionFront({ sectionId: of.id, language });
  const stories = besideList(page, front);
  const isEmpty = stories.items.length === 0;
  const tags = [...found.tags, ...(front?.tags ?? []), ...(isEmpty ? ['latest'] : [])];
  const pressFacts = facts({ tags, changedAt: latestInstant([found.changedAt, front?.changedAt]) });
  return createElement(ListPage, {
    frame,
    facts: opened.isPast ? pressFacts : { ...pressFacts, until: earliest(pressFacts.until, front?.until) },
    kind: 'section',
    name: of.names[language] ?? of.names[frame.paper.language] ?? of.slug,
    path: sectionPath(of.slug),
    stories,
    before: given.before,
    section: of.slug,
    latest: isEmpty && !front?.lead ? await readLatest({ language }) : [],
    front,
  });
}
