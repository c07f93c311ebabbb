import type {
  NewsMediaOrganization,
  SearchAction,
  Thing,
  WebSite,
  WithActionConstraints,
  WithContext,
} from 'schema-dts';
import { pathOf } from '#contracts/routes.ts';
import { absoluteUrl } from '#publishing/addresses.ts';
import { type PaperFrame, paperName } from '#publishing/paperFrame.ts';

export const inContext = <T extends Thing & object>(data: T): WithContext<T> =>
  ({ '@context': 'https://schema.org', ...data }) as WithContext<T>;

/** The paper as publisher: https://schema.org/NewsMediaOrganization */
export function publisher(frame: PaperFrame) {
  const absolute = absoluteUrl(frame);
  return {
    '@type': 'NewsMediaOrganization',
    '@id': absolute('/#paper'),
    name: paperName(frame),
    url: absolute('/'),
    logo: { '@type': 'ImageObject', url: absolute(pathOf('icon')) },
    correctionsPolicy: absolute(pathOf('corrections')),
  } as const satisfies NewsMediaOrganization;
}

/** The paper's name, and how to search it: https://schema.org/WebSite */
export function webSite(frame: PaperFrame) {
  const absolute = absoluteUrl(frame);
  const name = paperName(frame);
  const search: WithActionConstraints<SearchAction> = {
    '@type': 'SearchAction',
    target: { '@type': 'EntryPoint', urlTemplate: `${absolute(pathOf('search'))}?q={search_term_string}` },
    'query-input': 'required name=search_term_string',
  };
  return inContext({
    '@type': 'WebSite',
    '@id': absolute('/#site'),
    name,
    alternateName: Object.values(frame.paper.names).filter((other) => other && other !== name),
    url: absolute('/'),
    inLanguage: Object.keys(frame.paper.names),
    publisher: publisher(frame),
    potentialAction: search,
  } as const satisfies WebSite);
}
