import type { SitemapEntry } from '#editorial/reading/feeds';
import { articlePath, sectionPath, seriesPath } from './addresses.ts';
import { type Frame, paperName } from './frame.ts';
import { element, line } from './xml.ts';

type Map = { frame: Frame; entries: SitemapEntry[] };

const head =
  '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"';

/** https://www.sitemaps.org/protocol.html */
export function sitemap({ frame, entries, series = [] }: Map & { series?: string[] }): string {
  const sections = frame.paper.sections.map((section) => sectionPath(section.slug));
  const fixed = ['/', '/corrections', ...sections, ...series.map(seriesPath)];
  const urls = [
    ...fixed.map((path) => url(frame, path)),
    ...entries.map((entry) =>
      url(frame, articlePath(entry.slug), element('lastmod', entry.releasedAt.toISOString())),
    ),
  ];
  return `${head}>\n${urls.join('\n')}\n</urlset>\n`;
}

/** https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap */
export function newsSitemap({ frame, entries }: Map): string {
  const urls = entries.map((entry) => {
    const name = element('news:name', line(paperName({ ...frame, language: entry.language })));
    const publication = `${name}${element('news:language', entry.language.toLowerCase())}`;
    const news = [
      `<news:publication>${publication}</news:publication>`,
      element('news:publication_date', entry.firstReleasedAt.toISOString()),
      element('news:title', line(entry.headline)),
    ];
    return url(frame, articlePath(entry.slug), `<news:news>${news.join('')}</news:news>`);
  });
  return `${head} xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">\n${urls.join('\n')}\n</urlset>\n`;
}

const url = (frame: Frame, path: string, more = '') =>
  `<url>${element('loc', new URL(path, frame.siteUrl).href)}${more}</url>`;
