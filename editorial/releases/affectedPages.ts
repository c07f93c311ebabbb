import { pathOf } from '#contracts/routes.ts';
import type { Transaction } from '#db/pools.ts';
import { sql } from '#db/query.ts';
import type { LocalizedNames } from '#db/schema/taxonomy.ts';
import { isProvisional, slugFrom } from '#editorial/articles/articleSlugs.ts';
import { type AffectedLists, forecastAffectedLists } from '#editorial/related/affectedLists.ts';
import type { Relations } from '#editorial/related/foundRelations.ts';
import type { ReleaseContent } from './releaseContent.ts';

/** `change`: whether the article is on the page already, comes to it, or goes from it. */
export type PageChange = {
  is: 'article' | 'history' | 'front' | 'corrections' | 'section' | 'topic' | 'author';
  change: 'stays' | 'enters' | 'leaves';
  /** of a section: its names by language */
  name: string | LocalizedNames;
  path: string;
};

export type AffectedPage = { headline: string; path: string };

/** All that one release changes for readers. What it calls off is told by the article's plans. */
export type AffectedPages = {
  pages: PageChange[];
  feeds: string[];
  /** null: the lists are left alone until it is live */
  sidebars: AffectedLists | null;
  translations: AffectedPage[];
  /** people who get mail, where any asked for it */
  subscribers: number;
};

type Given = {
  content: ReleaseContent;
  relations: Relations;
  /** it begins later, over a release that is live until then */
  isUpdateToCome: boolean;
  /** a correction or clarification, which stands among the corrections for good */
  isNotice: boolean;
};

/** Reads only. */
export async function findAffectedPages(tx: Transaction, given: Given): Promise<AffectedPages> {
  const { content, relations, isUpdateToCome, isNotice } = given;
  const now = await readNow(tx, content);
  const change = now.isLive ? 'stays' : 'enters';
  // In the paper's own language an address needs no mark.
  const { language } = content.article;
  const marked = (path: string) => (language === now.paperLanguage ? path : `${path}?language=${language}`);
  const sections = changesOf(
    'section',
    content.section ? [content.section] : [],
    now.sections,
    ({ names }) => names,
  );
  const slug = isProvisional(content.article.slug) ? slugFrom(content.headline) : content.article.slug;
  return {
    pages: [
      { is: 'article', change, name: content.headline, path: `/articles/${slug}` },
      { is: 'history', change, name: '', path: `/articles/${slug}/history` },
      { is: 'front', change, name: '', path: marked('/') },
      ...(isNotice
        ? [{ is: 'corrections', change: 'enters', name: '', path: pathOf('corrections') } as const]
        : []),
      ...sections.map((section) => ({ ...section, path: marked(section.path) })),
      ...changesOf('topic', content.topics, now.topics, ({ name }) => name),
      ...changesOf('author', content.authors, now.authors, ({ name }) => name),
    ],
    feeds: [
      marked(pathOf('paperFeed', { format: 'xml' })),
      marked(pathOf('paperFeed', { format: 'json' })),
      ...sections.map(({ path }) => marked(`${path}/feed.xml`)),
      ...(isNotice ? [pathOf('correctionsFeed')] : []),
      pathOf('sitemap'),
      pathOf('newsSitemap'),
    ],
    sidebars: isUpdateToCome ? null : await forecastAffectedLists(tx, content, relations),
    translations: now.translations,
    subscribers: now.subscribers,
  };
}

type Place = { slug: string };
const folders = { section: 'sections', topic: 'topics', author: 'authors' };

function changesOf<One extends Place>(
  is: keyof typeof folders,
  then: One[],
  now: One[],
  name: (place: One) => string | LocalizedNames,
): PageChange[] {
  const page = (place: One, change: PageChange['change']): PageChange => ({
    is,
    change,
    name: name(place),
    path: `/${folders[is]}/${place.slug}`,
  });
  const isIn = (places: One[], { slug }: Place) => places.some((place) => place.slug === slug);
  return [
    ...then.map((place) => page(place, isIn(now, place) ? 'stays' : 'enters')),
    ...now.filter((place) => !isIn(then, place)).map((place) => page(place, 'leaves')),
  ];
}

type Now = {
  paperLanguage: string;
  isLive: boolean;
  sections: { slug: string; names: LocalizedNames }[];
  topics: { slug: string; name: string }[];
  authors: { slug: string; name: string }[];
  translations: AffectedPage[];
  subscribers: number;
};

async function readNow(tx: Transaction, { article, section }: ReleaseContent): Promise<Now> {
  const family = article.translationOf ?? article.id;
  const { rows } = await tx.execute<Now>(sql`
    with live as (select id, section_id from release where article_id = ${article.id} and live @> now())
    select coalesce((select language from paper), 'en') as "paperLanguage", exists (select from live) as "isLive",
      coalesce((select jsonb_agg(jsonb_build_object('slug', s.slug, 'names', s.names))
        from live join section s on s.id = live.section_id), '[]') as sections,
      coalesce((select jsonb_agg(jsonb_build_object('slug', t.slug, 'name', t.name) order by t.name)
        from live join release_topic x on x.release_id = live.id join topic t on t.id = x.topic_id), '[]') as topics,
      coalesce((select jsonb_agg(jsonb_build_object('slug', t.slug, 'name', t.name) order by t.name)
        from live join release_author x on x.release_id = live.id join author t on t.id = x.author_id), '[]') as authors,
      coalesce((select jsonb_agg(jsonb_build_object('headline', r.headline, 'path', '/articles/' || a.slug) order by a.id)
        from article a join release r on r.article_id = a.id and r.live @> now()
        where a.id <> ${article.id} and (a.translation_of = ${family} or a.id = ${family})), '[]') as translations,
      (select count(distinct lower(email))::int from subscriber where confirmed_at is not null and ended_at is null
        and language = ${article.language} and (section_id is null or section_id = ${section?.id ?? null}::bigint)) as subscribers`);
  const [now] = rows;
  if (!now) throw new Error('a select without from gave no row');
  return now;
}
