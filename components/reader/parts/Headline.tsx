import { Fragment } from 'react';
import type { Language } from '#editorial/readerQueries/readerTypes.ts';

const words = new Intl.Segmenter('zh', { granularity: 'word' });
const opening = /[“‘《（「『【\d]$/; // a number stays with what it counts

/**
 * A headline that breaks where its language does. Chinese has no spaces: it may break between words, which
 * are told to the browser, and not within them; nor before a closing or after an opening mark.
 */
export function Headline({ text, language }: { text: string; language: Language }) {
  if (!language.startsWith('zh')) return text;
  const parts: { at: number; text: string }[] = [];
  for (const { segment, index, isWordLike } of words.segment(text)) {
    const before = parts.at(-1);
    const clings = before && (opening.test(before.text) || (!isWordLike && !opening.test(segment)));
    if (clings) before.text += segment;
    else parts.push({ at: index, text: segment });
  }
  return parts.map((part) => (
    <Fragment key={part.at}>
      {part.at > 0 && <wbr />}
      {part.text}
    </Fragment>
  ));
}
