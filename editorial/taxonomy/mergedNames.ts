import type { Transaction } from '#db/pools.ts';
import { and, asc, eq, ne, or, sql } from '#db/query.ts';
import type { SectionId, TopicId } from '#db/schema/ids.ts';
import { section, topic } from '#db/schema/taxonomy.ts';
import { Refusal } from '#editorial/access/refusal.ts';

/**
 * Checks that no other topic has this name, except topics that were merged into this one. @throws {Refusal}
 * `topic-exists`, `topic-binned`, `topic-merged` into another one
 */
export async function refuseTakenName(tx: Transaction, id: TopicId, name: string): Promise<void> {
  const [existing] = await tx
    .select()
    .from(topic)
    .where(and(sql`lower(${topic.name}) = lower(${name})`, ne(topic.id, id)));
  if (!existing || existing.mergedInto === id) return;
  if (existing.deletedAt) throw new Refusal('topic-binned', { name: existing.name });
  if (existing.mergedInto === null) throw new Refusal('topic-exists', { name: existing.name });
  const [target] = await tx.select({ name: topic.name }).from(topic).where(eq(topic.id, existing.mergedInto));
  throw new Refusal('topic-merged', { name: existing.name, into: target?.name ?? '' });
}

type NameAndSlug = { name: string; slug: string };

/**
 * Writes a topic's name and slug. If a topic that was merged into it has one of them, the two topics exchange them, so
 * that both names and slugs still lead to this topic.
 */
export async function writeTopicName(
  tx: Transaction,
  was: NameAndSlug & { id: TopicId },
  { name, slug }: NameAndSlug,
): Promise<void> {
  const holders = await tx
    .select({
      id: topic.id,
      hasName: sql<boolean>`lower(${topic.name}) = lower(${name})`,
      hasSlug: sql<boolean>`${topic.slug} = ${slug}`,
    })
    .from(topic)
    .where(
      and(eq(topic.mergedInto, was.id), or(sql`lower(${topic.name}) = lower(${name})`, eq(topic.slug, slug))),
    )
    .orderBy(asc(topic.id))
    .for('update');
  // Names and slugs must be unique at every moment, so two rows exchange values through temporary ones.
  for (const { id, ...has } of holders) await set(id, has, { name: aside(), slug: aside() });
  await tx.update(topic).set({ name, slug }).where(eq(topic.id, was.id));
  for (const { id, ...has } of holders) await set(id, has, was);

  async function set(
    id: TopicId,
    { hasName, hasSlug }: { hasName: boolean; hasSlug: boolean },
    to: NameAndSlug,
  ) {
    await tx
      .update(topic)
      .set({ ...(hasName && { name: to.name }), ...(hasSlug && { slug: to.slug }) })
      .where(eq(topic.id, id));
  }
}

/** Writes a section's slug. If a section that was merged into it has this slug, the two sections exchange slugs. */
export async function readdressSection(
  tx: Transaction,
  was: { id: SectionId; slug: string },
  slug: string,
): Promise<void> {
  const holder = and(eq(section.mergedInto, was.id), eq(section.slug, slug));
  const [holding] = await tx.select({ id: section.id }).from(section).where(holder).for('update');
  if (holding) await tx.update(section).set({ slug: aside() }).where(eq(section.id, holding.id));
  await tx.update(section).set({ slug }).where(eq(section.id, was.id));
  if (holding) await tx.update(section).set({ slug: was.slug }).where(eq(section.id, holding.id));
}

const aside = () => crypto.randomUUID();
