import { z } from 'zod';
import { eq } from '#db/query.ts';
import type { TopicId } from '#db/schema/ids.ts';
import { topic } from '#db/schema/taxonomy.ts';
import type { AnyActor } from '#editorial/access/actor.ts';
import { allow } from '#editorial/access/policy.ts';
import { Refusal } from '#editorial/access/refusal.ts';
import { slugFrom } from '#editorial/articles/articleSlugs.ts';
import { invalidate, record } from '#editorial/audit/auditRecord.ts';
import { refuseIfInBin } from '#editorial/bin/binFilters.ts';
import { checkConfirmation } from '#editorial/confirmation/checkConfirmation.ts';
import { confirmable } from '#editorial/confirmation/confirmationSchema.ts';
import { line } from '#editorial/inputSchemas.ts';
import { authorizedTransaction } from '#editorial/people/reauthorization.ts';
import { changeSlug } from './formerSlugs.ts';
import { refuseTakenName, writeTopicName } from './mergedNames.ts';
import { topicId } from './topicInputSchemas.ts';
import { tagsOfTopics } from './topicTags.ts';

export const renameTopicOrder = z.strictObject({
  topicId,
  name: line(80).refine((text) => text.length > 0),
  /** by default derived from the name */
  slug: line(80).optional(),
  ...confirmable,
});
export type RenameTopicOrder = z.input<typeof renameTopicOrder>;

/**
 * Renames a topic everywhere at once; its old slug redirects. It may take the name and the slug of a topic that was
 * merged into it. @throws {Refusal} `topic-exists`, `topic-binned`, `topic-merged` if another topic has the name;
 * `slug-taken`, `slug-unfit`, `in-bin`
 */
export async function renameTopic(actor: AnyActor, order: RenameTopicOrder): Promise<{ slug: string }> {
  allow(actor, 'topic.change');
  const { topicId: id, name, slug: requestedSlug, confirmation } = renameTopicOrder.parse(order);
  return authorizedTransaction(actor, 'topic.change', async (tx) => {
    const [was] = await tx.select().from(topic).where(eq(topic.id, id)).for('update');
    if (!was || was.mergedInto !== null) throw new Refusal('not-found');
    const subject = { is: 'topic', id } as const;
    await checkConfirmation(tx, actor, { act: 'topic.change', subject, confirmation });
    refuseIfInBin(was);
    const slug = slugOf(requestedSlug || name, was);
    if (was.name === name && was.slug === slug) return { slug };
    await refuseTakenName(tx, id, name);
    const tags = await tagsOfTopics(tx, [id]);
    await changeSlug(tx, subject, was.slug, slug);
    await writeTopicName(tx, was, { name, slug });
    const change = { from: was.name, to: name, ...(slug !== was.slug && { slug, formerSlug: was.slug }) };
    await record(tx, actor, 'topic.change', subject, change);
    await invalidate(tx, tags);
    return { slug };
  });
}

/** The slug of a renamed topic; unchanged if only case or accents changed. @throws {Refusal} `slug-unfit` */
function slugOf(text: string, was: { id: TopicId; slug: string; name: string }): string {
  const slug = slugFrom(text);
  if (slug === slugFrom(was.name) && text !== was.slug) return was.slug;
  if (slug === '') throw new Refusal('slug-unfit', { slug: text });
  return slug;
}
