import { localAddress, sectionName } from '#components/reader/readerFrame.ts';
import { type SearchCriteria, searchPath } from '#components/reader/searchAddress.ts';
import type { Label } from '#editorial/readerQueries/readerTypes.ts';
import { authorPath, sectionPath, topicPath } from '#publishing/addresses.ts';
import type { PaperFrame } from '#publishing/paperFrame.ts';
import { translatorFor } from '#publishing/readerMessages.ts';

export type FilterNames = { sections: Label[]; topics: Label[]; authors: Label[] };

/** Pages of the paper that have the query as their name. */
export function SearchNames({ frame, names }: { frame: PaperFrame; names: FilterNames }) {
  const t = translatorFor(frame.language);
  const entries = (labels: Label[], kind: string, pathOf: (slug: string) => string) =>
    labels.map(({ slug, name }) => ({ name, kind, path: pathOf(slug) }));
  const all = [
    ...entries(names.sections, t('search.kindSection'), (slug) => localAddress(frame, sectionPath(slug))),
    ...entries(names.topics, t('search.kindTopic'), topicPath),
    ...entries(names.authors, t('search.kindAuthor'), authorPath),
  ];
  if (all.length === 0) return null;
  return (
    <nav className="search-names" aria-label={t('search.names')}>
      <ul>
        {all.map(({ path, name, kind }) => (
          <li key={path}>
            <a href={path}>
              <bdi>{name}</bdi>
            </a>{' '}
            <span className="search-kind">{kind}</span>
          </li>
        ))}
      </ul>
    </nav>
  );
}

type Spelling = { frame: PaperFrame; criteria: SearchCriteria; better: string };

/** The same search, spelled as in the paper. */
export function DidYouMean({ frame, criteria, better }: Spelling) {
  const link = () => (
    <a href={searchPath({ ...criteria, q: better })} dir="auto">
      {better}
    </a>
  );
  return <p className="did-you-mean">{translatorFor(frame.language).rich('search.didYouMean', { link })}</p>;
}

/** The paper's sections, as an alternative to a search. */
export function Browse({ frame }: { frame: PaperFrame }) {
  const { sections } = frame.paper;
  if (sections.length === 0) return null;
  return (
    <nav className="search-names" aria-label={translatorFor(frame.language)('search.browse')}>
      <ul>
        {sections.map((section) => (
          <li key={section.slug}>
            <a href={localAddress(frame, sectionPath(section.slug))}>{sectionName(frame, section)}</a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
