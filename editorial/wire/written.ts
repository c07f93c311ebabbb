import { asc, eq, isNull, sql } from 'drizzle-orm';
import { z } from 'zod';
import { limits } from '#body/check';
import { staff } from '#db/pools';
import { formerSectionSlug, languages, section } from '#db/schema/filing';
import type { SectionId } from '#db/schema/ids';
import type { AnyActor } from '#editorial/actor';
import { languageOf } from '#editorial/search/words';
import { type Imported, type ImportOrder, importWire } from './importing.ts';
import { paragraphsOf } from './paragraphs.ts';

/** An article as other newsrooms' tools write it: one line of a `.jsonl` file, or one order over the API. */
export const writtenArticle = z.object({
  id: z
    .union([z.string().min(1).max(150), z.number()])
    .optional()
    .describe("The sender's own name for it: given again, nothing is made."),
  headline: z.string().min(1).max(10_000).describe('At most 500 characters once spaces are gathered.'),
  standfirst: z.string().max(20_000).default(''),
  body: z.string().min(1).max(limits.characters).describe('Plain text, a blank line between paragraphs.'),
  section: z.string().max(300).optional().describe('Slug or name of a section; the first one if left out.'),
  topics: z.array(z.string().max(1_000)).max(20).default([]),
  authors: z.array(z.string().max(1_000)).max(12).default([]),
  language: z.enum(languages).optional().describe('Told by the headline if left out.'),
  released_at: z.iso
    .datetime({ offset: true, local: true })
    .or(z.iso.date())
    .optional()
    .describe(
      "When the sender released it: the date that its first release shows. Without an offset, in the paper's zone.",
    ),
  urgency: z
    .number()
    .int()
    .min(1)
    .max(9)
    .optional()
    .describe('As IPTC counts it: 1 is the most urgent, 5 normal and used if left out.'),
  on_fronts: z
    .boolean()
    .optional()
    .describe('Whether fronts may show it in automatic places once it is released; not so if left out.'),
});
export type WrittenArticle = z.output<typeof writtenArticle>;

export type Sections = { named: Map<string, SectionId>; first: SectionId | null };

/** Sections by slug and by every name, in lower case; by those of sections that were merged, or renamed, last. */
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
  const own = rows.filter(({ mergedInto }) => mergedInto === null);
  const named = new Map<string, SectionId>();
  const name = (text: string, id: SectionId) => {
    if (!named.has(text.toLowerCase())) named.set(text.toLowerCase(), id);
  };
  for (const { id, slug, names, mergedInto } of [...own, ...rows.filter((row) => row.mergedInto !== null)])
    for (const text of [slug, ...Object.values(names)]) name(text, mergedInto ?? id);
  for (const { slug, id } of former) name(slug, id);
  return { named, first: own[0]?.id ?? null };
}

/** @param key names the article in what is told of it */
export type Written = { article: WrittenArticle; key: string };

/** Makes a draft of one written article. A section that is not known falls to the paper's first. */
export async function importWritten(
  actor: AnyActor,
  { sections, ...written }: Written & { sections: Sections },
): Promise<Imported> {
  const [made] = await importAllWritten(actor, [written], sections);
  if (!made) throw new Error('nothing was made');
  return made;
}

/** The same of several, all or none of them, in one transaction. */
export function importAllWritten(
  actor: AnyActor,
  written: Written[],
  sections: Sections,
): Promise<Imported[]> {
  return importWire(actor, { articles: written.map((one) => asWire(one, sections)) });
}

function asWire({ article, key }: Written, sections: Sections): ImportOrder['articles'][number] {
  return {
    key,
    headline: article.headline,
    standfirst: article.standfirst,
    topics: article.topics,
    authors: article.authors,
    language: article.language ?? languageOf(article.headline),
    sectionId: sections.named.get(article.section?.toLowerCase() ?? '') ?? sections.first,
    releasedAt: article.released_at ?? null,
    urgency: article.urgency,
    onFronts: article.on_fronts,
    blocks: paragraphsOf(article.body).map((text) => ({ kind: 'paragraph', text })),
    ...(article.id === undefined ? {} : { externalId: `import:${article.id}` }),
  };
}
