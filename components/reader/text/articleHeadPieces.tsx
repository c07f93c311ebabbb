import type { ReactNode } from 'react';
import type { BodyNode } from '#body/bodyTypes.ts';
import { Instant } from '#components/reader/parts/Times.tsx';
import type { Label, LiveArticle } from '#editorial/readerQueries/readerTypes.ts';
import { authorPath, historyPath, sectionPath } from '#publishing/addresses.ts';
import type { PaperFrame } from '#publishing/paperFrame.ts';
import { listedParts, translatorFor } from '#publishing/readerMessages.ts';
import { shortPath } from './paging.ts';
import { NamedLink } from './TextPage.tsx';
import { bytesOfText, bytesOfTexts, paragraphsWithin } from './textBytes.ts';

export type ArticleProps = { frame: PaperFrame; article: LiveArticle };

/** A part of an article that is not divided between pages. */
export type ArticlePiece = {
  of: 'head' | 'body' | 'corrections' | 'topics' | 'related';
  /** maximum bytes in HTML */
  bytes: number;
} & ({ block: BodyNode } | { shown: ReactNode });

/** Maximum bytes in HTML of a piece of text that can be divided. */
export const MAX_WORDS = 2_000;
/** Bytes of the tags, a time and the words around it. */
export const LINE_BYTES = 320;

export const paragraphs = (of: ArticlePiece['of'], text: string): ArticlePiece[] =>
  paragraphsWithin(text, MAX_WORDS).map((part) => ({
    of,
    bytes: bytesOfText(part) + 7,
    shown: <p>{part}</p>,
  }));

const head = (shown: ReactNode, bytes: number): ArticlePiece => ({ of: 'head', bytes, shown });

/** The section, the headline, the standfirst, the bylines and the times of an article. */
export function headPieces({ frame, article }: ArticleProps): ArticlePiece[] {
  const { section, headline, standfirst, slug } = article;
  return [
    ...(section ? [sectionPiece(section, frame)] : []),
    head(<h1>{headline}</h1>, bytesOfText(headline) + 9),
    ...paragraphs('head', standfirst),
    ...bylinePieces({ frame, article }),
    head(<Times frame={frame} article={article} />, 2 * LINE_BYTES + bytesOfText(slug)),
  ];
}

function sectionPiece({ slug, name }: Label, { language }: PaperFrame): ArticlePiece {
  const link = <a href={`${shortPath(sectionPath(slug))}?language=${language}`}>{name}</a>;
  return head(<p>{link}</p>, LINE_BYTES + bytesOfTexts([slug, name]));
}

/** The bylines as one piece, or if they are too long, as a piece each. */
function bylinePieces({ frame, article: { bylines } }: ArticleProps): ArticlePiece[] {
  if (bylines.length === 0) return [];
  const bytes = bylines.reduce((sum, { name, slug }) => sum + bytesOfTexts([name, slug]) + 80, 0);
  if (bytes <= MAX_WORDS) return [head(<Bylines frame={frame} bylines={bylines} />, bytes + LINE_BYTES)];
  return bylines.map((author) =>
    head(<p>{authorLink(author)}</p>, LINE_BYTES + bytesOfTexts([author.name, author.slug])),
  );
}

const authorLink = ({ name, slug }: Label) => (
  <NamedLink key={slug} rel="author" path={shortPath(authorPath(slug))} name={name} />
);

function Bylines({ frame: { language }, bylines }: { frame: PaperFrame; bylines: Label[] }) {
  const authors = new Map(bylines.map((author) => [author.name, author]));
  const names = bylines.map(({ name }) => name);
  const links = listedParts(names, language).map((part) => {
    const author = part.isItem ? authors.get(part.text) : undefined;
    return author ? authorLink(author) : part.text;
  });
  return <p>{translatorFor(language).rich('story.by', { names: () => links })}</p>;
}

function Times({ frame, article: { number, slug, firstReleasedAt, modifiedAt } }: ArticleProps) {
  const t = translatorFor(frame.language);
  const isUpdated = number > 1 && modifiedAt > firstReleasedAt;
  return (
    <p>
      {t('story.released')} <Instant frame={frame} at={firstReleasedAt} />
      {isUpdated && (
        <>
          <br />
          {t('story.updated')} <Instant frame={frame} at={modifiedAt} />
        </>
      )}
      {number > 1 && (
        <>
          {' · '}
          <a href={shortPath(historyPath(slug))}>{t('story.releases', { count: number })}</a>
        </>
      )}
    </p>
  );
}
