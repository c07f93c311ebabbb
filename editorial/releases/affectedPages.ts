import { pathOf, readablePath } from '#contracts/routes.ts';
import type { Transaction } from '#db/pools.ts';
import { sql } from '#db/query.ts';
import type { LocalizedNames } from '#db/schema/taxonomy.ts';
import { isProvisional, slugFrom } from '#editorial/articles/articleSlugs.ts';
import { type AffectedLists, forecastAffectedLists } from '#editorial/related/affectedLists.ts';
import type { Relations } from '#editorial/related/foundRelations.ts';
import type { ReleaseContent } from './releaseContent.ts';

/** A page that shows the article now or after the release. */
export type PageChange = {
  is: 'article' | 'history' | 'front' | 'corrections' | 'section' | 'topic' | 'author';
  /** whether the article is already on the page, is added to it, or is removed from it */
  change: 'stays' | 'enters' | 'leaves';
  /** for a section: its names by language */
  name: string | LocalizedNames;
  path: string;
};

export type AffectedPage = { headline: string; path: string };

/** Everything that a release changes for readers. `Plans` lists the scheduled acts that it cancels. */
export type AffectedPages = {
  pages: PageChange[];
  feeds: string[];
  /** null: the lists do not change before the release is live */
  sidebars: AffectedLists | null;
  translations: AffectedPage[];
  /** number of subscribers who receive an email about it */
  subscribers: number;
};

type PlannedRelease = {
  content: ReleaseContent;
  relations: Relations;
  /** the planned release begins later; another release is live until then */
  isUpdateToCome: boolean;
  /** a correction or clarification, which stays in the list of corrections forever */
  isNotice: boolean;
};

/** Writes nothing. */
export async function findAffectedPages(tx: Transaction, planned: PlannedRelease): Promise<AffectedPages> {
  const { content, relations, isUpdateToCome, isNotice } = planned;
  const now = await readPresentPages(tx, content);
  const change = now.isLive ? 'stays' : 'enters';
  const { language } = content.article;
  // A path contains the language only if it differs from the paper's language.
  const marked = (path: string) => (language === now.paperLanguage ? path : `${path}?language=${language}`);
  const section = content.section && { slug: content.section.slug, name: content.section.names };
  const sections = changesOf('section', section ? [section] : [], now.sections);
  const sectionSlugs = new Set([...(section ? [section] : []), ...now.sections].map(({ slug }) => slug));
  const slug = isProvisional(content.article.slug) ? slugFrom(content.headline) : content.article.slug;
  return {
    pages: [
      { is: 'article', change, name: content.headline, path: readablePath(pathOf('article', { slug })) },
      { is: 'history', change, name: '', path: readablePath(pathOf('history', { slug })) },
      { is: 'front', change, name: '', path: marked(pathOf('front')) },
      ...(isNotice
        ? [{ is: 'corrections', change: 'enters', name: '', path: pathOf('corrections') } as const]
        : []),
      ...sections.map((section) => ({ ...section, path: marked(section.path) })),
      ...changesOf('topic', content.topics, now.topics),
      ...changesOf('author', content.authors, now.authors),
    ],
    feeds: [
      marked(pathOf('paperFeed', { format: 'xml' })),
      marked(pathOf('paperFeed', { format: 'json' })),
      ...[...sectionSlugs].map((slug) =>
        marked(readablePath(pathOf('sectionFeed', { slug, format: 'xml' }))),
      ),
      ...(isNotice ? [pathOf('correctionsFeed')] : []),
      pathOf('sitemap'),
      pathOf('newsSitemap'),
    ],
    sidebars: isUpdateToCome ? null : await forecastAffectedLists(tx, content, relations),
    translations: now.translations.map(({ headline, slug }) => ({
      headline,
      path: readablePath(pathOf('article', { slug })),
    })),
    subscribers: now.subscribers,
  };
}

type ListPage = Pick<PageChange, 'name'> & { slug: string };

function changesOf(is: 'section' | 'topic' | 'author', then: ListPage[], now: ListPage[]): PageChange[] {
  const pageOf = ({ name, slug }: ListPage, change: PageChange['change']): PageChange => {
    return { is, change, name, path: readablePath(pathOf(is, { slug })) };
  };
  const isIn = (pages: ListPage[], { slug }: ListPage) => pages.some((page) => page.slug === slug);
  return [
    ...then.map((page) => pageOf(page, isIn(now, page) ? 'stays' : 'enters')),
    ...now.filter((page) => !isIn(then, page)).map((page) => pageOf(page, 'leaves')),
  ];
}

type PresentPages = Record<'sections' | 'topics' | 'authors', ListPage[]> &
  Pick<AffectedPages, 'subscribers'> & {
    translations: { headline: string; slug: string }[];
    paperLanguage: string;
    isLive: boolean;
  };

async function readPresentPages(
  tx: Transaction,
  { article, section }: ReleaseContent,
): Promise<PresentPages> {
  const family = article.translationOf ?? article.id;
  const { rows } = await tx.execute<PresentPages>(sql`
    with live as (select id, section_id from release where article_id = ${article.id} and live @> now())
    select coalesce((select language from paper), 'en') as "paperLanguage", exists (select from live) as "isLive",
      coalesce((select jsonb_agg(jsonb_build_object('slug', s.slug, 'name', s.names))
        from live join section s on s.id = live.section_id), '[]') as sections,
      coalesce((select jsonb_agg(jsonb_build_object('slug', t.slug, 'name', t.name) order by t.name)
        from live join release_topic x on x.release_id = live.id join topic t on t.id = x.topic_id), '[]') as topics,
      coalesce((select jsonb_agg(jsonb_build_object('slug', t.slug, 'name', t.name) order by t.name)
        from live join release_author x on x.release_id = live.id join author t on t.id = x.author_id), '[]') as authors,
      coalesce((select jsonb_agg(jsonb_build_object('headline', r.headline, 'slug', a.slug) order by a.id)
        from article a join release r on r.article_id = a.id and r.live @> now()
        where a.id <> ${article.id} and (a.translation_of = ${family} or a.id = ${family})), '[]') as translations,
      (select count(distinct lower(email))::int from subscriber where confirmed_at is not null and ended_at is null
        and language = ${article.language} and (section_id is null or section_id = ${section?.id ?? null}::bigint)) as subscribers`);
  const [now] = rows;
  if (!now) throw new Error('a select without "from" returned no row');
  return now;
}
