import { eq, type SQL, type SQLWrapper, sql } from 'drizzle-orm';
import {
  liveAuthor,
  liveRelease,
  liveReleaseAuthor,
  liveReleaseTopic,
  liveSection,
  liveTopic,
} from '#db/live';
import { reader } from '#db/pools';
import type { Names } from '#db/schema/filing';
import { cursorOf, numberedColumns } from './teasers.ts';

/** Which stories: each of these lists has an index of its own. */
export type Of = { section: string } | { topic: string } | { author: string };

/** What is walked: the columns that its index orders, newest first. */
export type Walk = {
  tag: string;
  names: Names | string | null;
  join?: 'topics' | 'authors';
  where?: SQL;
  at: SQLWrapper;
  id: SQLWrapper;
};

const newest = { at: liveRelease.firstReleasedAt, id: liveRelease.id };

/** Null: no such section, or no live story of such a topic or author. */
export async function findWalk(of: Of | undefined): Promise<Walk | null> {
  if (!of) return { ...newest, tag: 'latest', names: null };
  if ('section' in of) {
    const [found] = await reader().select().from(liveSection).where(eq(liveSection.slug, of.section));
    if (!found) return null;
    const { id, names } = found;
    return { ...newest, where: eq(liveRelease.sectionId, id), tag: `section:${id}`, names };
  }
  if ('topic' in of) {
    const { topicId, firstReleasedAt: at, releaseId: id } = liveReleaseTopic;
    const slug = of.topic.normalize('NFC');
    const [found] = await reader().select().from(liveTopic).where(eq(liveTopic.slug, slug));
    if (!found) return null;
    return {
      join: 'topics',
      where: eq(topicId, found.id),
      at,
      id,
      tag: `topic:${found.id}`,
      names: found.name,
    };
  }
  const { authorId, firstReleasedAt: at, releaseId: id } = liveReleaseAuthor;
  const slug = of.author.normalize('NFC');
  const [found] = await reader().select().from(liveAuthor).where(eq(liveAuthor.slug, slug));
  if (!found) return null;
  return {
    join: 'authors',
    where: eq(authorId, found.id),
    at,
    id,
    tag: `author:${found.id}`,
    names: found.name,
  };
}

/** The walk's stories, in its order; the caller bounds them. @param whole with the bodies */
export function along({ join, at, id }: Walk, whole: boolean) {
  const query = reader()
    .select({
      ...numberedColumns,
      body: whole ? sql<unknown>`${liveRelease.body}` : sql<unknown>`null`,
      cursor: cursorOf(at, id),
    })
    .from(liveRelease)
    .leftJoin(liveSection, eq(liveSection.id, liveRelease.sectionId))
    .orderBy(sql`${at} desc`, sql`${id} desc`)
    .$dynamic();
  if (join === 'topics') query.innerJoin(liveReleaseTopic, eq(liveReleaseTopic.releaseId, liveRelease.id));
  if (join === 'authors') query.innerJoin(liveReleaseAuthor, eq(liveReleaseAuthor.releaseId, liveRelease.id));
  return query;
}
