import type { Transaction } from '#db/pools.ts';
import { and, eq, isNotNull, or, sql } from '#db/query.ts';
import type { SectionId, TopicId } from '#db/schema/ids.ts';
import { formerSectionSlug, formerTopicSlug, section, topic } from '#db/schema/taxonomy.ts';
import { Refusal } from '#editorial/access/refusal.ts';

/** Other transactions that want the same slug for a section or topic wait until this one ends. */
const lockSlug = (tx: Transaction, kind: 'section' | 'topic', slug: string) =>
  tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`${kind} ${slug}`}, 0))`);

/**
 * Frees a slug for a topic, and makes its old one redirect. The caller writes the new slug. A slug that leads to
 * another topic, directly or by a redirect, is refused, because links to that topic would lead here; the slug of a
 * topic that was merged into this one leads here already. @throws {Refusal} `slug-taken`
 */
export async function changeTopicSlug(tx: Transaction, id: TopicId, from: string, to: string): Promise<void> {
  if (from === to) return;
  await lockSlug(tx, 'topic', to);
  const holders = await tx
    .select({ id: topic.id, mergedInto: topic.mergedInto })
    .from(topic)
    .leftJoin(formerTopicSlug, and(eq(formerTopicSlug.topicId, topic.id), eq(formerTopicSlug.slug, to)))
    .where(or(eq(topic.slug, to), isNotNull(formerTopicSlug.slug)));
  if (holders.some((holder) => holder.id !== id && holder.mergedInto !== id))
    throw new Refusal('slug-taken', { slug: to });
  await tx.delete(formerTopicSlug).where(eq(formerTopicSlug.slug, to));
  await tx.insert(formerTopicSlug).values({ slug: from, topicId: id }).onConflictDoNothing();
}

/** `changeTopicSlug` for a section. @throws {Refusal} `slug-taken` */
export async function changeSectionSlug(
  tx: Transaction,
  id: SectionId,
  from: string,
  to: string,
): Promise<void> {
  if (from === to) return;
  await refuseTakenSection(tx, to, id);
  await tx.delete(formerSectionSlug).where(eq(formerSectionSlug.slug, to));
  await tx.insert(formerSectionSlug).values({ slug: from, sectionId: id }).onConflictDoNothing();
}

/**
 * @param by a section that may take back its own former slug, and that of a section that was merged into it @throws
 * {Refusal} `slug-taken`
 */
export async function refuseTakenSection(tx: Transaction, slug: string, by?: SectionId): Promise<void> {
  await lockSlug(tx, 'section', slug);
  const holders = await tx
    .select({ id: section.id, mergedInto: section.mergedInto })
    .from(section)
    .leftJoin(
      formerSectionSlug,
      and(eq(formerSectionSlug.sectionId, section.id), eq(formerSectionSlug.slug, slug)),
    )
    .where(or(eq(section.slug, slug), isNotNull(formerSectionSlug.slug)));
  if (holders.some((holder) => by === undefined || (holder.id !== by && holder.mergedInto !== by)))
    throw new Refusal('slug-taken', { slug });
}
