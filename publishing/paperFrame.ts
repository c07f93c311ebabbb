import { languages } from '#contracts/languages.ts';
import type { PaperFacts } from '#editorial/readerQueries/paperFacts.ts';
import type { Language } from '#editorial/readerQueries/readerTypes.ts';

/** What every page stands in: the paper, the language of its chrome, the site's address. */
export type PaperFrame = {
  paper: PaperFacts;
  language: Language;
  siteUrl: string;
  /** the moment that is read, by the database's clock: the present one or a past one */
  now: Date;
  isPast?: boolean;
  /** whether the paper can write letters to readers */
  letters?: boolean;
  /** a WebSub hub that tells of changed feeds */
  hub?: string | undefined;
};

/** What a page tells the press. */
export type PageFacts = {
  tags: string[];
  until: Date | null;
  now: Date;
  status?: 404 | 410;
  lastModified?: Date | null | undefined;
  /** text and data mining is reserved; `policy` is where it can be licensed, or empty */
  mining?: { policy: string } | undefined;
  /** of the past: what the press puts before every address of the paper */
  within?: string;
};

/** The languages that the paper appears in: those in which it has a name. */
export const editions = ({ paper }: Pick<PaperFrame, 'paper'>) =>
  languages.filter((language) => paper.names[language] || language === paper.language);

export const paperName = ({ paper, language }: Pick<PaperFrame, 'paper' | 'language'>) =>
  paper.names[language] ?? paper.names[paper.language] ?? Object.values(paper.names)[0] ?? '';
export const paperTagline = ({ paper, language }: Pick<PaperFrame, 'paper' | 'language'>) =>
  paper.taglines[language] ?? '';
