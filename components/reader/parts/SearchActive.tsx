import { type FilterName, filterNames, type SearchAsked, without } from '#components/reader/searchAddress.ts';
import { instantOfWallTime } from '#contracts/zonedTime.ts';
import { dayText } from '#publishing/dates.ts';
import type { PaperFrame } from '#publishing/paperFrame.ts';
import { ownName, translatorFor } from '#publishing/readerMessages.ts';

type Props = { frame: PaperFrame; asked: SearchAsked; authorName?: string | undefined };

/** What a search is narrowed to, each with a link that takes it away. */
export function SearchActive({ frame, asked, authorName }: Props) {
  const t = translatorFor(frame.language);
  const day = (given: string) => {
    const at = instantOfWallTime(`${given}T12:00`, frame.paper.zone);
    return at ? dayText(at, frame.language, frame.paper.zone) : given;
  };
  const say: Record<FilterName, (value: string) => string> = {
    section: (slug) => {
      const names = frame.paper.sections.find((each) => each.slug === slug)?.names;
      return names?.[frame.language] ?? names?.[frame.paper.language] ?? slug;
    },
    author: (slug) => authorName ?? slug,
    from: (given) => t('search.fromDay', { day: day(given) }),
    to: (given) => t('search.toDay', { day: day(given) }),
    language: () => (asked.language ? ownName(asked.language) : ''),
  };
  const active = filterNames.flatMap((name) => (asked[name] ? [{ name, text: say[name](asked[name]) }] : []));
  if (active.length === 0) return null;
  return (
    <div className="search-active">
      <p id="narrowed">{t('search.active')}</p>
      <ul aria-labelledby="narrowed">
        {active.map(({ name, text }) => (
          <li key={name}>
            <a href={without(asked, name)} aria-label={t('search.remove', { filter: text })}>
              {text} <span aria-hidden="true">×</span>
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
