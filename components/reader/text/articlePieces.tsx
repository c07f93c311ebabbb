import type { ReactNode } from 'react';
import type { Body } from '#body/bodyTypes.ts';
import { NoticeEvents, WithdrawnBetween } from '#components/reader/parts/Notices.tsx';
import { Instant } from '#components/reader/parts/Times.tsx';
import { pathOf } from '#contracts/routes.ts';
import { articlePath, topicPath } from '#publishing/addresses.ts';
import { noticeName } from '#publishing/noticeText.ts';
import { translatorFor } from '#publishing/readerMessages.ts';
import {
  type ArticlePiece,
  type ArticleProps,
  headPieces,
  LINE_BYTES,
  MAX_WORDS,
  paragraphs,
} from './articleHeadPieces.tsx';
import { blocksOf, shortPath } from './paging.ts';
import { NamedLink } from './TextPage.tsx';
import { bytesOfStory } from './TextStories.tsx';
import { TextStory } from './TextStory.tsx';
import { bytesOfBlock, bytesOfTexts, cutToBytes } from './textBytes.ts';

/** An article, from its section's name to its related stories, in pieces of at most `most` bytes each. */
export function piecesOfArticle({ frame, article }: ArticleProps, most: number): ArticlePiece[] {
  const related = article.related.map((story) => {
    const headline = cutToBytes(story.headline, MAX_WORDS);
    return { ...story, headline };
  });
  return [
    ...headPieces({ frame, article }),
    ...blocksOf(article.body as Body, most).map(
      (block): ArticlePiece => ({ of: 'body', bytes: bytesOfBlock(block), block }),
    ),
    ...correctionPieces({ frame, article }),
    ...topicPieces({ frame, article }),
    ...related.map(
      (story): ArticlePiece => ({
        of: 'related',
        bytes: bytesOfStory(story),
        shown: <TextStory key={story.articleId} frame={frame} story={story} />,
      }),
    ),
  ];
}

function correctionPieces({ frame, article }: ArticleProps): ArticlePiece[] {
  const notices = article.corrections.flatMap((notice) => [
    sentence(
      <p>
        <strong>{noticeName(notice, frame.language)}</strong>, <Instant frame={frame} at={notice.at} />
      </p>,
    ),
    ...paragraphs('corrections', notice.note),
    ...notice.events.flatMap((event) => [
      sentence(
        <NoticeEvents frame={frame} notice={{ kind: notice.kind, events: [{ ...event, note: '' }] }} />,
      ),
      ...paragraphs('corrections', event.note),
    ]),
  ]);
  const withdrawals = article.withdrawals.flatMap(({ at, backAt, because }) => [
    sentence(
      <p>
        <strong>{translatorFor(frame.language)('notice.withdrawal')}</strong>
        {': '}
        <WithdrawnBetween frame={frame} at={at} backAt={backAt} />
      </p>,
    ),
    ...paragraphs('corrections', because),
  ]);
  return [...notices, ...withdrawals];
}

/** A fixed sentence with up to two times. */
const sentence = (shown: ReactNode): ArticlePiece => ({ of: 'corrections', bytes: 2 * LINE_BYTES, shown });

function topicPieces({ frame, article: { topics } }: ArticleProps): ArticlePiece[] {
  if (topics.length === 0) return [];
  const links = topics.map(({ slug, name }) => ({
    slug,
    link: <NamedLink rel="tag" path={shortPath(topicPath(slug))} name={name} />,
    bytes: bytesOfTexts([slug, name]) + 100,
  }));
  const bytes = links.reduce((sum, link) => sum + link.bytes, LINE_BYTES);
  if (bytes > MAX_WORDS)
    return links.map(({ link, bytes }) => ({ of: 'topics', bytes, shown: <p>{link}</p> }));
  const shown = (
    <p>
      {translatorFor(frame.language)('story.topics')}:{' '}
      {links.map(({ slug, link }, at) => (
        <span key={slug}>
          {at > 0 && ' · '}
          {link}
        </span>
      ))}
    </p>
  );
  return [{ of: 'topics', bytes, shown }];
}

/** The address of a part of a story in the edition; the first part has no number. */
export const pagePath = (slug: string, page: number): string =>
  shortPath(page > 1 ? pathOf('articlePart', { slug, part: page }) : articlePath(slug));
