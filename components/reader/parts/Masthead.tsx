import { directionOf } from '#body/direction.ts';
import { pathOf } from '#contracts/routes.ts';
import type { Language } from '#editorial/readerQueries/readerTypes.ts';
import { address, inOtherLanguages, languageParameter, sectionPath } from '#publishing/addresses.ts';
import { todayText } from '#publishing/dates.ts';
import { type PaperFrame, paperName, paperTagline } from '#publishing/paperFrame.ts';
import { ownName, translatorFor } from '#publishing/readerMessages.ts';

type Props = {
  frame: PaperFrame;
  section?: string;
  isFront?: boolean;
  alternates?: { language: Language; path: string }[];
};

export function Masthead({ frame, section, isFront = false, alternates = [] }: Props) {
  const { paper, language } = frame;
  const t = translatorFor(language);
  const inLanguage = languageParameter(frame, language);
  const home = address('/', { language: inLanguage });
  const others = new Map(
    [...inOtherLanguages(frame, '/'), ...alternates].map((each) => [each.language, each.path]),
  );
  const tagline = paperTagline(frame);
  return (
    <header className={isFront ? 'masthead masthead-front' : 'masthead'}>
      <div className="masthead-bar">
        {isFront && (
          <p className="today">
            <time dateTime={dayIn(frame.now, paper.zone)}>{todayText(frame.now, language, paper.zone)}</time>
          </p>
        )}
        <p className="nameplate">
          <a href={home}>{paperName(frame)}</a>
        </p>
        <p className="tools">
          {[...others].map(([other, path]) => (
            <a key={other} href={path} hrefLang={other} lang={other} dir={directionOf(other)}>
              {ownName(other)}
            </a>
          ))}
          <a href={address(pathOf('search'), { language: inLanguage })}>{t('page.search')}</a>
        </p>
      </div>
      {isFront && tagline && <p className="tagline">{tagline}</p>}
      <nav aria-label={t('page.sections')}>
        <ul className="sections">
          {paper.sections.map((each) => (
            <li key={each.slug}>
              <a
                href={address(sectionPath(each.slug), { language: inLanguage })}
                aria-current={each.slug === section ? 'page' : undefined}
              >
                {each.names[language] ?? each.names[paper.language] ?? each.slug}
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
