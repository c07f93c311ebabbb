import type { ReactNode } from 'react';
import { directionOf } from '#body/direction';
import { address, inOtherLanguages, languageParameter, sectionPath } from '../addresses.ts';
import { type Facts, type Frame, paperName } from '../frame.ts';
import type { Alternate } from '../Page.tsx';
import { pressFacts } from '../pressFacts.tsx';
import { ownName, wordsFor } from '../words.ts';
import { line } from '../xml.ts';

type Props = {
  frame: Frame;
  facts: Facts;
  title: string | null;
  /** the same page with pictures, from the root; null where there is nothing */
  path: string | null;
  /** where it stands with pictures, when that has no canonical address */
  full?: string;
  alternates?: Alternate[];
  children: ReactNode;
};

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
  const { language, paper, siteUrl } = frame;
  const t = wordsFor(language);
  const name = paperName(frame);
  const spoken = languageParameter(frame, language);
  const others = new Map(
    [...inOtherLanguages(frame, '/text'), ...alternates].map((each) => [each.language, each.path]),
  );
  return (
    <html lang={language} dir={directionOf(language)}>
      {/* biome-ignore lint/style/noHeadElement: the whole document is written here */}
      <head>
        <title>{title ? `${line(title)} · ${name}` : name}</title>
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
              <a href={address('/text', { language: spoken })}>{name}</a>
            </strong>{' '}
            {t('text.edition')} ·{' '}
            <a href={address('/text/search', { language: spoken })}>{t('search.title')}</a>
          </p>
        </header>
        <main id="content">{children}</main>
        <hr />
        <nav aria-label={t('page.sections')}>
          <p>
            {paper.sections.map((each, at) => (
              <span key={each.slug}>
                {at > 0 && ' · '}
                <a href={address(`/text${sectionPath(each.slug)}`, { language: spoken })}>
                  {each.names[language] ?? each.names[paper.language] ?? each.slug}
                </a>
              </span>
            ))}
          </p>
        </nav>
        <footer>
          <p>
            {paper.about?.map((each) => (
              <span key={each.path}>
                <a href={address(`/text/${each.path}`, { language: spoken })}>
                  {each.titles[language] ?? each.titles[paper.language] ?? `/${each.path}`}
                </a>
                {' · '}
              </span>
            ))}
            <a href={address('/text/corrections', { language: spoken })}>{t('page.corrections')}</a>
          </p>
          <p>
            <a href={full ?? path ?? '/'}>{t('text.full')}</a>
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
