import { nfc } from '#contracts/normalForm.ts';
import { liveFiledSection, liveFormerSectionSlug, liveFormerTopicSlug } from '#db/liveViews/paperViews.ts';
import { liveRelease } from '#db/liveViews/releaseViews.ts';
import { reader } from '#db/pools.ts';
import { eq, type SQL, sql } from '#db/query.ts';
import type { SectionId } from '#db/schema/ids.ts';
import type { LocalizedNames } from '#db/schema/taxonomy.ts';
import type { Language } from './readerTypes.ts';
import { type Cursor, olderThan } from './teasers.ts';

export type FoundSection = {
  id: SectionId;
  slug: string;
  names: LocalizedNames;
  /** the ids under which its stories were released: its own, and those of sections that were merged into it */
  members: SectionId[];
};

/** A section by its address; null: there is none at the moment that is read. */
export async function findSection(slug: string): Promise<FoundSection | null> {
  const rows = await reader()
    .select()
    .from(liveFiledSection)
    .where(eq(liveFiledSection.slug, nfc(slug)));
  const own = rows.find(({ id, sectionId }) => id === sectionId);
  if (!own) return null;
  return { id: own.id, slug: own.slug, names: own.names, members: rows.map(({ id }) => id) };
}

/** What a list asks of its section's stories besides; at least as many as it shows. */
export type SectionBound = { language?: Language | undefined; cursor?: Cursor | null; limit: number };

/**
 * The stories of a section, for a list that is newest first. Of several ids the newest of each are taken by the index:
 * no index gives the order of them all.
 */
export function inSection(members: SectionId[], { language, cursor, limit }: SectionBound): SQL {
  const [first] = members;
  if (members.length === 1 && first !== undefined) return eq(liveRelease.sectionId, first);
  return sql`${liveRelease.id} in (
    select x.id from unnest(${`{${members.join(',')}}`}::bigint[]) m (id) cross join lateral (
      select r.id from live.release r where r.section_id = m.id
        ${language ? sql`and r.language = ${language}` : sql``}
        ${cursor ? sql`and ${olderThan(cursor, sql`r.first_released_at`, sql`r.id`)}` : sql``}
      order by r.first_released_at desc, r.id desc limit ${limit}) x)`;
}

export type SectionFilter = 'section' | 'topic';

/** Where a former address of a section or topic leads, in one step; null: it leads nowhere. */
export async function findMoved(kind: SectionFilter, slug: string): Promise<string | null> {
  const view = kind === 'section' ? liveFormerSectionSlug : liveFormerTopicSlug;
  const [found] = await reader()
    .select({ to: view.movedTo })
    .from(view)
    .where(eq(view.slug, nfc(slug)));
  return found?.to ?? null;
}
