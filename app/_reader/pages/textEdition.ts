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
import { readAboutPage } from '#editorial/readerQueries/aboutPages.ts';
import { readCorrections } from '#editorial/readerQueries/correctionList.ts';
import { readArticle } from '#editorial/readerQueries/liveArticle.ts';
import { readFront } from '#editorial/readerQueries/liveFront.ts';
import { readHistory } from '#editorial/readerQueries/releaseHistory.ts';
import { suggestSpelling } from '#editorial/readerQueries/searchSuggestions.ts';
import { readAuthor, readSection, readTopic } from '#editorial/readerQueries/storyLists.ts';
import { answerPaper } from './paperAnswer.ts';
import { placeInHistory } from './placeInHistory.ts';

/**
 * The text-only edition of the page at a path given as segments. It has the same content, and so the same tags, as the
 * page itself. Do not import anything here that imports a style sheet: every page of the edition would include it.
 */
export async function renderTextEdition(path: string[], parameters: Parameters) {
  const opened = await openPageContext(parameters);
  const [kind = '', slug, more] = path.map((part) => segment(part) ?? '');
  if (path.length === 0) return front(opened);
  if (path.length === 1 && kind === 'search') return search(opened);
  if (kind === 'articles' && slug && path.length === 3 && more === 'history')
    return history(opened, slug, parameters);
  if (kind === 'articles' && slug && path.length <= 3) return article(opened, slug, more);
  if (path.length === 2 && slug && /^(sections|topics|authors)$/.test(kind))
    return list(opened, kind, slug, parameters);
  if (path.length === 1 && kind === 'corrections') return corrections(opened);
  return about(opened, path.map((part) => segment(part) ?? '').join('/'));
}

async function front({ frame, facts }: PageContext) {
  const found = await readFront({ language: frame.language });
  const pressFacts = facts(found);
  return createElement(TextFront, {
    frame,
    front: found,
    facts: { ...pressFacts, until: earliest(pressFacts.until, found.until) },
  });
}

async function article(opened: PageContext, slug: string, more: string | undefined) {
  const { facts, frame } = opened;
  const found = await readArticle(slug);
  switch (found.is) {
    case 'live': {
      const { article } = found;
      const pressFacts = facts(found);
      const part = more === undefined ? 1 : /^[2-9]$|^[1-9]\d{1,3}$/.test(more) ? Number(more) : 0;
      const frame = opened.inLanguage(article.language);
      if (part < 1 || part > pagesOfArticle({ frame, article }).length) return lost(opened, found.tags);
      return createElement(TextArticle, {
        frame,
        facts: pressFacts,
        article,
        part,
      });
    }
    case 'moved':
      return permanentRedirect(`/text/articles/${encodeURIComponent(found.to)}`);
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
  const longest = 100; // the page contains its addresses, percent-encoded
  const whole = await answerPaper(opened, longest);
  const { asked } = whole;
  const most = countOnPage({ frame, asked, found: whole.found });
  const { found } = most < whole.found.items.length ? await answerPaper(opened, longest, most) : whole;
  const better = found.isFirst ? await suggestSpelling(found, asked.language) : null;
  return createElement(TextSearch, { frame, facts: facts(found), asked, found, better });
}

async function history(opened: PageContext, slug: string, parameters: Parameters) {
  const before = placeInHistory(await parameters);
  const history = await readHistory(slug, { before });
  if (history) {
    const frame = opened.inLanguage(history.language);
    return createElement(TextHistory, { frame, facts: opened.facts(history), history, before });
  }
  const { is, tags, ...rest } = await readArticle(slug);
  if (is === 'moved' && 'to' in rest)
    permanentRedirect(`/text/articles/${encodeURIComponent(rest.to)}/history`);
  return lost(opened, tags);
}

async function list(opened: PageContext, kind: string, slug: string, parameters: Parameters) {
  const { frame, given, paper } = opened;
  const { before } = given;
  if (kind === 'sections') {
    const section = await readSection(slug, { language: frame.language, before });
    if (!section) {
      await redirectMoved('section', slug, { parameters, within: '/text' });
      return lost(opened);
    }
    const { of, page } = section;
    const name = of.names[frame.language] ?? of.names[paper.language] ?? of.slug;
    return createElement(TextList, {
      frame,
      facts: opened.facts(section),
      name,
      path: `/sections/${encodeURIComponent(of.slug)}`,
      stories: page,
      before,
      isSection: true,
    });
  }
  const found = kind === 'topics' ? await readTopic(slug, { before }) : await readAuthor(slug, { before });
  if (!found) {
    if (kind === 'topics') await redirectMoved('topic', slug, { parameters, within: '/text' });
    return lost(opened);
  }
  const { of, page } = found;
  return createElement(TextList, {
    frame: opened.inLanguage(opened.asked ?? page.items[0]?.language ?? paper.language),
    facts: opened.facts(found),
    name: of.name,
    path: `/${kind}/${encodeURIComponent(of.slug)}`,
    stories: page,
    before,
    isSection: false,
  });
}

async function corrections({ frame, facts, given }: PageContext) {
  const corrections = await readCorrections({ before: given.before });
  return createElement(TextCorrections, {
    frame,
    facts: facts(corrections),
    page: corrections.page,
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
