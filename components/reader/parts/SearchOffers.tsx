import { type SearchAsked, searchPath } from '#components/reader/searchAddress.ts';
import type { Label } from '#editorial/readerQueries/readerTypes.ts';
import { address, authorPath, languageParameter, sectionPath, topicPath } from '#publishing/addresses.ts';
import type { PaperFrame } from '#publishing/paperFrame.ts';
import { translatorFor } from '#publishing/readerMessages.ts';

export type FilterNames = { sections: Label[]; topics: Label[]; authors: Label[] };

/** Pages of the paper whose name is what was asked. */
export function SearchNames({ frame, names }: { frame: PaperFrame; names: FilterNames }) {
  const t = translatorFor(frame.language);
  const language = languageParameter(frame, frame.language);
  const all = [
    ...names.sections.map((each) => ({
      ...each,
      kind: t('search.kindSection'),
      path: address(sectionPath(each.slug), { language }),
    })),
    ...names.topics.map((each) => ({ ...each, kind: t('search.kindTopic'), path: topicPath(each.slug) })),
    ...names.authors.map((each) => ({ ...each, kind: t('search.kindAuthor'), path: authorPath(each.slug) })),
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

/** The question as the paper spells it. */
export function DidYouMean({
  frame,
  asked,
  better,
}: {
  frame: PaperFrame;
  asked: SearchAsked;
  better: string;
}) {
  const t = translatorFor(frame.language);
  const link = () => (
    <a href={searchPath({ ...asked, q: better })} dir="auto">
      {better}
    </a>
  );
  return <p className="did-you-mean">{t.rich('search.didYouMean', { link })}</p>;
}

/** The sections, for whoever does not know what to ask. */
export function Browse({ frame }: { frame: PaperFrame }) {
  const t = translatorFor(frame.language);
  const language = languageParameter(frame, frame.language);
  if (frame.paper.sections.length === 0) return null;
  return (
    <nav className="search-names" aria-label={t('search.browse')}>
      <ul>
        {frame.paper.sections.map(({ slug, names }) => (
          <li key={slug}>
            <a href={address(sectionPath(slug), { language })}>
              {names[frame.language] ?? names[frame.paper.language] ?? slug}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
