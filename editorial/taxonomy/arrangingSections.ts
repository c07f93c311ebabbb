import { z } from 'zod';
import { eq, sql } from '#db/query.ts';
import type { SectionId } from '#db/schema/ids.ts';
import { section } from '#db/schema/taxonomy.ts';
import type { Actor } from '#editorial/access/actor.ts';
import { allow } from '#editorial/access/policy.ts';
import { Refusal } from '#editorial/access/refusal.ts';
import { invalidate, record } from '#editorial/audit/auditRecord.ts';
import { refuseIfInBin, sectionIsActive } from '#editorial/bin/binFilters.ts';
import { checkConfirmation } from '#editorial/confirmation/checkConfirmation.ts';
import { confirmable } from '#editorial/confirmation/confirmationSchema.ts';
import { sectionId } from '#editorial/inputSchemas.ts';
import { named } from '#editorial/paper/changingPaperDetails.ts';
import { authorizedTransaction } from '#editorial/people/reauthorization.ts';
import { seenNames, seenText } from '#editorial/seenValues.ts';
import { changedParts, mergeOrder } from '#editorial/threeWayMerge.ts';
import { changeSlug, refuseTakenSlug } from './formerSlugs.ts';
import { readdressSection } from './mergedNames.ts';

const names = named(60).refine((byLanguage) => Object.keys(byLanguage).length > 0);

const slug = z
  .string()
  .max(60)
  .regex(/^[a-z\d]+(-[a-z\d]+)*$/);

export const addSectionOrder = z.strictObject({ names, slug, ...confirmable });

/** Adds a section. @throws {Refusal} `slug-taken`, also if a section in the bin or a redirect has the slug */
export async function addSection(
  actor: Actor,
  order: z.output<typeof addSectionOrder>,
): Promise<{ id: SectionId }> {
  allow(actor, 'section.change');
  const { confirmation, ...named } = order;
  return authorizedTransaction(actor, 'section.change', async (tx) => {
    await checkConfirmation(tx, actor, { act: 'section.change', subject: null, confirmation });
    await refuseTakenSlug(tx, 'section', order.slug);
    const [created] = await tx
      .insert(section)
      .values({ ...named, position: sql`(select coalesce(max(position), 0) + 1 from section)` })
      .returning({ id: section.id });
    if (!created) throw new Error('insert returned no row');
    await record(tx, actor, 'section.added', { is: 'section', id: created.id }, { slug: order.slug });
    await invalidate(tx, ['sections']);
    return created;
  });
}

export const renameSectionOrder = z.strictObject({
  sectionId,
  names,
  /** absent: the slug stays */
  slug: slug.optional(),
  /** the values that the actor saw; if set, later changes by others to names in other languages are kept */
  was: z.strictObject({ names: seenNames, slug: seenText.optional() }).optional(),
  ...confirmable,
});

/**
 * Renames a section. If its slug changes too, the old one redirects. It may take the slug of a section that was merged
 * into it. @throws {Refusal} `slug-taken`, `field-changed`
 */
export async function renameSection(actor: Actor, order: z.output<typeof renameSectionOrder>): Promise<void> {
  allow(actor, 'section.change');
  await authorizedTransaction(actor, 'section.change', async (tx) => {
    const [was] = await tx.select().from(section).where(eq(section.id, order.sectionId)).for('update');
    if (!was) throw new Refusal('not-found');
    const subject = { is: 'section', id: was.id } as const;
    const { confirmation } = order;
    await checkConfirmation(tx, actor, { act: 'section.change', subject, confirmation, was: order.was });
    refuseIfInBin(was);
    if (was.mergedInto !== null) throw new Refusal('not-found');
    const now = { names: was.names, slug: was.slug };
    const wanted = { names: order.names, ...(order.slug !== undefined && { slug: order.slug }) };
    const shape = { names, slug };
    const change = await mergeOrder<typeof now>(tx, subject, { was: order.was, now, wanted, shape });
    if (Object.keys(change).length === 0) return;
    const { names: newNames, slug: to } = { ...now, ...change };
    await changeSlug(tx, subject, was.slug, to);
    await readdressSection(tx, was, to);
    await tx.update(section).set({ names: newNames }).where(eq(section.id, was.id));
    const moved = to === was.slug ? {} : { slug: to, formerSlug: was.slug };
    const detail = { from: was.names, to: newNames, ...moved, parts: changedParts<typeof now>(now, change) };
    await record(tx, actor, 'section.renamed', subject, detail);
    await invalidate(tx, ['sections', `section:${was.id}`]);
  });
}

export const orderSectionsOrder = z.strictObject({ sectionIds: z.array(sectionId).min(1).max(500) });

/** @throws {Refusal} `changed-meanwhile` if these are not all present sections */
export async function orderSections(actor: Actor, order: z.output<typeof orderSectionsOrder>): Promise<void> {
  allow(actor, 'section.order');
  await authorizedTransaction(actor, 'section.order', async (tx) => {
    await tx.execute(sql`lock table section in share row exclusive mode`);
    const all = await tx.select({ id: section.id }).from(section).where(sectionIsActive);
    const ordered = new Set(order.sectionIds);
    const isUnique = ordered.size === order.sectionIds.length;
    const isComplete = all.length === ordered.size && all.every(({ id }) => ordered.has(id));
    if (!isUnique || !isComplete) throw new Refusal('changed-meanwhile');
    for (const [at, id] of order.sectionIds.entries()) {
      const position = at + 1;
      await tx.update(section).set({ position }).where(eq(section.id, id));
    }
    await record(tx, actor, 'section.order', { is: 'paper', id: 1 }, { ordered: order.sectionIds });
    await invalidate(tx, ['sections']);
  });
}
