import { and, asc, eq } from 'drizzle-orm';
import { liveRelease, liveSection } from '#db/live';
import { reader } from '#db/pools';
import type { Names } from '#db/schema/filing';
import { newest } from './lists.ts';
import type { Language, Teaser, Truth } from './shapes.ts';
import { readTruth } from './truth.ts';

export type Front = Truth & {
  lead: Teaser | null;
  /** the next most important, at most four */
  seconds: Teaser[];
  sections: { slug: string; names: Names; stories: Teaser[] }[];
};

/**
 * The front arranges itself: of the newest dozen, the first with a picture leads and the four that follow stand beside
 * it; then each section's newest, none of them twice.
 */
export async function readFront(order: { language: Language }): Promise<Front> {
  const inLanguage = eq(liveRelease.language, order.language);
  const [latest, sections, truth] = await Promise.all([
    newest(inLanguage, 12),
    reader().select().from(liveSection).orderBy(asc(liveSection.position), asc(liveSection.slug)),
    readTruth(['front', 'sections']),
  ]);
  const lead = latest.items.find((story) => story.lead !== null) ?? latest.items[0] ?? null;
  const seconds = latest.items.filter((story) => story !== lead).slice(0, 4);
  const above = new Set([lead, ...seconds].map((story) => story?.articleId));
  const blocks = await Promise.all(
    sections.map(async (section) => {
      const page = await newest(and(inLanguage, eq(liveRelease.sectionId, section.id)), 10);
      const stories = page.items.filter((story) => !above.has(story.articleId)).slice(0, 5);
      return { slug: section.slug, names: section.names, stories };
    }),
  );
  return { lead, seconds, sections: blocks.filter((block) => block.stories.length > 0), ...truth };
}

/** The newest few, for pages that must offer a way on (404, 410, an empty search). */
export async function readLatest(order: { language?: Language } = {}): Promise<Teaser[]> {
  const page = await newest(order.language ? eq(liveRelease.language, order.language) : undefined, 6);
  return page.items;
}
