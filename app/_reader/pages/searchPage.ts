import { createElement } from 'react';
import { openPageContext } from '#app/_reader/pageContext.ts';
import { SearchPage } from '#components/reader/pages/SearchPage.tsx';
import { readLatest } from '#editorial/readerQueries/liveFront.ts';
import * as suggestions from '#editorial/readerQueries/searchSuggestions.ts';
import type { PageRequest } from './pageRequest.ts';
import { searchByQuery } from './searchResults.ts';

const NO_NAMES = { sections: [], topics: [], authors: [] };

export async function renderSearchPage({ parameters, within }: PageRequest) {
  const context = await openPageContext(parameters, within);
  const { frame, facts, requestedLanguage, paper } = context;
  const { criteria, results } = await searchByQuery(context);
  const [names, better, authorName, latest] = await Promise.all([
    results.isFirst ? suggestions.suggestNamedPages(results.question, paper.sections) : NO_NAMES,
    results.isFirst ? suggestions.suggestSpelling(results, requestedLanguage) : null,
    criteria.author ? suggestions.nameOfAuthor(criteria.author) : undefined,
    results.items.length === 0 ? readLatest({ language: frame.language }) : [],
  ]);
  const props = { criteria, results, better, names, authorName, latest };
  return createElement(SearchPage, { frame, facts: facts(results), ...props });
}
