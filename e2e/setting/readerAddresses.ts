import { AS_OF, inEdition, pathOf, ROUTES, type Route, TEXT_EDITION } from '#contracts/routes.ts';

export type AddressValues = {
  /** the article whose addresses are made */
  article: string;
  section: string;
  topic: string;
  author: string;
  series: string;
  /** what the search pages look for */
  query: string;
  /** an ISO 8601 instant: the addresses of the past are those of the paper as of then */
  moment: string;
  /** the origin of the paper, for addresses that contain another one */
  origin: string;
};

/**
 * An address of each route of the paper, for each of its formats, with the editions that contain it: the text edition
 * and the past. A route with parameters of its own needs a value for them here to be found.
 */
export function readerAddresses(values: AddressValues): string[] {
  const past = `${AS_OF}/${values.moment}`;
  const queries: Record<string, string> = {
    search: `?q=${values.query}`,
    oembed: `?url=${encodeURIComponent(values.origin + pathOf('article', { slug: values.article }))}`,
  };
  return Object.entries(ROUTES).flatMap(([name, route]) =>
    pathsOf(name, route, values).flatMap((path) => {
      const address = path + (queries[name] ?? '');
      return [
        address,
        ...(route.text ? [inEdition(TEXT_EDITION, address)] : []),
        ...(route.past ? [inEdition(past, address)] : []),
      ];
    }),
  );
}

const names: Record<string, string> = { sitemapPart: 'articles-0.xml', ledgerCheckpoint: '1.json' };

function pathsOf(route: string, { path, subject }: Route, values: AddressValues): string[] {
  const slug = subject && subject in values ? values[subject as keyof AddressValues] : values.article;
  const filled = path.replaceAll('{slug}', slug).replaceAll('{name}', names[route] ?? '1');
  const formats = path.includes('{format}') ? ['xml', 'json'] : [''];
  return formats.map((format) => filled.replaceAll('{format}', format).replace(/\{\w+\}/g, '1'));
}
