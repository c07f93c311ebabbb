import { and, eq, type SQL, type SQLWrapper, sql } from 'drizzle-orm';
import {
  liveAuthor,
  liveRelease,
  liveReleaseAuthor,
  liveReleaseTopic,
  liveSection,
  liveTopic,
} from '#db/live';
import { reader } from '#db/pools';
import type { Language, Numbered, Page, Picture, Teaser, Truth } from './shapes.ts';
import { asNumbered, cursorOf, numberedColumns, olderThan, pageOf, parseCursor } from './teasers.ts';
import { readTruth } from './truth.ts';

export type CatalogueOrder = {
  /** at most one of the three: each list has an index of its own */
  by?: { section: string } | { topic: string } | { author: string };
  language?: Language;
  before?: string;
  /** entries a page */
  limit: number;
  /** with the bodies */
  whole?: boolean;
};

/** `body` is null unless it was asked for. */
export type CatalogueEntry = Teaser & Numbered & { body: unknown; pictures: Record<string, Picture> };

/** Live articles for machines, newest by first release. A section, topic or author that has none gives an empty list. */
export async function readCatalogue(order: CatalogueOrder): Promise<Truth & { page: Page<CatalogueEntry> }> {
  const [list, truth] = await Promise.all([findList(order.by), readTruth(['sections'])]);
  truth.tags.push(list?.tag ?? 'latest');
  if (!list) return { page: { items: [], before: null }, ...truth };
  const cursor = parseCursor(order.before);
  const rows = await selectFrom(list, order.whole ?? false)
    .where(
      and(
        list.where,
        order.language ? eq(liveRelease.language, order.language) : undefined,
        cursor ? olderThan(cursor, list.at, list.id) : undefined,
      ),
    )
    .orderBy(sql`${list.at} desc`, sql`${list.id} desc`)
    .limit(order.limit + 1);
  const page = pageOf(rows, order.limit, ({ cursor: _, body, ...row }) => ({
    ...asNumbered(row),
    body,
    pictures: row.pictures,
  }));
  return { page, ...truth };
}

/** What is walked: the columns that its index orders. */
type List = { tag: string; join?: 'topics' | 'authors'; where?: SQL; at: SQLWrapper; id: SQLWrapper };

const newest = { at: liveRelease.firstReleasedAt, id: liveRelease.id };

async function findList(by: CatalogueOrder['by']): Promise<List | null> {
  if (!by) return { ...newest, tag: 'latest' };
  if ('section' in by) {
    const [found] = await reader().select().from(liveSection).where(eq(liveSection.slug, by.section));
    return found
      ? { ...newest, where: eq(liveRelease.sectionId, found.id), tag: `section:${found.id}` }
      : null;
  }
  if ('topic' in by) {
    const { topicId, firstReleasedAt: at, releaseId: id } = liveReleaseTopic;
    const [found] = await reader().select().from(liveTopic).where(eq(liveTopic.slug, by.topic));
    return found ? { join: 'topics', where: eq(topicId, found.id), at, id, tag: `topic:${found.id}` } : null;
  }
  const { authorId, firstReleasedAt: at, releaseId: id } = liveReleaseAuthor;
  const [found] = await reader().select().from(liveAuthor).where(eq(liveAuthor.slug, by.author));
  return found ? { join: 'authors', where: eq(authorId, found.id), at, id, tag: `author:${found.id}` } : null;
}

function selectFrom({ join, at, id }: List, whole: boolean) {
  const query = reader()
    .select({
      ...numberedColumns,
      body: whole ? sql<unknown>`${liveRelease.body}` : sql<unknown>`null`,
      cursor: cursorOf(at, id),
    })
    .from(liveRelease)
    .leftJoin(liveSection, eq(liveSection.id, liveRelease.sectionId))
    .$dynamic();
  if (join === 'topics') query.innerJoin(liveReleaseTopic, eq(liveReleaseTopic.releaseId, liveRelease.id));
  if (join === 'authors') query.innerJoin(liveReleaseAuthor, eq(liveReleaseAuthor.releaseId, liveRelease.id));
  return query;
}
