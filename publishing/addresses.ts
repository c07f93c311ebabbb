import { pathOf } from '#contracts/routes.ts';
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

export const articlePath = (slug: string) => pathOf('article', { slug });
export const historyPath = (slug: string) => pathOf('history', { slug });
/** One release in its story's history, on whatever page of it that is. */
export const releasePath = (slug: string, number: number) =>
  `${historyPath(slug)}?before=${number + 1}#release-${number}`;
export const sectionPath = (slug: string) => pathOf('section', { slug });
export const topicPath = (slug: string) => pathOf('topic', { slug });
export const authorPath = (slug: string) => pathOf('author', { slug });
export const seriesPath = (slug: string) => pathOf('series', { slug });
export const mediaPath = (asset: number, name: string) => pathOf('picture', { asset, name });
/** The drawn card of a release: what other sites show of a story without a picture. */
export const cardPath = (articleId: number, number: number) =>
  pathOf('card', { name: `${articleId}-${number}.png` });
