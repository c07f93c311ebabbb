import { asc } from 'drizzle-orm';
import { staff } from '#db/pools';
import { type Language, type Names, paper, section } from '#db/schema/filing';
import type { Actor } from '../actor.ts';
import { allow } from '../policy.ts';

export type Settings = {
  names: Names;
  taglines: Names;
  language: Language;
  zone: string;
  sections: { id: number; slug: string; names: Names }[];
};

/** The paper as its admin's office sees it. */
export async function readSettings(actor: Actor): Promise<Settings> {
  allow(actor, 'settings.read');
  const [[settings], sections] = await Promise.all([
    staff().select().from(paper),
    staff()
      .select({
        id: section.id,
        slug: section.slug,
        names: section.names,
      })
      .from(section)
      .orderBy(asc(section.position), asc(section.id)),
  ]);
  const { names, taglines, language, zone } = settings ?? {
    names: {},
    taglines: {},
    language: 'en' as const,
    zone: 'UTC',
  };
  return { names, taglines, language, zone, sections };
}
