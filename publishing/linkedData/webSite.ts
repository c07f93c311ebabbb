import type { SearchAction, WebSite, WithActionConstraints } from 'schema-dts';
import { pathOf } from '#contracts/routes.ts';
import { type PaperFrame, paperName } from '#publishing/paperFrame.ts';
import { absoluteUrl, inContext, publisher } from './linkedData.ts';

/** The paper's name, and how to search it: https://schema.org/WebSite */
export function webSite(frame: PaperFrame) {
  const absolute = absoluteUrl(frame);
  const name = paperName(frame);
  const search: WithActionConstraints<SearchAction> = {
    '@type': 'SearchAction',
    target: { '@type': 'EntryPoint', urlTemplate: `${absolute(pathOf('search'))}?q={search_term_string}` },
    'query-input': 'required name=search_term_string',
  };
  const said = {
    '@type': 'WebSite',
    '@id': absolute('/#site'),
    name,
    alternateName: Object.values(frame.paper.names).filter((other) => other && other !== name),
    url: absolute('/'),
    inLanguage: Object.keys(frame.paper.names),
    publisher: publisher(frame),
    potentialAction: search,
  } as const satisfies WebSite;
  return inContext(said);
}
