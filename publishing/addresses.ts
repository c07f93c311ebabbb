import type { Language } from '#editorial/readerQueries/readerTypes.ts';
import { editions, type PaperFrame } from './paperFrame.ts';

/** An address with its parameters, in a fixed order; empty ones are left out. */
export function address(path: string, parameters: Record<string, string | undefined> = {}): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) if (value) query.set(name, value);
  return query.size > 0 ? `${path}?${query}` : path;
}

/** The `language` parameter, needed only where it isn't the paper's own. */
export const languageParameter = (frame: Pick<PaperFrame, 'paper'>, language: Language) =>
  language === frame.paper.language ? undefined : language;

/** A page of the paper that is made in every language, in those that this one is not in. */
export const inOtherLanguages = (
  frame: PaperFrame,
  path: string,
  parameters: Record<string, string | undefined> = {},
) =>
  editions(frame)
    .filter((language) => language !== frame.language)
    .map((language) => ({
      language,
      path: address(path, { language: languageParameter(frame, language), ...parameters }),
    }));

export const articlePath = (slug: string) => `/articles/${encodeURIComponent(slug)}`;
export const historyPath = (slug: string) => `${articlePath(slug)}/history`;
/** One release in its story's history, on whatever page of it that is. */
export const releasePath = (slug: string, number: number) =>
  `${historyPath(slug)}?before=${number + 1}#release-${number}`;
export const sectionPath = (slug: string) => `/sections/${encodeURIComponent(slug)}`;
export const topicPath = (slug: string) => `/topics/${encodeURIComponent(slug)}`;
export const authorPath = (slug: string) => `/authors/${encodeURIComponent(slug)}`;
export const seriesPath = (slug: string) => `/series/${encodeURIComponent(slug)}`;
export const mediaPath = (assetId: number, name: string) => `/media/${assetId}/${encodeURIComponent(name)}`;
/** The drawn card of a release: what other sites show of a story without a picture. */
export const cardPath = (articleId: number, number: number) => `/media/cards/${articleId}-${number}.png`;
