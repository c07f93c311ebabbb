import { createElement } from 'react';
import { lost } from '#app/lost';
import { openFrame, segment } from '#app/openFrame';
import { ListPage } from '#components/reader/ListPage';
import { readLatest } from '#editorial/reading/front';
import { readSection } from '#editorial/reading/lists';
import type { Asked } from './asked.ts';

export async function section({ slug: raw = '', parameters, within }: Asked) {
  const slug = segment(raw);
  const opened = await openFrame(parameters, within);
  const { frame, facts, given } = opened;
  const { language } = frame;
  const found = slug === null ? null : await readSection(slug, { language, before: given.before });
  if (!found) return lost(opened);
  const { of, page } = found;
  const isEmpty = page.items.length === 0;
  return createElement(ListPage, {
    frame,
    facts: facts(isEmpty ? { tags: [...found.tags, 'latest'] } : found),
    kind: 'section',
    name: of.names[language] ?? of.names[frame.paper.language] ?? of.slug,
    path: `/sections/${of.slug}`,
    stories: page,
    before: given.before,
    section: of.slug,
    feed: `/sections/${of.slug}/feed.xml`,
    latest: isEmpty ? await readLatest({ language }) : [],
  });
}
