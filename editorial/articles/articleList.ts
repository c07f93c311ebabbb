import { z } from 'zod';
import { staff } from '#db/pools.ts';
import { and, eq, isNotNull, type SQL, sql } from '#db/query.ts';
import { article } from '#db/schema/articles.ts';
import { draft } from '#db/schema/drafts.ts';
import type { ArticleId } from '#db/schema/ids.ts';
import { user } from '#db/schema/people.ts';
import { type Language, type LocalizedNames, section } from '#db/schema/taxonomy.ts';
import type { AnyActor } from '#editorial/access/actor.ts';
import { allow } from '#editorial/access/policy.ts';
import { articleIsListed } from '#editorial/bin/binFilters.ts';
import { binKinds } from '#editorial/bin/binKinds.ts';
import { mayDelete } from '#editorial/bin/movingToBin.ts';
import { type DraftSearch, searchDrafts } from '#editorial/drafts/draftSearch.ts';
import {
  type ListedAssignment,
  readListedAssignment,
  readWaitReasons,
  type WaitReason,
  whereWaiting,
} from '#editorial/flow/waitingForActor.ts';
import { line } from '#editorial/inputSchemas.ts';
import { readUnreleasedChanges, type UnreleasedChanges } from '#editorial/releases/unreleasedChanges.ts';
import type { Marked } from '#editorial/search/matchMarks.ts';
import { listFilters, whereFiltered } from './articleListFilters.ts';
import { byDueTime, byLastChange } from './articleListOrder.ts';
import { type ArticleStanding, articleStanding } from './articleStanding.ts';
import { type FieldChange, lastFieldChange } from './fieldChanges.ts';

export const listViews = ['all', 'waiting', 'mine', 'filed', 'embargoed', 'live', 'withdrawn'] as const;
export type ListView = (typeof listViews)[number];

export const listOrder = listFilters.extend({
  view: z.enum(listViews).catch('all'),
  q: line(200).catch(''),
  before: z.string().max(90).optional().catch(undefined),
});

export type ListedArticle = {
  id: ArticleId;
  slug: string;
  language: Language;
  headline: string;
  wordCount: number;
  section: LocalizedNames | null;
  standing: ArticleStanding;
  unreleased: UnreleasedChanges | null;
  /** null: it is assigned to nobody */
  assignment: ListedAssignment | null;
  /** why it waits for the actor */
  waits: WaitReason[];
  changedAt: Date;
  changedBy: string | null;
  /** the newest change of a field; null if nobody has changed the article since changes are recorded */
  lastChange: FieldChange | null;
  /** it was never released, and the actor may move it to the bin */
  mayDelete: boolean;
  /** for a search: the matching part of the text */
  snippet: Marked | null;
};

export type ArticleList = {
  items: ListedArticle[];
  /** cursor of the next page; null: this is the last page */
  before: string | null;
  now: Date;
} & Pick<DraftSearch, 'leftOut' | 'isOfStopWords'>;

const PAGE_SIZE = 50;

/** A condition on `article`: readers see it now. */
export const isLive = sql`exists (select 1 from release r where r.article_id = ${article.id} and r.live @> now())`;
/**
 * Embargoed articles are few. Their ids are selected first, so that the planner does not scan the whole list.
 */
const isEmbargoed = sql`${article.id} = any(array(select r.article_id from release r where lower(r.live) > now()))`;

function views(actor: AnyActor): Record<ListView, SQL | undefined> {
  return {
    all: undefined,
    waiting: whereWaiting(actor),
    mine: actor.id === null ? sql`false` : eq(article.createdBy, actor.id),
    filed: and(isNotNull(article.filedAt), sql`not ${isLive}`),
    embargoed: isEmbargoed,
    live: isLive,
    withdrawn: sql`exists (select 1 from live.taken_away w where w.article_id = ${article.id}) and not ${isLive}`,
  };
}

/**
 * The newsroom's list, last changed first; what waits for the actor, by due time. `before` continues after a page's last
 * row.
 * @param extra - a further condition, and the number of rows of a page if it is not 50
 */
export async function listArticles(
  actor: AnyActor,
  order: z.input<typeof listOrder>,
  { where, pageSize = PAGE_SIZE }: { where?: SQL | undefined; pageSize?: number } = {},
): Promise<ArticleList> {
  allow(actor, 'article.list');
  const { view, q, before, ...filters } = listOrder.parse(order);
  const ordering = view === 'waiting' ? byDueTime : byLastChange;
  const filtered = await whereFiltered(filters);
  const search = q ? await searchDrafts(q) : null;
  const rows = await staff()
    .select({
      id: article.id,
      slug: article.slug,
      language: article.language,
      headline: draft.headline,
      wordCount: draft.wordCount,
      section: section.names,
      createdBy: article.createdBy,
      // With `limit`, Postgres looks up each row's article instead of hashing every release.
      wasReleased: sql<boolean>`(select true from release r where r.article_id = ${article.id} limit 1) is not null`,
      standing: articleStanding,
      unreleased: readUnreleasedChanges,
      assignment: readListedAssignment(actor),
      waits: readWaitReasons(actor),
      lastChange: lastFieldChange,
      changedAt: article.changedAt,
      changedBy: user.name,
      text: search
        ? sql<string>`left(${draft.standfirst} || E'\\n' || ${draft.plainText}, 20000)`
        : sql<string>`''`,
      cursor: ordering.cursor,
      now: sql<string>`now()`,
    })
    .from(article)
    .innerJoin(draft, eq(draft.articleId, article.id))
    .leftJoin(section, eq(section.id, article.sectionId))
    .leftJoin(user, eq(user.id, draft.changedBy))
    .where(
      and(articleIsListed, views(actor)[view], where, search?.where, ...filtered, ordering.isAfter(before)),
    )
    .orderBy(...ordering.orderBy)
    .limit(pageSize + 1);
  const shown = rows.slice(0, pageSize);
  const snippets = search ? await search.mark(shown) : [];
  const items = shown.map(({ cursor: _, now: __, text: ___, createdBy, wasReleased, ...row }, at) => ({
    ...row,
    mayDelete: !wasReleased && mayDelete(actor, binKinds.article, { createdBy }),
    snippet: snippets[at] ?? null,
  }));
  const last = rows.length > pageSize ? rows[pageSize - 1] : undefined;
  return {
    items,
    before: last?.cursor ?? null,
    now: new Date(rows[0]?.now ?? Date.now()),
    leftOut: search?.leftOut ?? [],
    isOfStopWords: search?.isOfStopWords ?? false,
  };
}
