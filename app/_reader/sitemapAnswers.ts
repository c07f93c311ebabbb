import type { PageFacts } from '#components/reader/pressFacts.ts';
import { readSeriesAddresses } from '#editorial/readerQueries/liveSeries.ts';
import * as sitemaps from '#editorial/readerQueries/sitemaps.ts';
import * as xml from '#publishing/sitemaps/sitemapXml.ts';
import { earliest, openPageContext } from './pageContext.ts';
import { pressMeta, textAnswer } from './pressMeta.ts';

const answer = (body: string, facts: PageFacts) => pressMeta(body, 'application/xml; charset=utf-8', facts);

export async function answerIndex(): Promise<Response> {
  const { frame, facts } = await openPageContext();
  const parts = await sitemaps.readSitemapParts();
  return answer(xml.sitemapIndex(frame, parts), facts(parts));
}

/** The news sitemap: stories of the last two days. It becomes outdated when its oldest story is too old. */
export async function answerNews(): Promise<Response> {
  const { frame, facts } = await openPageContext();
  const news = await sitemaps.readNews();
  const pressFacts = facts(news);
  const until = earliest(pressFacts.until, news.until);
  return answer(xml.newsSitemap(frame, news.entries), { ...pressFacts, until });
}

/** One part of the sitemap, by its name in the index; not found if it is empty. */
export async function answerPart(name: string): Promise<Response> {
  const { frame, facts } = await openPageContext();
  if (name === 'pages.xml')
    return answer(xml.pagesMap(frame, await readSeriesAddresses()), facts({ tags: ['series'] }));
  const [, kind, number] = /^(articles|topics|authors)-(0|[1-9]\d{0,8})\.xml$/.exec(name) ?? [];
  const part = Number(number);
  if (kind === 'articles') {
    const { entries, ...freshness } = await sitemaps.readSitemapPart(part);
    const pressFacts = facts(freshness);
    if (entries.length === 0) return noSuchPart(pressFacts);
    const until = earliest(pressFacts.until, freshness.until);
    return answer(xml.articlesMap(frame, entries), { ...pressFacts, until });
  }
  if (kind === 'topics' || kind === 'authors') {
    const { slugs, ...freshness } = await sitemaps.readSitemapLabels(kind, part);
    const pressFacts = facts(freshness);
    return slugs.length > 0 ? answer(xml.labelsMap(frame, kind, slugs), pressFacts) : noSuchPart(pressFacts);
  }
  return noSuchPart(facts({ tags: ['latest'] }));
}

const noSuchPart = (facts: PageFacts) => textAnswer('The sitemap has no such part.\n', facts, 404);
