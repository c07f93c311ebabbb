import type { ReactNode } from 'react';
import { sectionName } from '#components/reader/readerFrame.ts';
import {
  type FilterName,
  filterNames,
  type SearchCriteria,
  without,
} from '#components/reader/searchAddress.ts';
import { instantOfWallTime } from '#contracts/zonedTime.ts';
import { dayText } from '#publishing/dates.ts';
import { editions, type PaperFrame } from '#publishing/paperFrame.ts';
import { languageName, translatorFor } from '#publishing/readerMessages.ts';

type Props = { frame: PaperFrame; criteria: SearchCriteria };
type Author = { slug: string; name: string };

/** The filters of a search, as plain form controls; folded while none is used. */
export function SearchFilters({ frame, criteria, authors }: Props & { authors: Author[] }) {
  const t = translatorFor(frame.language);
  const { section, author, from, to, language } = criteria;
  const today = new Intl.DateTimeFormat('sv-SE', { timeZone: frame.paper.zone }).format(frame.now);
  return (
    <details className="search-filters" open={Boolean(section || author || from || to)}>
      <summary>{t('search.narrow')}</summary>
      <div className="search-fields">
        <Choice name="section" label={t('search.section')} any={t('search.anySection')} chosen={section}>
          {frame.paper.sections.map((each) => (
            <option key={each.slug} value={each.slug}>
              {sectionName(frame, each)}
            </option>
          ))}
        </Choice>
        {authors.length > 0 && (
          <Choice name="author" label={t('search.author')} any={t('search.anyAuthor')} chosen={author}>
            {authors.map(({ slug, name }) => (
              <option key={slug} value={slug}>
                {name}
              </option>
            ))}
          </Choice>
        )}
        {(['from', 'to'] as const).map((name) => (
          <p key={name}>
            <label htmlFor={name}>{t(`search.${name}`)}</label>
            <input id={name} name={name} type="date" max={today} defaultValue={criteria[name]} />
          </p>
        ))}
        <Choice name="language" label={t('search.language')} any={t('search.anyLanguage')} chosen={language}>
          {editions(frame).map((each) => (
            <option key={each} value={each} lang={each}>
              {languageName(each)}
            </option>
          ))}
        </Choice>
      </div>
    </details>
  );
}

type ChoiceProps = { name: FilterName; label: string; any: string; chosen?: string; children: ReactNode };

const Choice = ({ name, label, any, chosen = '', children }: ChoiceProps) => (
  <p>
    <label htmlFor={name}>{label}</label>
    <select id={name} name={name} defaultValue={chosen}>
      <option value="">{any}</option>
      {children}
    </select>
  </p>
);

/** The filters of a search that are used, each with a link to the search without it. */
export function SearchActive({ frame, criteria, authorName }: Props & { authorName?: string | undefined }) {
  const t = translatorFor(frame.language);
  const day = (date: string) => {
    const at = instantOfWallTime(`${date}T12:00`, frame.paper.zone);
    return at ? dayText(at, frame.language, frame.paper.zone) : date;
  };
  const texts: Record<FilterName, (value: string) => string> = {
    section: (slug) => {
      const section = frame.paper.sections.find((each) => each.slug === slug);
      return section ? sectionName(frame, section) : slug;
    },
    author: (slug) => authorName ?? slug,
    from: (date) => t('search.fromDay', { day: day(date) }),
    to: (date) => t('search.toDay', { day: day(date) }),
    language: () => (criteria.language ? languageName(criteria.language) : ''),
  };
  const active = filterNames.flatMap((name) =>
    criteria[name] ? [{ name, text: texts[name](criteria[name]) }] : [],
  );
  if (active.length === 0) return null;
  return (
    <div className="search-active">
      <p id="narrowed">{t('search.active')}</p>
      <ul aria-labelledby="narrowed">
        {active.map(({ name, text }) => (
          <li key={name}>
            <a href={without(criteria, name)} aria-label={t('search.remove', { filter: text })}>
              {text} <span aria-hidden="true">×</span>
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
