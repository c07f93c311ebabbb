import { liveAboutPage, liveMachineTerms, livePaper, liveSection } from '#db/liveViews/paperViews.ts';
import { reader } from '#db/pools.ts';
import { asc, sql } from '#db/query.ts';
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

const titles = sql<LocalizedNames>`(select jsonb_object_agg(key, value->>'title') from jsonb_each(${liveAboutPage.texts}))`;

/** The paper's name, zone and sections. Pages that show it have the cache tag `sections`. */
export async function readPaper(): Promise<PaperFacts> {
  const [[paper], terms, sections, about] = await Promise.all([
    reader().select().from(livePaper),
    readTerms(),
    reader()
      .select({ slug: liveSection.slug, names: liveSection.names })
      .from(liveSection)
      .orderBy(asc(liveSection.position), asc(liveSection.slug)),
    reader()
      .select({ path: liveAboutPage.path, titles })
      .from(liveAboutPage)
      .orderBy(asc(liveAboutPage.position), asc(liveAboutPage.path)),
  ]);
  const mining = { isReserved: terms.miningIsReserved, policy: terms.miningPolicy };
  return { ...(paper ?? unnamed), mining, sections, about };
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
