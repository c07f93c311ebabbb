import { asc } from 'drizzle-orm';
import { staff } from '#db/pools';
import { type Language, type Names, paper, section } from '#db/schema/filing';
import type { Actor, AnyActor } from '../actor.ts';
import { allow } from '../policy.ts';

export type Settings = {
  names: Names;
  taglines: Names;
  language: Language;
  zone: string;
  otherZones: string[];
  pastIsOpen: boolean;
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
  if (!settings) return { ...unsaid, sections };
  const { id: _, since: __, ...paperSettings } = settings;
  return { ...paperSettings, sections };
}

const unsaid = {
  names: {},
  taglines: {},
  language: 'en' as const,
  zone: 'UTC',
  otherZones: [],
  pastIsOpen: false,
};

/** Whose clock staff type, and the clocks that are shown beside it. */
export async function readZones(actor: AnyActor): Promise<{ zone: string; otherZones: string[] }> {
  allow(actor, 'settings.read');
  const [found] = await staff().select({ zone: paper.zone, otherZones: paper.otherZones }).from(paper);
  return found ?? { zone: unsaid.zone, otherZones: unsaid.otherZones };
}
