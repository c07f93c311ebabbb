import { pathOf } from '#contracts/routes.ts';
import type { Labels, NewsEntry, SitemapEntry, SitemapParts } from '#editorial/readerQueries/sitemaps.ts';
import {
  absoluteUrl,
  address,
  articlePath,
  authorPath,
  languageParameter,
  sectionPath,
  seriesPath,
  topicPath,
} from '#publishing/addresses.ts';
import { editions, type PaperFrame, paperName } from '#publishing/paperFrame.ts';
import { largestJpeg } from '#publishing/syndicatedPictures.ts';
import { element, xml, xmlLine } from '#publishing/xmlText.ts';

// Not written with `sitemap`, which writes only to a stream, parses each address again and loads its parser too. The
// tests parse the sitemaps with it.

const declaration = '<?xml version="1.0" encoding="UTF-8"?>';
const sitemapSpace = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"';
const spaces = {
  image: 'xmlns:image="http://www.google.com/schemas/sitemap-image/1.1"',
  news: 'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"',
  xhtml: 'xmlns:xhtml="http://www.w3.org/1999/xhtml"',
};

/** The index of all parts: https://www.sitemaps.org/protocol.html#index */
export function sitemapIndex(frame: PaperFrame, { articles, topics, authors }: SitemapParts): string {
  const absolute = absoluteUrl(frame);
  const part = (name: string, changedAt?: Date) =>
    `<sitemap>${element('loc', absolute(pathOf('sitemapPart', { name: `${name}.xml` })))}${element('lastmod', changedAt?.toISOString())}</sitemap>`;
  const parts = [
    part('pages'),
    ...topics.map((number) => part(`topics-${number}`)),
    ...authors.map((number) => part(`authors-${number}`)),
    ...articles.map(({ part: number, changedAt }) => part(`articles-${number}`, changedAt)),
  ];
  return document('sitemapindex', [], parts);
}

/** The front page, sections, series and pages about the paper. */
export function pagesMap(frame: PaperFrame, series: string[] = []): string {
  const languages = editions(frame);
  const sections = frame.paper.sections.map(({ slug }) => sectionPath(slug));
  const about = frame.paper.about?.map(({ path }) => `/${path}`) ?? [];
  const paths = ['/', pathOf('corrections'), ...sections, ...about, ...series.map(seriesPath)];
  const byLanguage = paths.flatMap((path) => {
    const all = languages.map((language) => ({
      language,
      path: address(path, { language: languageParameter(frame, language) }),
    }));
    return all.map((each) => url(frame, each.path, all.length > 1 ? inLanguages(frame, all) : ''));
  });
  return document('urlset', ['xhtml'], [...byLanguage, url(frame, pathOf('record'))]);
}

const labelPaths = { topics: topicPath, authors: authorPath };

export function labelsMap(frame: PaperFrame, labels: Labels, slugs: string[]): string {
  const urls = slugs.map((slug) => url(frame, labelPaths[labels](slug)));
  return document('urlset', [], urls);
}

/** Stories with their pictures and translations, in Google's extensions. */
export function articlesMap(frame: PaperFrame, entries: SitemapEntry[]): string {
  const urls = entries.map(({ slug, releasedAt, lead, translations }) => {
    const alternates = translations.map((each) => ({ ...each, path: articlePath(each.slug) }));
    const picture = largestJpeg(lead);
    const location = picture ? element('image:loc', absoluteUrl(frame)(picture.path)) : '';
    const image = location && `<image:image>${location}</image:image>`;
    const lastmod = element('lastmod', releasedAt.toISOString());
    return url(frame, articlePath(slug), `${lastmod}${inLanguages(frame, alternates)}${image}`);
  });
  return document('urlset', ['xhtml', 'image'], urls);
}

/** https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap */
export function newsSitemap(frame: PaperFrame, entries: NewsEntry[]): string {
  const urls = entries.map((entry) => {
    const name = element('news:name', xmlLine(paperName({ ...frame, language: entry.language })));
    const publication = `${name}${element('news:language', newsLanguage(entry.language))}`;
    const news = [
      `<news:publication>${publication}</news:publication>`,
      element('news:publication_date', entry.firstReleasedAt.toISOString()),
      element('news:title', xmlLine(entry.headline)),
    ];
    return url(frame, articlePath(entry.slug), `<news:news>${news.join('')}</news:news>`);
  });
  return document('urlset', ['news'], urls);
}

/** Google News wants the primary language, except for Chinese. */
const newsLanguage = (language: string) =>
  /^zh-(cn|tw)$/i.test(language) ? language.toLowerCase() : (language.split('-')[0] ?? language);

function document(root: string, used: (keyof typeof spaces)[], parts: string[]): string {
  const names = [sitemapSpace, ...used.map((name) => spaces[name])].join(' ');
  return `${declaration}\n<${root} ${names}>\n${parts.join('\n')}\n</${root}>\n`;
}

const url = (frame: PaperFrame, path: string, more = '') =>
  `<url>${element('loc', absoluteUrl(frame)(path))}${more}</url>`;

/** https://developers.google.com/search/docs/specialty/international/localized-versions#sitemap */
function inLanguages(frame: PaperFrame, alternates: { language: string; path: string }[]): string {
  const urlOf = (path: string) => xml(absoluteUrl(frame)(path));
  return alternates
    .map(({ language, path }) => `<xhtml:link rel="alternate" hreflang="${language}" href="${urlOf(path)}"/>`)
    .join('');
}
