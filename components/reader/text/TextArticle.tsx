import { Fragment, type ReactNode } from 'react';
import type { Body } from '#body/bodyTypes.ts';
import { renderBody } from '#body/renderBody.ts';
import { articlePath } from '#publishing/addresses.ts';
import { instantText } from '#publishing/dates.ts';
import type { PageFacts, PaperFrame } from '#publishing/paperFrame.ts';
import { translatorFor } from '#publishing/readerMessages.ts';
import type { ArticlePiece, ArticleProps } from './articleHeadPieces.tsx';
import { pagePath, piecesOfArticle } from './articlePieces.tsx';
import { isKeptWithNext, shortPath } from './paging.ts';
import { TextPage } from './TextPage.tsx';
import { bytesOfText, cutToBytes, MAX_PAGE_BYTES } from './textBytes.ts';
import { type Framing, framingBytes } from './textFraming.ts';

/** Maximum bytes of the headline on later pages; the first page has the whole headline. */
const MAX_HEADLINE_AGAIN = 300;
/** Bytes of a group's heading and tags, the page number, and the links between pages. */
const BETWEEN_BYTES = 900;

/** The pieces of an article page by page: each page is at most `MAX_PAGE_BYTES` as it is served. */
export function pagesOfArticle({ frame, article }: ArticleProps): ArticlePiece[][] {
  const overhead = framingBytes(framing({ frame, article })) + BETWEEN_BYTES + 2 * bytesOfText(article.slug);
  const availableBytes = MAX_PAGE_BYTES - overhead - MAX_HEADLINE_AGAIN;
  const pages: ArticlePiece[][] = [[]];
  let left = MAX_PAGE_BYTES - overhead;
  for (const piece of piecesOfArticle({ frame, article }, availableBytes)) {
    const page = pages.at(-1) ?? [];
    if (piece.bytes > left && page.length > 0) {
      const last = page.at(-1);
      const isKept = last && 'block' in last && isKeptWithNext(last.block) && page.length > 1;
      const carried = isKept ? page.pop() : undefined;
      pages.push(carried ? [carried] : []);
      left = availableBytes - (carried?.bytes ?? 0);
    }
    pages.at(-1)?.push(piece);
    left -= piece.bytes;
  }
  return pages;
}

/** The part of the body that is on a page. */
export const bodyOn = (page: ArticlePiece[]): Body => ({
  type: 'doc',
  content: page.flatMap((piece) => ('block' in piece ? [piece.block] : [])),
});

const framing = ({ frame, article }: ArticleProps): Framing => ({
  frame,
  title: article.headline,
  path: articlePath(article.slug),
  alternates: article.translations.map(({ language, slug }) => ({
    language,
    path: shortPath(articlePath(slug)),
  })),
});

/** `part`: the page of a long story, from 1 */
type Props = ArticleProps & { facts: PageFacts; part: number };

export function TextArticle({ frame, facts, article, part }: Props) {
  const t = translatorFor(frame.language);
  const pages = pagesOfArticle({ frame, article });
  const page = pages[part - 1] ?? [];
  const isLast = part >= pages.length;
  return (
    <TextPage {...framing({ frame, article })} facts={facts}>
      <article>
        {part > 1 && <h1>{cutToBytes(article.headline, MAX_HEADLINE_AGAIN)}</h1>}
        {pages.length > 1 && <p>{t('text.part', { part, parts: pages.length })}</p>}
        {[...Map.groupBy(page, (piece) => piece.of)].map(([of, pieces]) => (
          <Group key={of} frame={frame} of={of} pieces={pieces} />
        ))}
        {pages.length > 1 && (
          <p>
            {part > 1 && (
              <a rel="prev" href={pagePath(article.slug, part - 1)}>
                {t('text.back')}
              </a>
            )}
            {part > 1 && !isLast && ' · '}
            {!isLast && (
              <a rel="next" href={pagePath(article.slug, part + 1)}>
                {t('text.on')}
              </a>
            )}
          </p>
        )}
      </article>
    </TextPage>
  );
}

type GroupProps = { frame: PaperFrame; of: ArticlePiece['of']; pieces: ArticlePiece[] };

function Group({ frame, of, pieces }: GroupProps): ReactNode {
  const { language, paper } = frame;
  const t = translatorFor(language);
  const shown = pieces.map((piece, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: pieces have no other name, and a page is rendered once
    <Fragment key={at}>{'shown' in piece && piece.shown}</Fragment>
  ));
  if (of === 'body') {
    const timeText = (at: Date) => instantText(at, language, paper.zone);
    return renderBody(bodyOn(pieces), { language, pictures: {}, timeText });
  }
  if (of === 'head' || of === 'topics') return shown;
  return (
    <section aria-labelledby={of}>
      <h2 id={of}>{t(of === 'related' ? 'story.related' : 'story.corrections')}</h2>
      {of === 'related' ? <ul>{shown}</ul> : shown}
    </section>
  );
}
