import { liveAboutPage, livePaper, liveSection } from '#db/liveViews/paperViews.ts';
import { reader } from '#db/pools.ts';
import { asc, sql } from '#db/query.ts';
import type { Language, LocalizedNames } from '#db/schema/taxonomy.ts';
import { readTerms } from './paperTerms.ts';

export type PaperFacts = {
  names: LocalizedNames;
  taglines: LocalizedNames;
  /** the language of the front page when none is asked for */
  language: Language;
  /** an IANA time zone; every printed time names it */
  zone: string;
  /** whether readers may read it as it stood at a past moment; said of today, whatever moment is read */
  pastIsOpen?: boolean;
  /** whether text and data mining is reserved, and where it can be licensed */
  mining?: { isReserved: boolean; policy: string };
  sections: { slug: string; names: LocalizedNames }[];
  /** pages about the paper itself, in their order */
  about?: { path: string; titles: LocalizedNames }[];
};

const unnamed: Omit<PaperFacts, 'sections' | 'about'> = {
  names: { en: 'Copydesk' },
  taglines: {},
  language: 'en',
  zone: 'UTC',
};

const titles = sql<LocalizedNames>`(select jsonb_object_agg(key, value->>'title') from jsonb_each(${liveAboutPage.texts}))`;

/** The paper's name, zone and sections. Pages that show it carry the tag `sections`. */
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
