import { languages } from '#contracts/languages.ts';
import type { PaperFacts } from '#editorial/readerQueries/paperFacts.ts';
import type { Language } from '#editorial/readerQueries/readerTypes.ts';

/** What every page depends on: the paper, the language of the navigation, the site's address. */
export type PaperFrame = {
  paper: PaperFacts;
  language: Language;
  siteUrl: string;
  /** the moment for which the paper is shown, by the database's clock: now, or a past one */
  now: Date;
  isPast?: boolean;
  /**
   * whether this page offers subscriptions by email: the server can send email, and the page is not of the
   * past
   */
  canSubscribe?: boolean;
  /** the URL of the WebSub hub that announces changed feeds */
  hub?: string | undefined;
};

/** The facts that a page declares to the press. */
export type PageFacts = {
  tags: string[];
  until: Date | null;
  now: Date;
  status?: 404 | 410;
  lastModified?: Date | null | undefined;
  /** text and data mining is reserved; `policy` is where it can be licensed, or empty */
  mining?: { policy: string } | undefined;
  /** for a page of the past: the prefix that the press adds to every address of the paper */
  within?: string;
};

/** The languages in which the paper appears: its main language, and those in which it has a name. */
export const editions = ({ paper }: Pick<PaperFrame, 'paper'>) =>
  languages.filter((language) => paper.names[language] || language === paper.language);

export const paperName = ({ paper, language }: Pick<PaperFrame, 'paper' | 'language'>) =>
  paper.names[language] ?? paper.names[paper.language] ?? Object.values(paper.names)[0] ?? '';
export const paperTagline = ({ paper, language }: Pick<PaperFrame, 'paper' | 'language'>) =>
  paper.taglines[language] ?? '';
