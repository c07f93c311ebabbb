import { nfc } from '#contracts/normalForm.ts';
import { liveFiledSection, liveFormerSectionSlug, liveFormerTopicSlug } from '#db/liveViews/paperViews.ts';
import { liveRelease } from '#db/liveViews/releaseViews.ts';
import { reader } from '#db/pools.ts';
import { eq, type SQL, sql } from '#db/query.ts';
import type { SectionId } from '#db/schema/ids.ts';
import type { LocalizedNames } from '#db/schema/taxonomy.ts';
import type { Language } from './readerTypes.ts';
import { type Cursor, olderThan } from './teasers.ts';

export type SectionWithMembers = {
  id: SectionId;
  slug: string;
  names: LocalizedNames;
  members: SectionId[];
};

/** A section by its slug; null: none at the moment read. `members`: its id, and those of sections merged into it. */
export async function findSection(slug: string): Promise<SectionWithMembers | null> {
  const name = nfc(slug);
  const rows = await reader().select().from(liveFiledSection).where(eq(liveFiledSection.slug, name));
  const exact = rows.find(({ id, sectionId }) => id === sectionId);
  if (!exact) return null;
  return { id: exact.id, slug: exact.slug, names: exact.names, members: rows.map(({ id }) => id) };
}

/** Further conditions of a section's list; `limit`: at least the number of stories that it shows. */
export type SectionBound = { language?: Language | undefined; cursor?: Cursor | null; limit: number };

/** The stories of a section, newest first. The newest of several ids are merged: no index gives their order. */
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

/** The present slug for a former one of a section or topic; null: unknown. */
export async function findMoved(kind: SectionFilter, slug: string): Promise<string | null> {
  const view = kind === 'section' ? liveFormerSectionSlug : liveFormerTopicSlug;
  const name = nfc(slug);
  const [row] = await reader().select({ to: view.movedTo }).from(view).where(eq(view.slug, name));
  return row?.to ?? null;
}
