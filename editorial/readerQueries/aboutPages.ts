import type { Body } from '#body/bodyTypes.ts';
import { bodyFromMarkdown } from '#body/composeBody.ts';
import { liveAboutPage } from '#db/liveViews/paperViews.ts';
import { reader } from '#db/pools.ts';
import { eq } from '#db/query.ts';
import { readFreshness } from './freshness.ts';
import type { Freshness, Language } from './readerTypes.ts';

export type AboutPage = {
  path: string;
  /** the language it is shown in: the requested one if the page has it, else the paper's, else any */
  language: Language;
  title: string;
  body: Body;
  /** every language of the page */
  languages: Language[];
  since: Date;
};

type Order = { path: string; language: Language; paperLanguage: Language };

/** A page about the paper; null if there is none. */
export async function readAboutPage({
  path,
  language,
  paperLanguage,
}: Order): Promise<(Freshness & { page: AboutPage }) | null> {
  const [rows, freshness] = await Promise.all([
    reader().select().from(liveAboutPage).where(eq(liveAboutPage.path, path)),
    readFreshness(['sections']),
  ]);
  const [row] = rows;
  if (!row) return null;
  const languages = Object.keys(row.texts) as Language[];
  const shown = [language, paperLanguage].find((each) => languages.includes(each)) ?? languages[0];
  const text = shown && row.texts[shown];
  if (!shown || !text) return null;
  const body = bodyFromMarkdown(text.text);
  return {
    page: { path, language: shown, title: text.title, body, languages, since: row.since },
    ...freshness,
    changedAt: row.since,
  };
}
