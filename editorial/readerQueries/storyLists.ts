import { nfc } from '#contracts/normalForm.ts';
import { liveAuthor, liveFiledSection, liveTopic } from '#db/liveViews/paperViews.ts';
import { liveRelease, liveReleaseAuthor, liveReleaseTopic } from '#db/liveViews/releaseViews.ts';
import { reader } from '#db/pools.ts';
import { and, desc, eq, type SQL } from '#db/query.ts';
import type { SectionId } from '#db/schema/ids.ts';
import type { LocalizedNames } from '#db/schema/taxonomy.ts';
import { lastChangeOf, readFreshness } from './freshness.ts';
import { markLive } from './liveCoverage.ts';
import type { Freshness, Language, PageOfItems, Teaser } from './readerTypes.ts';
import { findSection, inSection } from './sectionLookup.ts';
import { asTeaser, cursorOf, olderThan, pageOf, parseCursor, teaserColumns } from './teasers.ts';

const PAGE_SIZE = 20;

export type ListedStories<Of> = Freshness & { of: Of; page: PageOfItems<Teaser> };

/** The newest live releases, by first release. */
export async function newest(
  where: SQL | undefined,
  size: number,
  before?: string,
): Promise<PageOfItems<Teaser>> {
  const cursor = parseCursor(before);
  const rows = await reader()
    .select({ ...teaserColumns, cursor: cursorOf(liveRelease.firstReleasedAt, liveRelease.id) })
    .from(liveRelease)
    .leftJoin(liveFiledSection, eq(liveFiledSection.id, liveRelease.sectionId))
    .where(and(where, cursor ? olderThan(cursor, liveRelease.firstReleasedAt, liveRelease.id) : undefined))
    .orderBy(desc(liveRelease.firstReleasedAt), desc(liveRelease.id))
    .limit(size + 1);
  return marked(pageOf(rows, size, ({ cursor: _, ...row }) => asTeaser(row)));
}

async function marked(page: PageOfItems<Teaser>): Promise<PageOfItems<Teaser>> {
  await markLive(page.items);
  return page;
}

/** A section's stories, newest first, optionally in one language; null: no such section. */
export async function readSection(
  slug: string,
  order: { language?: Language; before?: string } = {},
): Promise<ListedStories<{ id: SectionId; slug: string; names: LocalizedNames }> | null> {
  const found = await findSection(slug);
  if (!found) return null;
  const { members, ...of } = found;
  const bound = { language: order.language, cursor: parseCursor(order.before), limit: PAGE_SIZE + 1 };
  const [page, truth] = await Promise.all([
    newest(
      and(inSection(members, bound), order.language ? eq(liveRelease.language, order.language) : undefined),
      PAGE_SIZE,
      order.before,
    ),
    readFreshness([`section:${found.id}`, 'sections']),
  ]);
  return { of, page, ...truth, changedAt: lastChangeOf(page.items, truth) };
}

/** A topic's stories; null: no topic with that slug has a live story. */
export async function readTopic(
  slug: string,
  order: { before?: string } = {},
): Promise<ListedStories<{ slug: string; name: string }> | null> {
  const [found] = await reader()
    .select()
    .from(liveTopic)
    .where(eq(liveTopic.slug, nfc(slug)));
  if (!found) return null;
  const cursor = parseCursor(order.before);
  const [rows, truth] = await Promise.all([
    reader()
      .select({ ...teaserColumns, cursor: cursorOf(liveRelease.firstReleasedAt, liveRelease.id) })
      .from(liveReleaseTopic)
      .innerJoin(liveRelease, eq(liveRelease.id, liveReleaseTopic.releaseId))
      .leftJoin(liveFiledSection, eq(liveFiledSection.id, liveRelease.sectionId))
      .where(
        and(
          eq(liveReleaseTopic.topicId, found.id),
          cursor
            ? olderThan(cursor, liveReleaseTopic.firstReleasedAt, liveReleaseTopic.releaseId)
            : undefined,
        ),
      )
      .orderBy(desc(liveReleaseTopic.firstReleasedAt), desc(liveReleaseTopic.releaseId))
      .limit(PAGE_SIZE + 1),
    readFreshness([`topic:${found.id}`, 'sections']),
  ]);
  const page = await marked(pageOf(rows, PAGE_SIZE, ({ cursor: _, ...row }) => asTeaser(row)));
  return { of: found, page, ...truth, changedAt: lastChangeOf(page.items, truth) };
}

/** An author's stories; null: no author with that slug has a live story. */
export async function readAuthor(
  slug: string,
  order: { before?: string } = {},
): Promise<ListedStories<{ slug: string; name: string; about: string }> | null> {
  const [found] = await reader()
    .select()
    .from(liveAuthor)
    .where(eq(liveAuthor.slug, nfc(slug)));
  if (!found) return null;
  const cursor = parseCursor(order.before);
  const [rows, truth] = await Promise.all([
    reader()
      .select({ ...teaserColumns, cursor: cursorOf(liveRelease.firstReleasedAt, liveRelease.id) })
      .from(liveReleaseAuthor)
      .innerJoin(liveRelease, eq(liveRelease.id, liveReleaseAuthor.releaseId))
      .leftJoin(liveFiledSection, eq(liveFiledSection.id, liveRelease.sectionId))
      .where(
        and(
          eq(liveReleaseAuthor.authorId, found.id),
          cursor
            ? olderThan(cursor, liveReleaseAuthor.firstReleasedAt, liveReleaseAuthor.releaseId)
            : undefined,
        ),
      )
      .orderBy(desc(liveReleaseAuthor.firstReleasedAt), desc(liveReleaseAuthor.releaseId))
      .limit(PAGE_SIZE + 1),
    readFreshness([`author:${found.id}`, 'sections']),
  ]);
  const page = await marked(pageOf(rows, PAGE_SIZE, ({ cursor: _, ...row }) => asTeaser(row)));
  return { of: found, page, ...truth, changedAt: lastChangeOf(page.items, truth) };
}
