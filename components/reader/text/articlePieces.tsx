import type { ReactNode } from 'react';
import type { BodyNode } from '#body/bodyTypes.ts';
import { NoticeEvents, timeIn, WithdrawnBetween } from '#components/reader/parts/Notices.tsx';
import { pathOf } from '#contracts/routes.ts';
import type { CorrectionNotice, LiveArticle } from '#editorial/readerQueries/readerTypes.ts';
import { articlePath, authorPath, historyPath, sectionPath, topicPath } from '#publishing/addresses.ts';
import { instantText } from '#publishing/dates.ts';
import { noticeName } from '#publishing/noticeText.ts';
import type { PaperFrame } from '#publishing/paperFrame.ts';
import { listedParts, translatorFor } from '#publishing/readerMessages.ts';
import { blocksOf, shortPath } from './paging.ts';
import { bytesOfStory, TextStory } from './TextStories.tsx';
import { bytesOfBlock, bytesOfText, cutToBytes, paragraphsWithin } from './textBytes.ts';

/** A part of an article that stands whole on one page. */
export type ArticlePiece = {
  of: 'head' | 'body' | 'corrections' | 'topics' | 'related';
  /** in HTML, at most */
  bytes: number;
} & ({ block: BodyNode } | { shown: ReactNode });

/** Words of one piece, in bytes of HTML, where they can be parted. */
const MAX_WORDS = 2_000;
/** Tags, a time and its words. */
const LINE_BYTES = 320;

type Given = { frame: PaperFrame; article: LiveArticle };

/** An article from its section's name to the stories beside it, in pieces of which none is longer than `most` bytes. */
export function piecesOfArticle({ frame, article }: Given, most: number): ArticlePiece[] {
  return [
    ...headOf({ frame, article }),
    ...blocksOf(article.body as never, most).map((block) => ({
      of: 'body' as const,
      bytes: bytesOfBlock(block),
      block,
    })),
    ...correctionsOf({ frame, article }),
    ...topicsOf({ frame, article }),
    ...article.related.map((story) => {
      const told = { ...story, headline: cutToBytes(story.headline, MAX_WORDS) };
      return {
        of: 'related' as const,
        bytes: bytesOfStory(told),
        shown: <TextStory key={story.articleId} frame={frame} story={told} />,
      };
    }),
  ];
}

const paragraphs = (of: ArticlePiece['of'], text: string): ArticlePiece[] =>
  paragraphsWithin(text, MAX_WORDS).map((part) => ({
    of,
    bytes: bytesOfText(part) + 7,
    shown: <p>{part}</p>,
  }));

function headOf({ frame, article }: Given): ArticlePiece[] {
  const { language, paper } = frame;
  const t = translatorFor(language);
  const { section, standfirst, bylines } = article;
  const time = (at: Date) => <time dateTime={at.toISOString()}>{instantText(at, language, paper.zone)}</time>;
  const isUpdated = article.number > 1 && article.modifiedAt > article.firstReleasedAt;
  const head = (shown: ReactNode, texts: string[]): ArticlePiece => ({
    of: 'head',
    bytes: LINE_BYTES + texts.reduce((sum, text) => sum + bytesOfText(text), 0),
    shown,
  });
  const times = (
    <p>
      {t('story.released')} {time(article.firstReleasedAt)}
      {isUpdated && (
        <>
          <br />
          {t('story.updated')} {time(article.modifiedAt)}
        </>
      )}
      {article.number > 1 && (
        <>
          {' · '}
          <a href={shortPath(historyPath(article.slug))}>{t('story.releases', { count: article.number })}</a>
        </>
      )}
    </p>
  );
  const author = ({ name, slug }: (typeof bylines)[number]) => (
    <a key={slug} rel="author" href={shortPath(authorPath(slug))}>
      <bdi>{name}</bdi>
    </a>
  );
  const bytes = bylines.reduce((sum, { name, slug }) => sum + bytesOfText(name) + bytesOfText(slug) + 80, 0);
  return [
    ...(section
      ? [
          head(
            <p>
              <a href={`${shortPath(sectionPath(section.slug))}?language=${language}`}>{section.name}</a>
            </p>,
            [section.slug, section.name],
          ),
        ]
      : []),
    { ...head(<h1>{article.headline}</h1>, [article.headline]), bytes: bytesOfText(article.headline) + 9 },
    ...paragraphs('head', standfirst),
    ...(bytes > MAX_WORDS
      ? bylines.map((each) => head(<p>{author(each)}</p>, [each.name, each.slug]))
      : bylines.length > 0
        ? [
            {
              ...head(<Bylines frame={frame} bylines={bylines} author={author} />, []),
              bytes: bytes + LINE_BYTES,
            },
          ]
        : []),
    { ...head(times, [article.slug]), bytes: 2 * LINE_BYTES + bytesOfText(article.slug) },
  ];
}

type Named = LiveArticle['bylines'][number];
type BylinesProps = { frame: PaperFrame; bylines: Named[]; author(each: Named): ReactNode };

function Bylines({ frame: { language }, bylines, author }: BylinesProps) {
  const names = listedParts(
    bylines.map((each) => each.name),
    language,
  );
  const known = new Map(bylines.map((each) => [each.name, each]));
  const links = names.map((part) => {
    const found = part.isItem ? known.get(part.text) : undefined;
    return found ? author(found) : part.text;
  });
  return <p>{translatorFor(language).rich('story.by', { names: () => links })}</p>;
}

function correctionsOf({ frame, article }: Given): ArticlePiece[] {
  const { language, paper } = frame;
  const t = translatorFor(language);
  const telling = { language, zone: paper.zone };
  const told = article.corrections.flatMap((each) => [
    line(
      <p>
        <strong>{noticeName(each, language)}</strong>, {timeIn(telling)(each.at)}
      </p>,
    ),
    ...paragraphs('corrections', each.note),
    ...each.events.flatMap((event) => [
      line(
        <NoticeEvents
          {...telling}
          notice={{ ...each, events: [{ ...event, note: '' }] } as CorrectionNotice}
        />,
      ),
      ...paragraphs('corrections', event.note),
    ]),
  ]);
  const withdrawn = article.withdrawals.flatMap(({ at, backAt, because }) => [
    line(
      <p>
        <strong>{t('notice.withdrawal')}</strong>
        {': '}
        <WithdrawnBetween {...telling} at={at} backAt={backAt} />
      </p>,
    ),
    ...paragraphs('corrections', because),
  ]);
  return [...told, ...withdrawn];
}

/** A sentence of the paper's own with up to two times. */
const line = (shown: ReactNode): ArticlePiece => ({ of: 'corrections', bytes: 2 * LINE_BYTES, shown });

function topicsOf({ frame, article: { topics } }: Given): ArticlePiece[] {
  if (topics.length === 0) return [];
  const link = ({ slug, name }: (typeof topics)[number]) => (
    <a rel="tag" href={shortPath(topicPath(slug))}>
      <bdi>{name}</bdi>
    </a>
  );
  const sizes = topics.map(({ slug, name }) => bytesOfText(slug) + bytesOfText(name) + 100);
  const bytes = LINE_BYTES + sizes.reduce((sum, each) => sum + each, 0);
  if (bytes > MAX_WORDS)
    return topics.map((topic, at) => ({ of: 'topics', bytes: sizes[at] ?? 0, shown: <p>{link(topic)}</p> }));
  const shown = (
    <p>
      {translatorFor(frame.language)('story.topics')}:{' '}
      {topics.map((topic, at) => (
        <span key={topic.slug}>
          {at > 0 && ' · '}
          {link(topic)}
        </span>
      ))}
    </p>
  );
  return [{ of: 'topics', bytes, shown }];
}

/** Where a story stands in the edition; the first page has no number. */
export const pagePath = (slug: string, page: number): string =>
  shortPath(page > 1 ? pathOf('articlePart', { slug, part: page }) : articlePath(slug));
