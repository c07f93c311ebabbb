import { nfc } from '#contracts/normalForm.ts';
import { liveAuthor, liveFiledSection, liveTopic } from '#db/liveViews/paperViews.ts';
import { liveRelease, liveReleaseAuthor, liveReleaseTopic } from '#db/liveViews/releaseViews.ts';
import { reader } from '#db/pools.ts';
import { and, eq, type SQL, type SQLWrapper, sql } from '#db/query.ts';
import type { LocalizedNames } from '#db/schema/taxonomy.ts';
import { findMoved, findSection, inSection, type SectionBound, type SectionFilter } from './sectionLookup.ts';
import { asNumbered, cursorOf, numberedColumns, olderThan } from './teasers.ts';

/** A list of stories; each kind of list has its own index. */
export type Of = { section: string } | { topic: string } | { author: string };

/** A list that can be paged, with the columns by which its index is ordered, newest first. */
export type PagedList = {
  tag: string;
  names: LocalizedNames | string | null;
  /** its present slug, if a former one was requested; null: the whole paper, or an author */
  slug: string | null;
  join?: 'topics' | 'authors';
  where?: (bound: SectionBound) => SQL;
  at: SQLWrapper;
  id: SQLWrapper;
};

const newest = { at: liveRelease.firstReleasedAt, id: liveRelease.id };

/** Null: the section does not exist, or the topic or author has no live story. */
export async function findPagedList(of: Of | undefined): Promise<PagedList | null> {
  if (!of) return { ...newest, tag: 'latest', names: null, slug: null };
  if ('section' in of) {
    const section = await findSection(of.section);
    if (!section) return followMoved('section', of.section);
    const { id, names, slug, members } = section;
    return { ...newest, where: (bound) => inSection(members, bound), tag: `section:${id}`, names, slug };
  }
  if ('topic' in of) {
    const { topicId, firstReleasedAt: at, releaseId: id } = liveReleaseTopic;
    const slug = nfc(of.topic);
    const [topic] = await reader().select().from(liveTopic).where(eq(liveTopic.slug, slug));
    if (!topic) return followMoved('topic', slug);
    const list = { tag: `topic:${topic.id}`, names: topic.name, slug: topic.slug };
    return { join: 'topics', where: () => eq(topicId, topic.id), at, id, ...list };
  }
  const { authorId, firstReleasedAt: at, releaseId: id } = liveReleaseAuthor;
  const slug = nfc(of.author);
  const [author] = await reader().select().from(liveAuthor).where(eq(liveAuthor.slug, slug));
  if (!author) return null;
  const list = { tag: `author:${author.id}`, names: author.name, slug: null };
  return { join: 'authors', where: () => eq(authorId, author.id), at, id, ...list };
}

/** The list that a former slug leads to; each former slug leads directly to the present one. */
async function followMoved(kind: SectionFilter, slug: string): Promise<PagedList | null> {
  const to = await findMoved(kind, slug);
  return to === null || to === slug
    ? null
    : findPagedList(kind === 'section' ? { section: to } : { topic: to });
}

type PageBound = SectionBound & { hasBodies: boolean };

/** The rows of one page of a list, in order. @param hasBodies with the bodies */
export function selectPage({ join, where, at, id }: PagedList, { hasBodies, ...bound }: PageBound) {
  const { language, cursor, limit } = bound;
  const query = reader()
    .select({
      ...numberedColumns,
      body: hasBodies ? sql<unknown>`${liveRelease.body}` : sql<unknown>`null`,
      cursor: cursorOf(at, id),
    })
    .from(liveRelease)
    .leftJoin(liveFiledSection, eq(liveFiledSection.id, liveRelease.sectionId))
    .where(
      and(
        where?.(bound),
        language ? eq(liveRelease.language, language) : undefined,
        cursor ? olderThan(cursor, at, id) : undefined,
      ),
    )
    .orderBy(sql`${at} desc`, sql`${id} desc`)
    .limit(limit)
    .$dynamic();
  if (join === 'topics') query.innerJoin(liveReleaseTopic, eq(liveReleaseTopic.releaseId, liveRelease.id));
  if (join === 'authors') query.innerJoin(liveReleaseAuthor, eq(liveReleaseAuthor.releaseId, liveRelease.id));
  return query;
}

/** A story of a list with its body and pictures. */
export const asWholeStory = ({
  cursor: _,
  body,
  ...row
}: Awaited<ReturnType<typeof selectPage>>[number]) => ({
  ...asNumbered(row),
  body,
  pictures: row.pictures,
});
