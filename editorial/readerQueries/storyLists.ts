import { nfc } from '#contracts/normalForm.ts';
import { liveAuthor, liveFiledSection, liveTopic } from '#db/liveViews/paperViews.ts';
import { liveRelease, liveReleaseAuthor, liveReleaseTopic } from '#db/liveViews/releaseViews.ts';
import { reader } from '#db/pools.ts';
import { and, desc, eq, type SQL } from '#db/query.ts';
import type { SectionId } from '#db/schema/ids.ts';
import type { LocalizedNames } from '#db/schema/taxonomy.ts';
import { type Clock, lastChangeOf, readFreshness } from './freshness.ts';
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
  const { firstReleasedAt, id } = liveRelease;
  const rows = await reader()
    .select({ ...teaserColumns, cursor: cursorOf(firstReleasedAt, id) })
    .from(liveRelease)
    .leftJoin(liveFiledSection, eq(liveFiledSection.id, liveRelease.sectionId))
    .where(and(where, cursor ? olderThan(cursor, firstReleasedAt, id) : undefined))
    .orderBy(desc(firstReleasedAt), desc(id))
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
  { language, before, clock }: { language?: Language; before?: string; clock?: Clock } = {},
): Promise<ListedStories<{ id: SectionId; slug: string; names: LocalizedNames }> | null> {
  const section = await findSection(slug);
  if (!section) return null;
  const { members, ...of } = section;
  const isListed = and(
    inSection(members, { language, cursor: parseCursor(before), limit: PAGE_SIZE + 1 }),
    language ? eq(liveRelease.language, language) : undefined,
  );
  return listed(of, `section:${section.id}`, newest(isListed, PAGE_SIZE, before), clock);
}

/** A topic's stories; null: no topic with that slug has a live story. */
export async function readTopic(
  slug: string,
  order: { before?: string; clock?: Clock } = {},
): Promise<ListedStories<{ slug: string; name: string }> | null> {
  const name = nfc(slug);
  const [topic] = await reader().select().from(liveTopic).where(eq(liveTopic.slug, name));
  if (!topic) return null;
  const page = newestLabelled(liveReleaseTopic, eq(liveReleaseTopic.topicId, topic.id), order.before);
  return listed(topic, `topic:${topic.id}`, page, order.clock);
}

/** An author's stories; null: no author with that slug has a live story. */
export async function readAuthor(
  slug: string,
  order: { before?: string; clock?: Clock } = {},
): Promise<ListedStories<{ slug: string; name: string; about: string }> | null> {
  const name = nfc(slug);
  const [author] = await reader().select().from(liveAuthor).where(eq(liveAuthor.slug, name));
  if (!author) return null;
  const page = newestLabelled(liveReleaseAuthor, eq(liveReleaseAuthor.authorId, author.id), order.before);
  return listed(author, `author:${author.id}`, page, order.clock);
}

/** The newest live releases with a topic or author, in the order of the index of such a view. */
async function newestLabelled(
  view: typeof liveReleaseTopic | typeof liveReleaseAuthor,
  where: SQL,
  before: string | undefined,
): Promise<PageOfItems<Teaser>> {
  const cursor = parseCursor(before);
  const { firstReleasedAt, releaseId } = view;
  const rows = await reader()
    .select({ ...teaserColumns, cursor: cursorOf(liveRelease.firstReleasedAt, liveRelease.id) })
    .from(view)
    .innerJoin(liveRelease, eq(liveRelease.id, releaseId))
    .leftJoin(liveFiledSection, eq(liveFiledSection.id, liveRelease.sectionId))
    .where(and(where, cursor ? olderThan(cursor, firstReleasedAt, releaseId) : undefined))
    .orderBy(desc(firstReleasedAt), desc(releaseId))
    .limit(PAGE_SIZE + 1);
  return marked(pageOf(rows, PAGE_SIZE, ({ cursor: _, ...row }) => asTeaser(row)));
}

async function listed<Of>(
  of: Of,
  tag: string,
  pagePromise: Promise<PageOfItems<Teaser>>,
  clock: Clock | undefined,
): Promise<ListedStories<Of>> {
  const [page, freshness] = await Promise.all([pagePromise, readFreshness([tag, 'sections'], clock)]);
  return { of, page, ...freshness, changedAt: lastChangeOf(page.items, freshness) };
}
