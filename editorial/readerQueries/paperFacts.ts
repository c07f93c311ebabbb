import { liveAboutPage, liveMachineTerms, livePaper, liveSection } from '#db/liveViews/paperViews.ts';
import { reader } from '#db/pools.ts';
import { sql } from '#db/query.ts';
import type { Language, LocalizedNames } from '#db/schema/taxonomy.ts';

export type PaperFacts = {
  names: LocalizedNames;
  taglines: LocalizedNames;
  /** the language of the front page if none is requested */
  language: Language;
  /** an IANA time zone, named beside every printed time */
  zone: string;
  /** whether readers may read the paper at past moments; always today's setting */
  pastIsOpen?: boolean;
  /** whether text and data mining is reserved, and the licence terms */
  mining?: { isReserved: boolean; policy: string };
  sections: { slug: string; names: LocalizedNames }[];
  /** pages about the paper itself, in order */
  about?: { path: string; titles: LocalizedNames }[];
};

const unnamed: Omit<PaperFacts, 'sections' | 'about'> = {
  names: { en: 'Copydesk' },
  taglines: {},
  language: 'en',
  zone: 'UTC',
};

const sections = sql<PaperFacts['sections']>`(
  select coalesce(jsonb_agg(jsonb_build_object('slug', slug, 'names', names) order by position, slug), '[]')
  from ${liveSection})`;
const about = sql<NonNullable<PaperFacts['about']>>`(
  select coalesce(jsonb_agg(jsonb_build_object('path', path, 'titles', (
    select jsonb_object_agg(key, value->>'title') from jsonb_each(texts))) order by position, path), '[]')
  from ${liveAboutPage})`;

/**
 * The paper's name, zone and sections, in one query: every page waits for it. Pages that show it have the cache tag
 * `sections`.
 */
export async function readPaper(): Promise<PaperFacts> {
  const { names, taglines, language, zone, pastIsOpen } = livePaper;
  const { miningIsReserved, miningPolicy } = liveMachineTerms;
  const [row] = await reader()
    .select({
      paper: { names, taglines, language, zone, pastIsOpen },
      miningIsReserved,
      miningPolicy,
      sections,
      about,
    })
    .from(sql`(select 1) one`)
    .leftJoin(livePaper, sql`true`)
    .leftJoin(liveMachineTerms, sql`true`);
  if (!row) throw new Error('the paper could not be read');
  const mining = { isReserved: row.miningIsReserved ?? false, policy: row.miningPolicy ?? '' };
  return { ...(row.paper ?? unnamed), mining, sections: row.sections, about: row.about };
}

export type MachineTerms = Awaited<ReturnType<typeof readTerms>>;

/** The paper's terms for machines, as of today. Pages that show them have the cache tag `terms`, or `sections`. */
export async function readTerms() {
  const [terms] = await reader().select().from(liveMachineTerms);
  return (
    terms ?? {
      refusedCrawlers: [],
      miningIsReserved: false,
      miningPolicy: '',
      securityContacts: [],
      securityPolicy: '',
    }
  );
}
