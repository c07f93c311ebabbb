import type { CollectionPage, ItemList, Person, ProfilePage } from 'schema-dts';
import type { Teaser } from '#editorial/readerQueries/readerTypes.ts';
import { articlePath } from '#publishing/addresses.ts';
import type { PaperFrame } from '#publishing/paperFrame.ts';
import { absoluteUrl, inContext, publisher } from './linkedData.ts';

type Listed = { name: string; about?: string | undefined; path: string; stories: Teaser[] };

/** A list of stories: https://schema.org/CollectionPage */
export function collectionPage(frame: PaperFrame, { name, about, path, stories }: Listed) {
  const said = {
    '@type': 'CollectionPage',
    url: absoluteUrl(frame)(path),
    name,
    description: about || undefined,
    inLanguage: frame.language,
    isPartOf: { '@type': 'WebSite', '@id': absoluteUrl(frame)('/#site'), url: absoluteUrl(frame)('/') },
    mainEntity: itemList(frame, stories),
  } as const satisfies CollectionPage;
  return inContext(said);
}

/** An author and what they wrote: https://developers.google.com/search/docs/appearance/structured-data/profile-page */
export function profilePage(frame: PaperFrame, { name, about, path, stories }: Listed) {
  const absolute = absoluteUrl(frame);
  const person = {
    '@type': 'Person',
    '@id': `${absolute(path)}#person`,
    name,
    url: absolute(path),
    description: about || undefined,
    worksFor: publisher(frame),
  } as const satisfies Person;
  const said = {
    '@type': 'ProfilePage',
    url: absolute(path),
    name,
    inLanguage: frame.language,
    mainEntity: person,
    hasPart: stories.map(({ slug, headline, firstReleasedAt }) => ({
      '@type': 'NewsArticle' as const,
      url: absolute(articlePath(slug)),
      headline,
      datePublished: firstReleasedAt.toISOString(),
      author: { '@id': `${absolute(path)}#person` },
    })),
  } as const satisfies ProfilePage;
  return inContext(said);
}

function itemList(frame: PaperFrame, stories: Teaser[]) {
  return {
    '@type': 'ItemList',
    numberOfItems: stories.length,
    itemListElement: stories.map(({ slug, headline }, at) => ({
      '@type': 'ListItem' as const,
      position: at + 1,
      url: absoluteUrl(frame)(articlePath(slug)),
      name: headline,
    })),
  } as const satisfies ItemList;
}
