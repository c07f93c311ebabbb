import { Fragment } from 'react';
import type { Language, StoryLink } from '#editorial/readerQueries/readerTypes.ts';
import { articlePath } from '#publishing/addresses.ts';

const words = new Intl.Segmenter('zh', { granularity: 'word' });
const opening = /[“‘《（「『【\d]$/; // a number is not separated from the word that follows it

/**
 * A headline with its line-break opportunities. Chinese has no spaces: `<wbr>` allows breaks between words, but not
 * before a closing mark or after an opening one.
 */
export function Headline({ text, language }: { text: string; language: Language }) {
  if (!language.startsWith('zh')) return text;
  const parts: { at: number; text: string }[] = [];
  for (const { segment, index, isWordLike } of words.segment(text)) {
    const before = parts.at(-1);
    const isJoined = before && (opening.test(before.text) || (!isWordLike && !opening.test(segment)));
    if (isJoined) before.text += segment;
    else parts.push({ at: index, text: segment });
  }
  return parts.map((part) => (
    <Fragment key={part.at}>
      {part.at > 0 && <wbr />}
      {part.text}
    </Fragment>
  ));
}

type LinkProps = { story: Omit<StoryLink, 'articleId'>; language: Language; rel?: 'prev' | 'next' };

export const HeadlineLink = ({ story, language, rel }: LinkProps) => (
  <a rel={rel} href={articlePath(story.slug)}>
    <Headline text={story.headline} language={language} />
  </a>
);
