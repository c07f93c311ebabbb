import type { SearchAsked } from '#components/reader/searchAddress.ts';
import { editions, type PaperFrame } from '#publishing/paperFrame.ts';
import { ownName, translatorFor } from '#publishing/readerMessages.ts';

type Author = { slug: string; name: string };

/** What a search may be narrowed to: plain form controls, folded up while none is used. */
export function SearchFilters({
  frame,
  asked,
  authors,
}: {
  frame: PaperFrame;
  asked: SearchAsked;
  authors: Author[];
}) {
  const t = translatorFor(frame.language);
  const { section, author, from, to, language } = asked;
  const today = new Intl.DateTimeFormat('sv-SE', { timeZone: frame.paper.zone }).format(frame.now);
  const days = { type: 'date', max: today } as const;
  return (
    <details className="search-filters" open={Boolean(section || author || from || to)}>
      <summary>{t('search.narrow')}</summary>
      <div className="search-fields">
        <p>
          <label htmlFor="section">{t('search.section')}</label>
          <select id="section" name="section" defaultValue={section ?? ''}>
            <option value="">{t('search.anySection')}</option>
            {frame.paper.sections.map(({ slug, names }) => (
              <option key={slug} value={slug}>
                {names[frame.language] ?? names[frame.paper.language] ?? slug}
              </option>
            ))}
          </select>
        </p>
        {authors.length > 0 && (
          <p>
            <label htmlFor="author">{t('search.author')}</label>
            <select id="author" name="author" defaultValue={author ?? ''}>
              <option value="">{t('search.anyAuthor')}</option>
              {authors.map(({ slug, name }) => (
                <option key={slug} value={slug}>
                  {name}
                </option>
              ))}
            </select>
          </p>
        )}
        <p>
          <label htmlFor="from">{t('search.from')}</label>
          <input id="from" name="from" {...days} defaultValue={from} />
        </p>
        <p>
          <label htmlFor="to">{t('search.to')}</label>
          <input id="to" name="to" {...days} defaultValue={to} />
        </p>
        <p>
          <label htmlFor="language">{t('search.language')}</label>
          <select id="language" name="language" defaultValue={language ?? ''}>
            <option value="">{t('search.anyLanguage')}</option>
            {editions(frame).map((each) => (
              <option key={each} value={each} lang={each}>
                {ownName(each)}
              </option>
            ))}
          </select>
        </p>
      </div>
    </details>
  );
}
