import { permanentRedirect } from 'next/navigation';
import { createElement } from 'react';
import { earliest } from '#app/_reader/earliestInstant.ts';
import { openPageContext, type PageContext, type Parameters, segment } from '#app/_reader/pageContext.ts';
import { redirectMoved } from '#app/_reader/redirects.ts';
import { pagesOfArticle, TextArticle } from '#components/reader/text/TextArticle.tsx';
import { TextHistory } from '#components/reader/text/TextHistory.tsx';
import {
  TextAbout,
  TextCorrections,
  TextFront,
  TextList,
  TextLost,
  TextWithdrawn,
} from '#components/reader/text/TextLists.tsx';
import { countOnPage, TextSearch } from '#components/reader/text/TextSearch.tsx';
import {
  inEdition,
  matchRoute,
  pathOf,
  type RouteName,
  type RouteWith,
  TEXT_EDITION,
} from '#contracts/routes.ts';
import { readAboutPage } from '#editorial/readerQueries/aboutPages.ts';
import { readCorrections } from '#editorial/readerQueries/correctionList.ts';
import { readArticle } from '#editorial/readerQueries/liveArticle.ts';
import { readFront } from '#editorial/readerQueries/liveFront.ts';
import { readHistory } from '#editorial/readerQueries/releaseHistory.ts';
import { suggestSpelling } from '#editorial/readerQueries/searchSuggestions.ts';
import { readAuthor, readSection, readTopic } from '#editorial/readerQueries/storyLists.ts';
import { articlePath, historyPath, sectionPath } from '#publishing/addresses.ts';
import { answerPaper } from './paperAnswer.ts';
import { placeInHistory } from './placeInHistory.ts';

/**
 * The page of the text-only edition at an address that is given in its parts. It shows, and so is tagged, as the page itself.
 * Whatever leads to a style sheet must not be imported here: the sheet would stand in every page of the edition.
 */
export async function renderTextEdition(path: string[], parameters: Parameters) {
  const opened = await openPageContext(parameters);
  const match = matchRoute(`/${path.join('/')}`);
  const { slug: raw, part } = { slug: '', part: undefined, ...match?.parameters };
  const slug = segment(raw);
  if (!match || !isPage(match.route) || slug === null)
    return about(opened, path.map((each) => segment(each) ?? '').join('/'));
  return PAGES[match.route](opened, { slug, part, parameters });
}

type Asked = { slug: string; part?: string | undefined; parameters: Parameters };
type Page = Exclude<RouteWith<'text'>, 'about' | 'aboutPage'> | 'articlePart';

const PAGES: Record<Page, (opened: PageContext, asked: Asked) => Promise<React.ReactElement>> = {
  front,
  search,
  corrections,
  article,
  articlePart: article,
  history,
  section,
  topic: (opened, asked) => list(opened, 'topic', asked),
  author: (opened, asked) => list(opened, 'author', asked),
};

const isPage = (route: RouteName): route is Page => Object.hasOwn(PAGES, route);

async function front({ frame, facts }: PageContext) {
  const found = await readFront({ language: frame.language });
  const told = facts(found);
  return createElement(TextFront, {
    frame,
    front: found,
    facts: { ...told, until: earliest(told.until, found.until) },
  });
}

async function article(opened: PageContext, { slug, part: given }: Asked) {
  const { facts, frame } = opened;
  const found = await readArticle(slug);
  switch (found.is) {
    case 'live': {
      const { article } = found;
      const told = facts(found);
      const part = given === undefined ? 1 : /^[2-9]$|^[1-9]\d{1,2}$/.test(given) ? Number(given) : 0;
      const frame = opened.inLanguage(article.language);
      if (part < 1 || part > pagesOfArticle({ frame, article }).length) return lost(opened, found.tags);
      return createElement(TextArticle, {
        frame,
        facts: told,
        article,
        part,
      });
    }
    case 'moved':
      return permanentRedirect(inEdition(TEXT_EDITION, articlePath(found.to)));
    case 'withdrawn': {
      const { notice, at } = found;
      return createElement(TextWithdrawn, { frame, facts: facts(found), notice, at });
    }
    case 'unknown':
      return lost(opened, found.tags);
  }
}

async function search(opened: PageContext) {
  const { frame, facts } = opened;
  const longest = 100; // its addresses stand in the page, percent-encoded
  const whole = await answerPaper(opened, longest);
  const { asked } = whole;
  const most = countOnPage({ frame, asked, found: whole.found });
  const { found } = most < whole.found.items.length ? await answerPaper(opened, longest, most) : whole;
  const better = found.isFirst ? await suggestSpelling(found, asked.language) : null;
  return createElement(TextSearch, { frame, facts: facts(found), asked, found, better });
}

async function history(opened: PageContext, { slug, parameters }: Asked) {
  const before = placeInHistory(await parameters);
  const found = await readHistory(slug, { before });
  if (found) {
    const frame = opened.inLanguage(found.language);
    return createElement(TextHistory, { frame, facts: opened.facts(found), history: found, before });
  }
  const { is, tags, ...rest } = await readArticle(slug);
  if (is === 'moved' && 'to' in rest) permanentRedirect(inEdition(TEXT_EDITION, historyPath(rest.to)));
  return lost(opened, tags);
}

async function section(opened: PageContext, { slug, parameters }: Asked) {
  const { frame, paper } = opened;
  const { before } = opened.given;
  const found = await readSection(slug, { language: frame.language, before });
  if (!found) {
    await redirectMoved('section', slug, { parameters, within: TEXT_EDITION });
    return lost(opened);
  }
  const { of, page } = found;
  return createElement(TextList, {
    frame,
    facts: opened.facts(found),
    name: of.names[frame.language] ?? of.names[paper.language] ?? of.slug,
    path: sectionPath(of.slug),
    stories: page,
    before,
    isSection: true,
  });
}

async function list(opened: PageContext, kind: 'topic' | 'author', { slug, parameters }: Asked) {
  const { before } = opened.given;
  const found = kind === 'topic' ? await readTopic(slug, { before }) : await readAuthor(slug, { before });
  if (!found) {
    if (kind === 'topic') await redirectMoved('topic', slug, { parameters, within: TEXT_EDITION });
    return lost(opened);
  }
  const { of, page } = found;
  return createElement(TextList, {
    frame: opened.inLanguage(opened.asked ?? page.items[0]?.language ?? opened.paper.language),
    facts: opened.facts(found),
    name: of.name,
    path: pathOf(kind, { slug: of.slug }),
    stories: page,
    before,
    isSection: false,
  });
}

async function corrections({ frame, facts, given }: PageContext) {
  const found = await readCorrections({ before: given.before });
  return createElement(TextCorrections, {
    frame,
    facts: facts(found),
    page: found.page,
    before: given.before,
  });
}

async function about(opened: PageContext, path: string) {
  const { frame, paper } = opened;
  const found = await readAboutPage({
    path: path.slice(0, 300),
    language: frame.language,
    own: paper.language,
  });
  if (!found) return lost(opened);
  return createElement(TextAbout, {
    frame: opened.inLanguage(found.page.language),
    facts: opened.facts(found),
    page: found.page,
  });
}

const lost = ({ frame, facts }: PageContext, tags: string[] = []) =>
  createElement(TextLost, { frame, facts: facts({ tags: ['latest', ...tags] }) });
