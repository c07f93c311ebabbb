import { staff } from '#db/pools.ts';
import { asc, eq, isNull, sql } from '#db/query.ts';
import type { SectionId } from '#db/schema/ids.ts';
import { formerSectionSlug, section } from '#db/schema/taxonomy.ts';

export type Sections = { named: Map<string, SectionId>; first: SectionId | null };

/** Sections by slug and by every name, in lower case; former names and names of merged sections come last. */
export async function readSections(): Promise<Sections> {
  const rows = await staff()
    .select()
    .from(section)
    .where(isNull(section.deletedAt))
    .orderBy(asc(section.position), asc(section.id));
  const former = await staff()
    .select({
      slug: formerSectionSlug.slug,
      id: sql<SectionId>`coalesce(${section.mergedInto}, ${section.id})`.mapWith(
        (id) => Number(id) as SectionId,
      ),
    })
    .from(formerSectionSlug)
    .innerJoin(section, eq(section.id, formerSectionSlug.sectionId));
  const unmerged = rows.filter(({ mergedInto }) => mergedInto === null);
  const merged = rows.filter(({ mergedInto }) => mergedInto !== null);
  const named = new Map<string, SectionId>();
  const name = (text: string, id: SectionId) => {
    if (!named.has(text.toLowerCase())) named.set(text.toLowerCase(), id);
  };
  for (const { id, slug, names, mergedInto } of [...unmerged, ...merged])
    for (const text of [slug, ...Object.values(names)]) name(text, mergedInto ?? id);
  for (const { slug, id } of former) name(slug, id);
  return { named, first: unmerged[0]?.id ?? null };
}
