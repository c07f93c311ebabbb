import { directionOf } from '#body/direction.ts';
import type { PageProps } from '#components/reader/pages/pageProps.ts';
import { localAddress, sectionName } from '#components/reader/readerFrame.ts';
import { pathOf } from '#contracts/routes.ts';
import { inOtherLanguages, sectionPath } from '#publishing/addresses.ts';
import { todayText } from '#publishing/dates.ts';
import { paperName, paperTagline } from '#publishing/paperFrame.ts';
import { languageName, translatorFor } from '#publishing/readerMessages.ts';

type Props = Pick<PageProps, 'frame' | 'section' | 'isFront' | 'alternates'>;

export function Masthead({ frame, section, isFront = false, alternates = [] }: Props) {
  const { paper, language, now } = frame;
  const t = translatorFor(language);
  const others = new Map(
    [...inOtherLanguages(frame, '/'), ...alternates].map((each) => [each.language, each.path]),
  );
  const tagline = paperTagline(frame);
  return (
    <header className={isFront ? 'masthead masthead-front' : 'masthead'}>
      <div className="masthead-bar">
        {isFront && (
          <p className="today">
            <time dateTime={dayIn(now, paper.zone)}>{todayText(now, language, paper.zone)}</time>
          </p>
        )}
        <p className="nameplate">
          <a href={localAddress(frame, '/')}>{paperName(frame)}</a>
        </p>
        <p className="tools">
          {[...others].map(([code, path]) => (
            <a key={code} href={path} hrefLang={code} lang={code} dir={directionOf(code)}>
              {languageName(code)}
            </a>
          ))}
          <a href={localAddress(frame, pathOf('search'))}>{t('page.search')}</a>
        </p>
      </div>
      {isFront && tagline && <p className="tagline">{tagline}</p>}
      <nav aria-label={t('page.sections')}>
        <ul className="sections">
          {paper.sections.map((each) => (
            <li key={each.slug}>
              <a
                href={localAddress(frame, sectionPath(each.slug))}
                aria-current={each.slug === section ? 'page' : undefined}
              >
                {sectionName(frame, each)}
              </a>
            </li>
          ))}
        </ul>
      </nav>
    </header>
  );
}

const dayIn = (now: Date, zone: string) =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short' }).format(now);
