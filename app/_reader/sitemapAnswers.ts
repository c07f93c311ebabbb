import { readSeriesAddresses } from '#editorial/readerQueries/liveSeries.ts';
import {
  readNews,
  readSitemapLabels,
  readSitemapPart,
  readSitemapParts,
} from '#editorial/readerQueries/sitemaps.ts';
import {
  articlesMap,
  labelsMap,
  newsSitemap,
  pagesMap,
  sitemapIndex,
} from '#publishing/sitemaps/sitemapXml.ts';
import { earliest } from './earliestInstant.ts';
import { openPageContext } from './pageContext.ts';
import { pressMeta } from './pressMeta.ts';

const type = 'application/xml; charset=utf-8';

export async function answerIndex(): Promise<Response> {
  const { frame, facts } = await openPageContext();
  const parts = await readSitemapParts();
  return pressMeta(sitemapIndex(frame, parts), type, facts(parts));
}

/** The news sitemap: stories of the last two days. It becomes outdated when its oldest story is too old. */
export async function answerNews(): Promise<Response> {
  const { frame, facts } = await openPageContext();
  const news = await readNews();
  const pressFacts = facts(news);
  const until = earliest(pressFacts.until, news.until);
  return pressMeta(newsSitemap(frame, news.entries), type, { ...pressFacts, until });
}

/** One part of the sitemap, by its name in the index; not found if it is empty. */
export async function answerPart(name: string): Promise<Response> {
  const { frame, facts } = await openPageContext();
  if (name === 'pages.xml')
    return pressMeta(pagesMap(frame, await readSeriesAddresses()), type, facts({ tags: ['series'] }));
  const [, kind, number] = /^(articles|topics|authors)-(0|[1-9]\d{0,8})\.xml$/.exec(name) ?? [];
  const part = Number(number);
  if (kind === 'articles') {
    const { entries, ...found } = await readSitemapPart(part);
    const pressFacts = facts(found);
    if (entries.length === 0) return nothing(pressFacts);
    const until = earliest(pressFacts.until, found.until);
    return pressMeta(articlesMap(frame, entries), type, { ...pressFacts, until });
  }
  if (kind === 'topics' || kind === 'authors') {
    const { slugs, ...found } = await readSitemapLabels(kind, part);
    return slugs.length > 0
      ? pressMeta(labelsMap(frame, kind, slugs), type, facts(found))
      : nothing(facts(found));
  }
  return nothing(facts({ tags: ['latest'] }));
}

const nothing = (facts: Parameters<typeof pressMeta>[2]) =>
  pressMeta('The sitemap has no such part.\n', 'text/plain; charset=utf-8', facts, 404);
