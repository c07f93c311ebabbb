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

/** Renders the reader page at a path given as segments, for use below other addresses. */
export async function renderPageAt(path: string[], request: Omit<PageRequest, 'slug'>) {
  const [kind, slug, more] = path;
  const at = { ...request, slug };
  if (path.length === 0) return renderFrontPage(at);
  if (path.length === 1 && kind === 'search') return renderSearchPage(at);
  if (path.length === 1 && kind === 'corrections') return renderCorrectionsPage(at);
  if (path.length === 2 && kind === 'articles') return renderArticlePage(at);
  if (path.length === 2 && kind === 'sections') return renderSectionPage(at);
  if (path.length === 2 && kind === 'series') return renderSeriesPage(at);
  if (path.length === 2 && kind === 'topics') return renderTopicPage(at);
  if (path.length === 2 && kind === 'authors') return renderAuthorPage(at);
  if (path.length === 3 && kind === 'articles' && more === 'history') return renderHistoryPage(at);
  return renderAboutPage(request, path);
}
