import type { LocalizedNames } from '#editorial/readerQueries/readerTypes.ts';
import { address, languageParameter } from '#publishing/addresses.ts';
import type { PaperFrame } from '#publishing/paperFrame.ts';

type Frame = Pick<PaperFrame, 'paper' | 'language'>;

/** A section's name in the page's language, else in the paper's, else its slug. */
export const sectionName = (
  { paper, language }: Frame,
  { names, slug }: { names: LocalizedNames; slug: string },
): string => names[language] ?? names[paper.language] ?? slug;

/** The address of a page that exists in every language, in the language of the current page. */
export const localAddress = (
  frame: Frame,
  path: string,
  parameters?: Record<string, string | undefined>,
): string => address(path, { language: languageParameter(frame, frame.language), ...parameters });
