/** What `{name}` stands for in a path: one segment, or a part of one. All others are any segment. */
const PARAMETERS: Record<string, string> = {
  asset: String.raw`\d{1,15}`,
  format: 'xml|json',
  /** also none: whoever posts to that is refused as a machine is, and not shown a page */
  id: '[^/]*',
  /** of a long story; a page of the text edition */
  part: String.raw`\d{1,3}`,
  word: String.raw`[a-z\d]+(?:-[a-z\d]+)*`,
};

export type Route = {
  path: string;
  /** What `{slug}` names. `fixed`: a page that is always there. `many`: one of more than anybody can count. */
  subject?: 'article' | 'section' | 'topic' | 'author' | 'series' | 'fixed' | 'many';
  /** The parameters after `?` that the page reads, sorted; all others are left out of its address. `before` and `after` page. */
  query?: readonly string[];
  /** The text edition has the page, and links in it to the page stay in the edition. */
  text?: true;
  /** The page can be read as of a moment. */
  past?: true;
};

const list = { query: ['before', 'language'], text: true, past: true } as const;
const feed = { query: ['language'] } as const;
const stories = {
  subject: 'fixed',
  query: ['author', 'before', 'language', 'limit', 'section', 'topic'],
} as const;

/** All addresses of the paper, and those of staff that show its pages. The first that fits counts. */
const TABLE = {
  front: { path: '/', subject: 'fixed', query: ['language'], text: true, past: true },
  article: { path: '/articles/{slug}', subject: 'article', text: true, past: true },
  history: {
    path: '/articles/{slug}/history',
    subject: 'article',
    query: ['before'],
    text: true,
    past: true,
  },
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
    text: true,
    past: true,
  },
  paperFeed: { path: '/feed.{format}', subject: 'fixed', ...feed },
  sectionFeed: { path: '/sections/{slug}/feed.{format}', subject: 'section', ...feed },
  topicFeed: { path: '/topics/{slug}/feed.{format}', subject: 'topic', ...feed },
  authorFeed: { path: '/authors/{slug}/feed.{format}', subject: 'author', ...feed },
  correctionsFeed: { path: '/corrections/feed.xml', subject: 'fixed', ...feed },
  /** There is none; what says so is in the language that was asked for. */
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
  /** Pages about the paper: here, one level below, or at a word of their own, to which the text edition leads out. */
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

/** What a path without its query leads to; null for a path that is in no route. Parameters are as the path has them, not decoded. */
export function matchRoute(path: string): RouteMatch | null {
  for (const { route, pattern } of patterns) {
    const found = pattern.exec(path);
    if (found) return { route, parameters: { ...found.groups } } as RouteMatch;
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
  const given: Record<string, string | number> = parameters ?? {};
  return ROUTES[route].path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(given[name] ?? ''));
}

/** What stands before the addresses of the text edition; of the paper as of a moment, before the moment. */
export const TEXT_EDITION = '/text';
export const AS_OF = '/as-of';
export const STAFF_AS_OF = '/newsroom/as-of';

const EDITION = /^\/(as-of\/[^/]+|text)(?=\/|$)/;

/** Parts a path of the text edition or of the past from the path that the page has in the paper of today. */
export function splitEdition(whole: string): { edition: string; path: string } {
  const edition = EDITION.exec(whole)?.[0] ?? '';
  return { edition, path: whole.slice(edition.length) || '/' };
}

/** The same page in an edition: `/` is the edition itself. */
export const inEdition = (edition: string, address: string): string =>
  edition + address.replace(/^\/(?=$|[?#])/, '');

/** First segments of the paths that staff pages, routes for machines or Next itself answer, and not the press. */
export const STAFF_ROOTS = ['newsroom', 'admin', 'api', '_next', 'sign-in', 'invite', 'proofs'] as const;

/** What the reading API has by name: `articles`, `ninjs`, `series`. */
export const API_COLLECTIONS = Object.values(ROUTES).flatMap(
  ({ path }) => /^\/api\/(\w+)\/\{slug\}$/.exec(path)?.[1] ?? [],
);

/** First words of addresses that are the same at every moment, and feeds. */
const PRESENT =
  /^\/(_next|newsroom|admin|sign-in|proofs|icon|as-of|about|api|\.well-known)\b|^\/[^?#]*feed\.(xml|json)\b/;

/** Whether a link of a page as of a moment stays in the past. */
export const hasPast = (address: string): boolean => !PRESENT.test(address);
