import type { Language } from '#editorial/readerQueries/readerTypes.ts';
import { absoluteUrl, address, languageParameter } from '#publishing/addresses.ts';
import type { PaperFrame } from '#publishing/paperFrame.ts';

/** A feed's path in the requested language, for `rel="self"` and for the message to a hub that the feed has changed. */
export const inLanguageOf = (frame: PaperFrame, path: string, language: Language | undefined): string =>
  address(path, { language: language && languageParameter(frame, language) });

/** The header by which a subscriber finds the hub without reading the feed: https://www.w3.org/TR/websub/#discovery */
export function hubLinks(frame: PaperFrame, path: string): Record<string, string> {
  if (!frame.hub) return {};
  return { link: `<${encodeURI(frame.hub)}>; rel="hub", <${absoluteUrl(frame)(path)}>; rel="self"` };
}
