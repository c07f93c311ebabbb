import { createElement } from 'react';
import { openPageContext } from '#app/_reader/pageContext.ts';
import { SearchPage } from '#components/reader/pages/SearchPage.tsx';
import { readLatest } from '#editorial/readerQueries/liveFront.ts';
import {
  nameOfAuthor,
  suggestNamedPages,
  suggestSpelling,
} from '#editorial/readerQueries/searchSuggestions.ts';
import type { PageRequest } from './pageRequest.ts';
import { answerPaper } from './paperAnswer.ts';

export async function renderSearchPage({ parameters, within }: PageRequest) {
  const opened = await openPageContext(parameters, within);
  const { frame, facts, asked: language, paper } = opened;
  const { asked, found } = await answerPaper(opened);
  const isEmpty = found.items.length === 0;
  const [names, better, authorName, latest] = await Promise.all([
    found.isFirst
      ? suggestNamedPages(found.question, paper.sections)
      : { sections: [], topics: [], authors: [] },
    found.isFirst ? suggestSpelling(found, language) : null,
    asked.author ? nameOfAuthor(asked.author) : undefined,
    isEmpty ? readLatest({ language: frame.language }) : [],
  ]);
  return createElement(SearchPage, {
    frame,
    facts: facts(found),
    asked,
    found,
    better,
    names,
    authorName,
    latest,
  });
}
