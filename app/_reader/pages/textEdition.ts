import { createElement } from 'react';
import { redirectMoved } from '#app/_reader/redirects.ts';
import { sectionName } from '#components/reader/readerFrame.ts';
import { TextCorrections } from '#components/reader/text/TextCorrections.tsx';
import { TextFront } from '#components/reader/text/TextFront.tsx';
import { TextAbout, TextList } from '#components/reader/text/TextLists.tsx';
import { countOnPage, TextSearch } from '#components/reader/text/TextSearch.tsx';
import { matchRoute, pathOf, type RouteName, type RouteWith, TEXT_EDITION } from '#contracts/routes.ts';
import { readAboutPage } from '#editorial/readerQueries/aboutPages.ts';
import { readCorrections } from '#editorial/readerQueries/correctionList.ts';
import { readFront } from '#editorial/readerQueries/liveFront.ts';
import { suggestSpelling } from '#editorial/readerQueries/searchSuggestions.ts';
import {
  type ListedStories,
  readAuthor,
  readSection,
  readTopic,
} from '#editorial/readerQueries/storyLists.ts';
import { earliest, openPageContext, type PageContext, type Parameters, segment } from '../pageContext.ts';
import { searchByQuery } from './searchResults.ts';
import { type TextRequest, textArticle, textHistory, textNotFound } from './textArticlePages.ts';

/**
 * The page of the text-only edition at the segments of a path, with the cache tags of the page itself. Modules that
 * import a style sheet must not be imported here: it would be part of every page of the edition.
 */
export async function renderTextEdition(path: string[], parameters: Parameters) {
  const context = await openPageContext(parameters);
  const match = matchRoute(`/${path.join('/')}`);
  const { slug: raw, part } = { slug: '', part: undefined, ...match?.parameters };
  const slug = segment(raw);
  if (!match || !isTextPage(match.route) || slug === null)
    return textAbout(context, path.map((each) => segment(each) ?? '').join('/'));
  return PAGES[match.route](context, { slug, part, parameters });
}

type TextPageName = Exclude<RouteWith<'text'>, 'about' | 'aboutPage'> | 'articlePart';
type TextPageRenderer = (context: PageContext, request: TextRequest) => Promise<React.ReactElement>;

const PAGES: Record<TextPageName, TextPageRenderer> = {
  front: textFront,
  search: textSearch,
  corrections: textCorrections,
  article: textArticle,
  articlePart: textArticle,
  history: textHistory,
  section: textSection,
  topic: textTopic,
  author: textAuthor,
};

const isTextPage = (route: RouteName): route is TextPageName => Object.hasOwn(PAGES, route);

async function textFront({ frame, ...context }: PageContext) {
  const front = await readFront({ language: frame.language });
  const facts = context.facts(front);
  const until = earliest(facts.until, front.until);
  return createElement(TextFront, { frame, front, facts: { ...facts, until } });
}

async function textSearch(context: PageContext) {
  const { frame, facts } = context;
  const maxLength = 100; // the page contains the query in its addresses, percent-encoded
  const all = await searchByQuery(context, maxLength);
  const { criteria } = all;
  const shownCount = countOnPage({ frame, ...all });
  const isCut = shownCount < all.results.items.length;
  const { results } = isCut ? await searchByQuery(context, maxLength, shownCount) : all;
  const better = results.isFirst ? await suggestSpelling(results, criteria.language) : null;
  return createElement(TextSearch, { frame, facts: facts(results), criteria, results, better });
}

async function textSection(context: PageContext, { slug, parameters }: TextRequest) {
  const { frame } = context;
  const section = await readSection(slug, { language: frame.language, before: context.query.before });
  if (section) return textList(context, 'section', section, { frame, name: sectionName(frame, section.of) });
  await redirectMoved('section', slug, { parameters, within: TEXT_EDITION });
  return textNotFound(context);
}

async function textTopic(context: PageContext, { slug, parameters }: TextRequest) {
  const topic = await readTopic(slug, { before: context.query.before });
  if (topic) return textLabelList(context, 'topic', topic);
  await redirectMoved('topic', slug, { parameters, within: TEXT_EDITION });
  return textNotFound(context);
}

async function textAuthor(context: PageContext, { slug }: TextRequest) {
  const author = await readAuthor(slug, { before: context.query.before });
  return author ? textLabelList(context, 'author', author) : textNotFound(context);
}

type LabelList = ListedStories<{ slug: string; name: string }>;

const textLabelList = (context: PageContext, kind: 'topic' | 'author', label: LabelList) =>
  textList(context, kind, label, { frame: context.frameOfList(label.page.items), name: label.of.name });

function textList(
  { facts, query }: PageContext,
  kind: 'section' | 'topic' | 'author',
  list: ListedStories<{ slug: string }>,
  { frame, name }: { frame: PageContext['frame']; name: string },
) {
  const path = pathOf(kind, { slug: list.of.slug });
  const props = { name, path, stories: list.page, before: query.before, isSection: kind === 'section' };
  return createElement(TextList, { frame, facts: facts(list), ...props });
}

async function textCorrections({ frame, facts, query }: PageContext) {
  const { before } = query;
  const { page, ...freshness } = await readCorrections({ before });
  return createElement(TextCorrections, { frame, facts: facts(freshness), page, before });
}

async function textAbout(context: PageContext, path: string) {
  const { language, paper } = context.frame;
  const about = await readAboutPage({ path: path.slice(0, 300), language, paperLanguage: paper.language });
  if (!about) return textNotFound(context);
  const { page } = about;
  const frame = context.inLanguage(page.language);
  return createElement(TextAbout, { frame, facts: context.facts(about), page });
}
