import { isDeepStrictEqual } from 'node:util';
import { eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import { inTransaction } from '#db/pools';
import { section } from '#db/schema/filing';
import type { SectionId } from '#db/schema/ids';
import type { Actor } from '../actor.ts';
import { sectionId } from '../orders.ts';
import { allow } from '../policy.ts';
import { announce, record } from '../record.ts';
import { Refusal } from '../refusal.ts';
import { named } from './describingPaper.ts';

const names = named(60).refine((given) => Object.keys(given).length > 0);

export const addSectionOrder = z.strictObject({
  names,
  slug: z
    .string()
    .max(60)
    .regex(/^[a-z\d]+(-[a-z\d]+)*$/),
});

/** @throws {Refusal} `slug-taken` */
export async function addSection(
  actor: Actor,
  order: z.output<typeof addSectionOrder>,
): Promise<{ id: SectionId }> {
  allow(actor, 'section.change');
  return inTransaction(async (tx) => {
    const [made] = await tx
      .insert(section)
      .values({ ...order, position: sql`(select coalesce(max(position), 0) + 1 from section)` })
      .onConflictDoNothing({ target: section.slug })
      .returning({ id: section.id });
    if (!made) throw new Refusal('slug-taken', { slug: order.slug });
    await record(tx, actor, 'section.change', { is: 'section', id: made.id }, { added: order.slug });
    await announce(tx, ['sections']);
    return made;
  });
}

export const renameSectionOrder = z.strictObject({ sectionId, names });

/** The address stays as it is, so that links to it hold. */
export async function renameSection(actor: Actor, order: z.output<typeof renameSectionOrder>): Promise<void> {
  allow(actor, 'section.change');
  await inTransaction(async (tx) => {
    const [was] = await tx.select().from(section).where(eq(section.id, order.sectionId)).for('update');
    if (!was) throw new Refusal('not-found');
    if (isDeepStrictEqual(was.names, order.names)) return;
    await tx.update(section).set({ names: order.names }).where(eq(section.id, was.id));
    const change = { from: was.names, to: order.names };
    await record(tx, actor, 'section.change', { is: 'section', id: was.id }, change);
    await announce(tx, ['sections']);
  });
}

export const orderSectionsOrder = z.strictObject({ sectionIds: z.array(sectionId).min(1).max(500) });

/** @throws {Refusal} `changed-meanwhile` if these are not all the sections there are now */
export async function orderSections(actor: Actor, order: z.output<typeof orderSectionsOrder>): Promise<void> {
  allow(actor, 'section.change');
  await inTransaction(async (tx) => {
    await tx.execute(sql`lock table section in share row exclusive mode`);
    const all = await tx.select({ id: section.id }).from(section);
    const wanted = new Set(order.sectionIds);
    const same =
      wanted.size === order.sectionIds.length &&
      all.length === wanted.size &&
      all.every(({ id }) => wanted.has(id));
    if (!same) throw new Refusal('changed-meanwhile');
    for (const [at, id] of order.sectionIds.entries()) {
      await tx
        .update(section)
        .set({ position: at + 1 })
        .where(eq(section.id, id));
    }
    await record(tx, actor, 'section.change', { is: 'paper', id: 1 }, { ordered: order.sectionIds });
    await announce(tx, ['sections']);
  });
}
