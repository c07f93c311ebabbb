import type { CollectionPage, ItemList, Person, ProfilePage } from 'schema-dts';
import type { Teaser } from '#editorial/readerQueries/readerTypes.ts';
import { absoluteUrl, articlePath } from '#publishing/addresses.ts';
import type { PaperFrame } from '#publishing/paperFrame.ts';
import { inContext, publisher } from './linkedData.ts';

type Listed = { name: string; about?: string | undefined; path: string; stories: Teaser[] };

/** A list of stories: https://schema.org/CollectionPage */
export function collectionPage(frame: PaperFrame, { name, about, path, stories }: Listed) {
  const absolute = absoluteUrl(frame);
  return inContext({
    '@type': 'CollectionPage',
    url: absolute(path),
    name,
    description: about || undefined,
    inLanguage: frame.language,
    isPartOf: { '@type': 'WebSite', '@id': absolute('/#site'), url: absolute('/') },
    mainEntity: itemList(frame, stories),
  } as const satisfies CollectionPage);
}

/** An author with their stories: https://developers.google.com/search/docs/appearance/structured-data/profile-page */
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
  return inContext({
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
  } as const satisfies ProfilePage);
}

function itemList(frame: PaperFrame, stories: Teaser[]) {
  return {
    '@type': 'ItemList',
    numberOfItems: stories.length,
    itemListElement: stories.map(({ slug, headline: name }, at) => {
      const url = absoluteUrl(frame)(articlePath(slug));
      return { '@type': 'ListItem', position: at + 1, url, name } as const;
    }),
  } as const satisfies ItemList;
}
