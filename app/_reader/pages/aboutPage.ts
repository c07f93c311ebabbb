import { createElement } from 'react';
import { notFoundPage } from '#app/_reader/notFoundPage.ts';
import { openPageContext } from '#app/_reader/pageContext.ts';
import { AboutPageView } from '#components/reader/pages/AboutPage.tsx';
import { readAboutPage } from '#editorial/readerQueries/aboutPages.ts';
import type { PageRequest } from './pageRequest.ts';

/** A page about the paper, at the path that an admin chose; every unknown address also ends here. */
export async function renderAboutPage({ parameters, within }: PageRequest, segments: string[]) {
  const context = await openPageContext(parameters, within);
  const path = segments.join('/').slice(0, 300);
  const { language, paper } = context.frame;
  const about = await readAboutPage({ path, language, paperLanguage: paper.language });
  if (!about) return notFoundPage(context);
  const { page } = about;
  return createElement(AboutPageView, {
    frame: context.inLanguage(page.language),
    facts: context.facts(about),
    page,
  });
}
