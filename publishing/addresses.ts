import { pathOf } from '#contracts/routes.ts';
import type { Language } from '#editorial/readerQueries/readerTypes.ts';
import { editions, type PaperFrame } from './paperFrame.ts';

type UrlParameters = Record<string, string | undefined>;

export const absoluteUrl = (frame: Pick<PaperFrame, 'siteUrl'>) => (path: string) =>
  new URL(path, frame.siteUrl).href;

/** An address with its parameters, in the given order; empty ones are left out. */
export function address(path: string, parameters: UrlParameters = {}): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) if (value) query.set(name, value);
  return query.size > 0 ? `${path}?${query}` : path;
}

/** The `language` parameter; undefined for the paper's main language, which needs none. */
export const languageParameter = (frame: Pick<PaperFrame, 'paper'>, language: Language) =>
  language === frame.paper.language ? undefined : language;

/** The addresses of a page in the paper's other languages. */
export const inOtherLanguages = (frame: PaperFrame, path: string, parameters: UrlParameters = {}) =>
  editions(frame)
    .filter((language) => language !== frame.language)
    .map((language) => ({
      language,
      path: address(path, { language: languageParameter(frame, language), ...parameters }),
    }));

export const articlePath = (slug: string) => pathOf('article', { slug });
export const historyPath = (slug: string) => pathOf('history', { slug });
/** A release in the history of its story: the address opens the page of the history that contains it. */
export const releasePath = (slug: string, number: number) =>
  `${historyPath(slug)}?before=${number + 1}#release-${number}`;
export const sectionPath = (slug: string) => pathOf('section', { slug });
export const topicPath = (slug: string) => pathOf('topic', { slug });
export const authorPath = (slug: string) => pathOf('author', { slug });
export const seriesPath = (slug: string) => pathOf('series', { slug });
export const mediaPath = (asset: number, name: string) => pathOf('picture', { asset, name });
/** The drawn card of a release, which other sites show for a story without a picture. */
export const cardPath = (articleId: number, number: number) =>
  pathOf('card', { name: `${articleId}-${number}.png` });
