import { createElement } from 'react';
import { notFoundPage } from '#app/_reader/notFoundPage.ts';
import { openPageContext } from '#app/_reader/pageContext.ts';
import { AboutPageView } from '#components/reader/pages/AboutPage.tsx';
import { readAboutPage } from '#editorial/readerQueries/aboutPages.ts';
import type { PageRequest } from './pageRequest.ts';

/** A page about the paper, at the path that an admin chose; every unknown address also ends here. */
export async function renderAboutPage({ parameters, within }: PageRequest, path: string[]) {
  const opened = await openPageContext(parameters, within);
  const { frame, paper } = opened;
  const about = await readAboutPage({
    path: path.join('/').slice(0, 300),
    language: frame.language,
    own: paper.language,
  });
  if (!about) return notFoundPage(opened);
  return createElement(AboutPageView, {
    frame: opened.inLanguage(about.page.language),
    facts: opened.facts(about),
    page: about.page,
  });
}
