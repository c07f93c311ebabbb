import { matchRoute, type RouteName, type RouteWith } from '#contracts/routes.ts';
import { renderAboutPage } from './aboutPage.ts';
import { renderArticlePage } from './articlePage.ts';
import { renderAuthorPage } from './authorPage.ts';
import { renderCorrectionsPage } from './correctionsPage.ts';
import { renderFrontPage } from './frontPage.ts';
import { renderHistoryPage } from './historyPage.ts';
import type { PageRequest } from './pageRequest.ts';
import { renderSearchPage } from './searchPage.ts';
import { renderSectionPage } from './sectionPage.ts';
import { renderSeriesPage } from './seriesPage.ts';
import { renderTopicPage } from './topicPage.ts';

const PAGES: Record<RouteWith<'past'>, (request: PageRequest) => Promise<React.ReactElement>> = {
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

const isPage = (route: RouteName): route is keyof typeof PAGES => Object.hasOwn(PAGES, route);

/** The reader's page at an address that is given in its parts: for reading the paper elsewhere than at its own addresses. */
export async function renderPageAt(path: string[], asked: Omit<PageRequest, 'slug'>) {
  const match = matchRoute(`/${path.join('/')}`);
  if (!match || !isPage(match.route)) return renderAboutPage(asked, path);
  return PAGES[match.route]({ ...asked, ...match.parameters });
}
