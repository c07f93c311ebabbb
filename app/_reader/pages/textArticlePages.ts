import { permanentRedirect } from 'next/navigation';
import { createElement } from 'react';
import { historyCursor, type PageContext, type Parameters } from '#app/_reader/pageContext.ts';
import { pagesOfArticle, TextArticle } from '#components/reader/text/TextArticle.tsx';
import { TextHistory } from '#components/reader/text/TextHistory.tsx';
import { TextNotFound, TextWithdrawn } from '#components/reader/text/TextNotFound.tsx';
import { inEdition, TEXT_EDITION } from '#contracts/routes.ts';
import { readArticle } from '#editorial/readerQueries/liveArticle.ts';
import { readHistory } from '#editorial/readerQueries/releaseHistory.ts';
import { articlePath, historyPath } from '#publishing/addresses.ts';

/** The input of a page of the text edition. */
export type TextRequest = { slug: string; part?: string | undefined; parameters: Parameters };

export async function textArticle(context: PageContext, { slug, part }: TextRequest) {
  const outcome = await readArticle(slug);
  const facts = context.facts(outcome);
  switch (outcome.is) {
    case 'live': {
      const { article } = outcome;
      const frame = context.inLanguage(article.language);
      const number = partNumber(part);
      if (number < 1 || number > pagesOfArticle({ frame, article }).length)
        return textNotFound(context, outcome.tags);
      return createElement(TextArticle, { frame, facts, article, part: number });
    }
    case 'moved':
      return permanentRedirect(inEdition(TEXT_EDITION, articlePath(outcome.to)));
    case 'withdrawn': {
      const { notice, at } = outcome;
      return createElement(TextWithdrawn, { frame: context.frame, facts, notice, at });
    }
    case 'unknown':
      return textNotFound(context, outcome.tags);
  }
}

/** The part in the address, from 2; the first part has no number. 0 for an invalid one. */
function partNumber(part: string | undefined): number {
  if (part === undefined) return 1;
  return /^[2-9]$|^[1-9]\d{1,2}$/.test(part) ? Number(part) : 0;
}

export async function textHistory(context: PageContext, { slug, parameters }: TextRequest) {
  const before = await historyCursor(parameters);
  const history = await readHistory(slug, { before });
  if (history) {
    const frame = context.inLanguage(history.language);
    return createElement(TextHistory, { frame, facts: context.facts(history), history, before });
  }
  const outcome = await readArticle(slug);
  if (outcome.is === 'moved') permanentRedirect(inEdition(TEXT_EDITION, historyPath(outcome.to)));
  return textNotFound(context, outcome.tags);
}

export const textNotFound = ({ frame, facts }: PageContext, tags: string[] = []) =>
  createElement(TextNotFound, { frame, facts: facts({ tags: ['latest', ...tags] }) });
