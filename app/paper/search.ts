import { createElement } from 'react';
import { openFrame } from '#app/openFrame';
import { SearchPage } from '#components/reader/SearchPage';
import { momentOfWall } from '#components/reader/wall';
import { readLatest } from '#editorial/reading/front';
import { nameOfAuthor, offerInstead, offerNames } from '#editorial/reading/offering';
import { searchPaper } from '#editorial/reading/searching';
import type { Asked } from './asked.ts';

const day = 86_400_000;

export async function search({ parameters, within }: Asked) {
  const { frame, facts, given, asked: language, paper } = await openFrame(parameters, within);
  const { q, section, author, after } = given;
  const since = momentOfWall(`${given.from}T00:00`, paper.zone);
  const last = momentOfWall(`${given.to}T00:00`, paper.zone);
  // The last day is meant to its end, which in its own zone is the next day's beginning.
  const next = last && new Date(Date.parse(`${given.to}T00:00Z`) + day).toISOString().slice(0, 16);
  const until = next ? momentOfWall(next, paper.zone) : null;
  const asked = {
    q: q.slice(0, 400).toWellFormed(),
    section: section || undefined,
    author: author || undefined,
    from: since ? given.from : undefined,
    to: until ? given.to : undefined,
    language,
  };
  const found = await searchPaper({
    ...asked,
    since: since ?? undefined,
    until: until ?? undefined,
    after: after || undefined,
  });
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
