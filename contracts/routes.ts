/** The pattern of `{name}` in a path: a segment, or a part of one. Other names match any segment. */
const PARAMETERS: Record<string, string> = {
  asset: String.raw`\d{1,15}`,
  format: 'xml|json',
  /** may be empty: the API refuses such a request itself, so that its caller does not get a page */
  id: '[^/]*',
  /** a page of a long story in the text edition */
  part: String.raw`\d{1,3}`,
  word: String.raw`[a-z\d]+(?:-[a-z\d]+)*`,
};

export type Route = {
  path: string;
  /** What `{slug}` names. `fixed`: the page always exists. `many`: one of an unlimited number of pages. */
  subject?: 'article' | 'section' | 'topic' | 'author' | 'series' | 'fixed' | 'many';
  /** The query parameters that the page reads, sorted; its address omits all others. `before` and `after` are cursors. */
  query?: readonly string[];
  /** The text edition contains the page, and its links to the page stay in the edition. */
  text?: true;
  /** The page can be shown as of a past moment. */
  past?: true;
};

const editions = { text: true, past: true } as const;
const list = { query: ['before', 'language'], ...editions } as const;
const feed = { query: ['language'] } as const;
const stories = {
  subject: 'fixed',
  query: ['author', 'before', 'language', 'limit', 'section', 'topic'],
} as const;

/** All addresses of the paper, and those of staff that show its pages. The first match applies. */
const TABLE = {
  front: { path: '/', subject: 'fixed', query: ['language'], ...editions },
  article: { path: '/articles/{slug}', subject: 'article', ...editions },
  history: { path: '/articles/{slug}/history', subject: 'article', query: ['before'], ...editions },
  articlePart: { path: '/articles/{slug}/{part}', subject: 'many' },
  section: { path: '/sections/{slug}', subject: 'section', ...list },
  topic: { path: '/topics/{slug}', subject: 'topic', ...list },
  author: { path: '/authors/{slug}', subject: 'author', ...list },
  series: { path: '/series/{slug}', subject: 'series', query: ['language'], past: true },
  corrections: { path: '/corrections', subject: 'fixed', ...list },
  search: {
    path: '/search',
    subject: 'fixed',
    query: ['after', 'author', 'from', 'language', 'q', 'section', 'to'],
    ...editions,
  },
  paperFeed: { path: '/feed.{format}', subject: 'fixed', ...feed },
  sectionFeed: { path: '/sections/{slug}/feed.{format}', subject: 'section', ...feed },
  topicFeed: { path: '/topics/{slug}/feed.{format}', subject: 'topic', ...feed },
  authorFeed: { path: '/authors/{slug}/feed.{format}', subject: 'author', ...feed },
  correctionsFeed: { path: '/corrections/feed.xml', subject: 'fixed', ...feed },
  /** There is no such feed; the 404 page is in the requested language. */
  correctionsJsonFeed: { path: '/corrections/feed.json', ...feed },
  archive: { path: '/as-of', subject: 'fixed', query: ['date', 'language', 'time'] },
  textFront: { path: '/text', subject: 'fixed', query: ['language'] },
  subscribe: { path: '/subscribe', subject: 'fixed', query: ['language', 'section'] },
  subscribeOutcome: { path: '/subscribe/{outcome}', subject: 'many', query: ['language'] },
  subscriptions: { path: '/subscriptions', subject: 'fixed', query: ['language'] },
  subscription: { path: '/subscriptions/{token}', subject: 'many' },
  subscriptionConfirm: { path: '/subscriptions/{token}/confirm', subject: 'many' },
  subscriptionEnd: { path: '/subscriptions/{token}/end', subject: 'many' },
  picture: { path: '/media/{asset}/{name}' },
  card: { path: '/media/cards/{name}' },
  sitemap: { path: '/sitemap.xml', subject: 'fixed' },
  newsSitemap: { path: '/news-sitemap.xml', subject: 'fixed' },
  sitemapPart: { path: '/sitemaps/{name}' },
  robots: { path: '/robots.txt', subject: 'fixed' },
  icon: { path: '/icon.svg', subject: 'fixed' },
  oembed: { path: '/oembed', subject: 'fixed', query: ['format', 'maxheight', 'maxwidth', 'url'] },
  ledger: { path: '/.well-known/copydesk-ledger.json', subject: 'fixed' },
  ledgerReleases: { path: '/ledger/releases.json', subject: 'fixed', query: ['after'] },
  ledgerCheckpoint: { path: '/ledger/checkpoints/{name}', subject: 'many' },
  securityText: { path: '/.well-known/security.txt', subject: 'fixed' },
  miningTerms: { path: '/.well-known/tdmrep.json', subject: 'fixed' },
  apiArticles: { path: '/api/articles', ...stories },
  apiArticle: { path: '/api/articles/{slug}', subject: 'article' },
  ninjsArticles: { path: '/api/ninjs', ...stories },
  ninjsArticle: { path: '/api/ninjs/{slug}', subject: 'article' },
  apiSeries: { path: '/api/series/{slug}', subject: 'series', query: ['language'] },
  openApi: { path: '/api/openapi.json', subject: 'fixed' },
  drafts: { path: '/api/drafts' },
  draftRelease: { path: '/api/drafts/{id}/release' },
  articlePreview: { path: '/newsroom/articles/{article}/preview' },
  frontPreview: { path: '/newsroom/front/preview' },
  record: { path: '/about/record', subject: 'fixed', query: ['language'] },
  /** Pages about the paper: at this path, one level below, or at another word, which is not in the text edition. */
  about: { path: '/about', query: ['language'], text: true },
  aboutPage: { path: '/about/{page}', query: ['language'], text: true },
  ownPage: { path: '/{word}', query: ['language'] },
} as const satisfies Record<string, Route>;

export type RouteName = keyof typeof TABLE;
/** The routes that have a column of the table. */
export type RouteWith<Column extends 'text' | 'past'> = {
  [Name in RouteName]: (typeof TABLE)[Name] extends Record<Column, true> ? Name : never;
}[RouteName];

type NamesIn<Path> = Path extends `${string}{${infer Name}}${infer Rest}` ? Name | NamesIn<Rest> : never;
type ParametersOf<Name extends RouteName, Value> = Record<NamesIn<(typeof TABLE)[Name]['path']>, Value>;
export type RouteMatch = {
  [Name in RouteName]: { route: Name; parameters: ParametersOf<Name, string> };
}[RouteName];

export const ROUTES: Record<RouteName, Route> = TABLE;

const patterns = Object.entries(ROUTES).map(([route, { path }]) => {
  const source = path
    .replaceAll('.', String.raw`\.`)
    .replace(/\{(\w+)\}/g, (_, name: string) => `(?<${name}>${PARAMETERS[name] ?? '[^/]+'})`);
  return { route, pattern: new RegExp(`^${source}$`) };
});

/** The route of a path without its query; null if there is none. Parameters are not decoded. */
export function matchRoute(path: string): RouteMatch | null {
  for (const { route, pattern } of patterns) {
    const match = pattern.exec(path);
    if (match) return { route, parameters: { ...match.groups } } as RouteMatch;
  }
  return null;
}

/** The path of a route, with its parameters percent-encoded. */
export function pathOf<Name extends RouteName>(
  route: Name,
  ...[parameters]: NamesIn<(typeof TABLE)[Name]['path']> extends never
    ? []
    : [ParametersOf<Name, string | number>]
): string {
  const values: Record<string, string | number> = parameters ?? {};
  return ROUTES[route].path.replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(values[name] ?? ''),
  );
}

/** A path to be read by people: letters of other scripts than Latin are not encoded. */
export const readablePath = (path: string): string => decodeURI(path);

/** Prefixes of addresses: of the text edition, and of the paper as of a past moment, before the moment. */
export const TEXT_EDITION = '/text';
export const AS_OF = '/as-of';
export const STAFF_AS_OF = '/newsroom/as-of';

const EDITION = /^\/(as-of\/[^/]+|text)(?=\/|$)/;

/** Splits a path of the text edition or of the past into its edition and the path of the page in the present paper. */
export function splitEdition(pathname: string): { edition: string; path: string } {
  const edition = EDITION.exec(pathname)?.[0] ?? '';
  return { edition, path: pathname.slice(edition.length) || '/' };
}

/** The address of a page in an edition. The address `/` becomes that of the edition itself. */
export const inEdition = (edition: string, address: string): string =>
  edition + address.replace(/^\/(?=$|[?#])/, '');

/** First segments of paths that the press does not serve: staff pages, APIs and Next's own files. */
export const STAFF_ROOTS = ['newsroom', 'admin', 'api', '_next', 'sign-in', 'invite', 'proofs'] as const;

/** The collections of the reading API: `articles`, `ninjs`, `series`. */
export const API_COLLECTIONS = Object.values(ROUTES).flatMap(
  ({ path }) => /^\/api\/(\w+)\/\{slug\}$/.exec(path)?.[1] ?? [],
);

/** Addresses of pages without a past, and of feeds. */
const PRESENT =
  /^\/(_next|newsroom|admin|sign-in|proofs|icon|as-of|about|api|\.well-known)\b|^\/[^?#]*feed\.(xml|json)\b/;

/** Whether a link on a page of the past leads to a page of the past. */
export const hasPast = (address: string): boolean => !PRESENT.test(address);
