import { nfkc } from '#contracts/normalForm.ts';
import { englishStem } from '#editorial/related/englishStem.ts';
import type { CorpusStory } from './corpus.ts';
import { englishStopWords } from './englishStopWords.ts';

export type TermsOf = (story: CorpusStory) => string[];

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });

/** The text that exhaustive BM25 reads: the headline twice, the standfirst, the body. */
const textOf = ({ article: { headline, standfirst, body } }: CorpusStory) =>
  nfkc(`${headline}\n${headline}\n${standfirst}\n${body}`).toLowerCase();

const wordsIn = (text: string): string[] => text.match(/[\p{L}\p{N}]+/gu) ?? [];

/**
 * The terms of exhaustive BM25: Chinese words from `Intl.Segmenter`, otherwise stems as in Postgres' `english`, without
 * stop words. Of the tokenizers that were tried these gave the best lists (docs/related.md).
 */
export const termsOf: TermsOf = (story) =>
  story.language === 'zh-CN' ? segmentedWords(story) : stemmedWords(story);

export const plainWords: TermsOf = (story) => wordsIn(textOf(story));

export const stemmedWords: TermsOf = (story) =>
  plainWords(story)
    .filter((word) => !englishStopWords.has(word))
    .map(englishStem);

export const segmentedWords: TermsOf = (story) =>
  textOf(story)
    .split(/(?<=[。！？；!?;\n])/u)
    .flatMap((sentence) =>
      [...segmenter.segment(sentence)].flatMap(({ segment, isWordLike }) => (isWordLike ? [segment] : [])),
    );

export const bigrams: TermsOf = (story) =>
  wordsIn(textOf(story)).flatMap((run) => {
    const characters = Array.from(run);
    return characters.slice(1).map((character, at) => `${characters[at]}${character}`);
  });
