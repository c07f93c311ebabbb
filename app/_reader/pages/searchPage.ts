import { createElement } from 'react';
import { openFrame } from '#app/_reader/pageContext.ts';
import { SearchPage } from '#components/reader/pages/SearchPage.tsx';
import { readLatest } from '#editorial/readerQueries/liveFront.ts';
import { nameOfAuthor, offerInstead, offerNames } from '#editorial/readerQueries/searchSuggestions.ts';
import type { PageRequest } from './pageRequest.ts';
import { askPaper } from './paperAnswer.ts';

export async function search({ parameters, within }: PageRequest) {
  const opened = await openFrame(parameters, within);
  const { frame, facts, asked: language, paper } = opened;
  const { asked, found } = await askPaper(opened);
  const isEmpty = found.items.length === 0;
  const [names, better, authorName, latest] = await Promise.all([
    found.isFirst ? offerNames(found.question, paper.sections) : { sections: [], topics: [], authors: [] },
    found.isFirst ? offerInstead(found, language) : null,
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
