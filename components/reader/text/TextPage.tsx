import type { ReactNode } from 'react';
import { directionOf } from '#body/direction.ts';
import type { Alternate } from '#components/reader/pages/pageProps.ts';
import { inEdition, pathOf, TEXT_EDITION } from '#contracts/routes.ts';
import { address, inOtherLanguages, languageParameter, sectionPath } from '#publishing/addresses.ts';
import { type PageFacts, type PaperFrame, paperName } from '#publishing/paperFrame.ts';
import { ownName, translatorFor } from '#publishing/readerMessages.ts';
import { xmlLine } from '#publishing/xmlText.ts';
import { pressFacts } from '../pressFacts.ts';
import { countWithin, shortPath } from './paging.ts';
import { bytesOfText, bytesOfTexts, cutToBytes } from './textBytes.ts';

/** What stands round the words of a page. */
export type Framing = {
  frame: PaperFrame;
  title: string | null;
  /** the same page with pictures, from the root; null where there is nothing */
  path: string | null;
  /** where it stands with pictures, when that has no canonical address */
  full?: string;
  alternates?: Alternate[];
};

type Props = Framing & { facts: PageFacts; children: ReactNode };

/** The title, the paper's sections and its own pages take no more, whatever they are called. */
const MAX_TITLE_BYTES = 300;
const MAX_SECTIONS_BYTES = 2_000;
const MAX_ABOUT_BYTES = 1_000;
/** Tags, styles and the paper's own words. */
const FIXED_BYTES = 1_050;

/** Said in place: the edition has no style sheet, no pictures and no typeface of its own. */
const look = {
  maxWidth: '38rem',
  margin: '0 auto',
  padding: '1rem',
  font: '1.125rem/1.6 Georgia,"Noto Naskh Arabic",serif',
  overflowWrap: 'anywhere',
  background: 'light-dark(#fbf9f4, #161513)',
  color: 'light-dark(#1c1a17, #ebe6dc)',
} as const;

/** A page of the text-only edition: words and links, in at most 14 kB. */
export function TextPage({ frame, facts, title, path, full, alternates = [], children }: Props) {
  const { language, siteUrl } = frame;
  const t = translatorFor(language);
  const name = paperName(frame);
  const spoken = languageParameter(frame, language);
  const others = othersOf({ frame, alternates });
  const { sections, about } = ownPagesOf(frame);
  return (
    <html lang={language} dir={directionOf(language)}>
      {/* biome-ignore lint/style/noHeadElement: the whole document is written here */}
      <head>
        <title>{titleOf(title, name)}</title>
        <meta name="press" content={JSON.stringify(pressFacts(facts))} />
        <meta name="color-scheme" content="light dark" />
        {path === null ? (
          <meta name="robots" content="noindex" />
        ) : (
          <link rel="canonical" href={new URL(path, siteUrl).href} />
        )}
      </head>
      <body style={look}>
        <header>
          <p>
            <a href="#content">{t('page.skip')}</a>
          </p>
          <p>
            <strong>
              <a href={address(TEXT_EDITION, { language: spoken })}>{name}</a>
            </strong>{' '}
            {t('text.edition')} ·{' '}
            <a href={address(inEdition(TEXT_EDITION, pathOf('search')), { language: spoken })}>
              {t('search.title')}
            </a>
          </p>
        </header>
        <main id="content">{children}</main>
        <hr />
        <nav aria-label={t('page.sections')}>
          <p>
            {sections.map(({ path, name }, at) => (
              <span key={path}>
                {at > 0 && ' · '}
                <a href={path}>
                  <bdi>{name}</bdi>
                </a>
              </span>
            ))}
          </p>
        </nav>
        <footer>
          <p>
            {about.map(({ path, name }) => (
              <span key={path}>
                <a href={path}>
                  <bdi>{name}</bdi>
                </a>
                {' · '}
              </span>
            ))}
            <a href={address(inEdition(TEXT_EDITION, pathOf('corrections')), { language: spoken })}>
              {t('page.corrections')}
            </a>
          </p>
          <p>
            <a href={full ?? decodeURI(path ?? '/')}>{t('text.full')}</a>
            {[...others].map(([other, to]) => (
              <span key={other}>
                {' · '}
                <a href={to} hrefLang={other} lang={other} dir={directionOf(other)}>
                  {ownName(other)}
                </a>
              </span>
            ))}
          </p>
        </footer>
      </body>
    </html>
  );
}

const titleOf = (title: string | null, name: string): string =>
  cutToBytes(title ? `${xmlLine(title)} · ${name}` : name, MAX_TITLE_BYTES);

const othersOf = ({ frame, alternates = [] }: Pick<Framing, 'frame' | 'alternates'>) =>
  new Map(
    [...inOtherLanguages(frame, TEXT_EDITION), ...alternates].map((each) => [each.language, each.path]),
  );

type OwnPage = { path: string; name: string };
const bytesOfOwn = ({ path, name }: OwnPage): number => bytesOfText(path) + bytesOfText(name) + 50;
const within = (pages: OwnPage[], most: number): OwnPage[] =>
  pages.slice(0, countWithin(pages.map(bytesOfOwn), most));

/** The sections and the pages about the paper, as many as there is room for: the full page leads to all. */
function ownPagesOf({
  paper,
  language,
}: Pick<PaperFrame, 'paper' | 'language'>): Record<'sections' | 'about', OwnPage[]> {
  const spoken = languageParameter({ paper }, language);
  const sections = paper.sections.map(({ slug, names }) => ({
    path: address(shortPath(sectionPath(slug)), { language: spoken }),
    name: cutToBytes(names[language] ?? names[paper.language] ?? slug, MAX_TITLE_BYTES),
  }));
  const about = (paper.about ?? []).map(({ path, titles }) => ({
    path: address(inEdition(TEXT_EDITION, `/${path}`), { language: spoken }),
    name: cutToBytes(titles[language] ?? titles[paper.language] ?? `/${path}`, MAX_TITLE_BYTES),
  }));
  return { sections: within(sections, MAX_SECTIONS_BYTES), about: within(about, MAX_ABOUT_BYTES) };
}

/** What stands round the words of a page, in bytes as they are served, at most. */
export function framingBytes({ frame, title, path, full, alternates }: Framing): number {
  const { sections, about } = ownPagesOf(frame);
  const name = paperName(frame);
  const own = [...sections, ...about].reduce((sum, each) => sum + bytesOfOwn(each), 0);
  const others = [...othersOf({ frame, alternates }).values()];
  return (
    FIXED_BYTES +
    own +
    bytesOfTexts([titleOf(title, name), name, full ?? decodeURI(path ?? '/'), ...others]) +
    others.length * 80 +
    (path === null ? 0 : bytesOfText(new URL(path, frame.siteUrl).href))
  );
}
