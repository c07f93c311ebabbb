import { englishStopWords } from '#editorial/search/stopWords.ts';
import {
  calendarWords,
  companyEnds,
  functionWords,
  headsBeforeOf,
  joinedByAnd,
  nameParticles,
  roleWords,
  titleAdjectives,
  titles,
} from './englishWords.ts';
import { isCapital, isDoubtful, isGeneric, isNameAlone, type NameEvidence } from './nameEvidence.ts';
import type { TextWord } from './wordRuns.ts';

const roleEnding = /(?:[eo]rs|ists|ians|men|women|ents|ants|ees|ing|ed|ly|man|woman|ist)$/;

/** A name of one or more words. */
export type NameRun = { words: TextWord[]; isPerson: boolean };

export function runsIn(words: TextWord[], evidence: NameEvidence): NameRun[] {
  const runs: NameRun[] = [];
  for (let at = 0; at < words.length; at++) {
    if (!mayBegin(words, at, evidence)) continue;
    const begin = at;
    for (let next = following(words, at); next > at; next = following(words, at)) at = next;
    const run = withoutEnds(words.slice(begin, at + 1));
    runs.push(...partedByTitle({ words: run, isPerson: isPerson(run.at(-1), words[at + 1]) }));
  }
  return runs.filter(({ words: [only, ...more], isPerson: person }) =>
    more.length > 0 ? true : only !== undefined && isNameAlone(only, person, evidence),
  );
}

const isNameWord = (word: TextWord): boolean =>
  isCapital(word) &&
  !/^I['’]/.test(word.text) &&
  !(word.isFirst ? functionWords : englishStopWords).has(word.small) &&
  !calendarWords.has(word.small);

function mayBegin(words: TextWord[], at: number, evidence: NameEvidence): boolean {
  const word = words[at];
  if (!word || !isNameWord(word)) return false;
  if (evidence.inside.has(word.text) || !isDoubtful(words, at, evidence.small)) return true;
  const next = words[at + 1];
  if (!next?.isJoined || word.isPossessive || !isNameWord(next)) return false;
  return !evidence.small.has(word.small) && !roleWords.has(word.small) && !roleEnding.test(word.small);
}

/** The position of the next word of the same name; `at` if the name ends. */
function following(words: TextWord[], at: number): number {
  const word = words[at];
  if (!word || (word.isPossessive && !/^(?:St|Saint)$/.test(words[at - 1]?.text ?? ''))) return at;
  let next = at + 1;
  const isOf = words[next]?.text === 'of' && headsBeforeOf.has(word.small);
  if (isOf) next += words[next + 1]?.text === 'the' ? 2 : 1;
  else if (words[next]?.text === 'and' && joinedByAnd.has(word.small)) {
    next += 1;
    if (!joinedByAnd.has(words[next]?.small ?? '')) return at;
  } else while (next < at + 3 && nameParticles.has(words[next]?.text ?? '')) next += 1;
  const nextWord = words[next];
  const between = words.slice(at + 1, next + 1);
  return nextWord && isNameWord(nextWord) && between.every(({ isJoined }) => isJoined) ? next : at;
}

/** Whether the context shows that a name is a person's: `Ewa Lind, who`, `Ewa Lind, 42,`. */
const isPerson = (last: TextWord | undefined, next: TextWord | undefined): boolean =>
  last?.gapAfter === ', ' && next !== undefined && /^(?:\d\d|who|whose)$/.test(next.text);

/** Splits a run at a title before a person's name: `Baoshan District Secretary Chen Jie` contains two names. */
function partedByTitle({ words, isPerson: person }: NameRun): NameRun[] {
  const title = words.findLastIndex(({ small }) => titles.has(small));
  const behind = words.slice(title + 1);
  if (title < 0 || behind.length === 0 || behind.some(({ small }) => isGeneric(small)))
    return [{ words, isPerson: person }];
  const end = words.findLastIndex(
    ({ small }, at) => at < title && !titles.has(small) && !titleAdjectives.has(small),
  );
  const before = words.slice(0, end + 1);
  const isName = before.some(({ small }) => !isGeneric(small));
  return [...(isName ? [{ words: before, isPerson: false }] : []), { words: behind, isPerson: true }];
}

function withoutEnds(words: TextWord[]): TextWord[] {
  const end = words.findLastIndex(({ small }) => !companyEnds.has(small));
  return words.slice(0, end + 1);
}
