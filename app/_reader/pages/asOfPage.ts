import { redirect } from 'next/navigation';
import { type Parameters, segment } from '#app/_reader/pageContext.ts';
import {
  type AS_OF,
  inEdition,
  matchRoute,
  type RouteName,
  type RouteWith,
  type STAFF_AS_OF,
} from '#contracts/routes.ts';
import { type MomentPrecision, momentText, parseMoment } from '#editorial/readerQueries/asOfMoment.ts';
import { asOfReader, type PastReader } from '#editorial/readerQueries/asOfReader.ts';
import { readClock } from '#editorial/readerQueries/freshness.ts';
import { renderAboutPage } from './aboutPage.ts';
import { renderArticlePage } from './articlePage.ts';
import { renderCorrectionsPage } from './correctionsPage.ts';
import { renderFrontPage } from './frontPage.ts';
import { renderHistoryPage } from './historyPage.ts';
import { renderAuthorPage, renderTopicPage } from './labelPage.ts';
import type { PageRenderer, PageRequest } from './pageRequest.ts';
import { renderSearchPage } from './searchPage.ts';
import { renderSectionPage } from './sectionPage.ts';
import { renderSeriesPage } from './seriesPage.ts';

export type Past = {
  /** as in the address */
  moment: string;
  path?: string[];
  parameters: Parameters;
};

type PastRequest = Past & {
  by: PastReader;
  precision: MomentPrecision;
  /** the prefix of such addresses, before the moment */
  root: typeof AS_OF | typeof STAFF_AS_OF;
};

/**
 * A page of the paper as of a moment; null if the address has no valid moment. Redirects to the canonical form of the
 * moment, and from a future one to the present.
 */
export async function renderAsOfPage({ moment, path = [], parameters, by, precision, root }: PastRequest) {
  const requested = parseMoment(segment(moment) ?? '');
  if (!requested) return null;
  const name = momentText(requested, precision);
  const presentAddress = await addressOf(path, parameters);
  const within = `${root}/${name}`;
  if (segment(moment) !== name) redirect(inEdition(within, presentAddress));
  return asOfReader(parseMoment(name) ?? requested, by, async () => {
    const clock = await readClock();
    if (requested > clock.moment) redirect(presentAddress);
    return renderPageAt(path, { parameters, within });
  });
}

async function addressOf(path: string[], parameters: Parameters): Promise<string> {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(await parameters))
    query.set(name, String(Array.isArray(value) ? value[0] : value));
  return `/${path.filter(Boolean).join('/')}${query.size > 0 ? `?${query}` : ''}`;
}

const PAGES: Record<RouteWith<'past'>, PageRenderer> = {
  front: renderFrontPage,
  search: renderSearchPage,
  corrections: renderCorrectionsPage,
  article: renderArticlePage,
  history: renderHistoryPage,
  section: renderSectionPage,
  series: renderSeriesPage,
  topic: renderTopicPage,
  author: renderAuthorPage,
};

const isPastRoute = (route: RouteName): route is keyof typeof PAGES => Object.hasOwn(PAGES, route);

/** The reader page at the segments of a path; a path without a route is one about the paper. */
async function renderPageAt(path: string[], request: Omit<PageRequest, 'slug'>) {
  const match = matchRoute(`/${path.join('/')}`);
  if (!match || !isPastRoute(match.route)) return renderAboutPage(request, path);
  return PAGES[match.route]({ ...request, ...match.parameters });
}
