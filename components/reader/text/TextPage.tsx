import type { ReactNode } from 'react';
import { directionOf } from '#body/direction.ts';
import { localAddress } from '#components/reader/readerFrame.ts';
import { inEdition, pathOf, TEXT_EDITION } from '#contracts/routes.ts';
import { type PageFacts, paperName } from '#publishing/paperFrame.ts';
import { languageName, translatorFor } from '#publishing/readerMessages.ts';
import { pressFacts } from '../pressFacts.ts';
import { type Framing, fullAddress, inOthers, pageTitle, paperLinks } from './textFraming.ts';

type Props = Framing & { facts: PageFacts; children: ReactNode };

/** Inline: the edition has no style sheet, no pictures and no fonts. */
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
export function TextPage({ facts, children, ...framing }: Props) {
  const { frame, path } = framing;
  const { language, siteUrl } = frame;
  const t = translatorFor(language);
  const { sections, about } = paperLinks(frame);
  return (
    <html lang={language} dir={directionOf(language)}>
      {/* biome-ignore lint/style/noHeadElement: the whole document is written here */}
      <head>
        <title>{pageTitle(framing)}</title>
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
              <a href={localAddress(frame, TEXT_EDITION)}>{paperName(frame)}</a>
            </strong>{' '}
            {t('text.edition')} ·{' '}
            <a href={localAddress(frame, inEdition(TEXT_EDITION, pathOf('search')))}>{t('search.title')}</a>
          </p>
        </header>
        <main id="content">{children}</main>
        <hr />
        <nav aria-label={t('page.sections')}>
          <p>
            {sections.map((link, at) => (
              <span key={link.path}>
                {at > 0 && ' · '}
                <NamedLink {...link} />
              </span>
            ))}
          </p>
        </nav>
        <footer>
          <p>
            {about.map((link) => (
              <span key={link.path}>
                <NamedLink {...link} />
                {' · '}
              </span>
            ))}
            <a href={localAddress(frame, inEdition(TEXT_EDITION, pathOf('corrections')))}>
              {t('page.corrections')}
            </a>
          </p>
          <p>
            <a href={fullAddress(framing)}>{t('text.full')}</a>
            {[...inOthers(framing)].map(([code, to]) => (
              <span key={code}>
                {' · '}
                <a href={to} hrefLang={code} lang={code} dir={directionOf(code)}>
                  {languageName(code)}
                </a>
              </span>
            ))}
          </p>
        </footer>
      </body>
    </html>
  );
}

/** A link with a name in any script. */
export const NamedLink = ({ path, name, rel }: { path: string; name: string; rel?: string }) => (
  <a rel={rel} href={path}>
    <bdi>{name}</bdi>
  </a>
);

/** The link to the next page of a list, if there is one. */
export function NextPageLink({ path, text }: { path: string | null; text: string }) {
  if (path === null) return null;
  return (
    <p>
      <a rel="next" href={path}>
        {text}
      </a>
    </p>
  );
}
