import { z } from 'zod';
import { inTransaction } from '#db/pools.ts';
import { and, eq, sql } from '#db/query.ts';
import { front } from '#db/schema/fronts.ts';
import type { AnyActor } from '#editorial/access/actor.ts';
import { allow } from '#editorial/access/policy.ts';
import { Refusal } from '#editorial/access/refusal.ts';
import { record } from '#editorial/audit/auditRecord.ts';
import { reauthorize } from '#editorial/people/reauthorization.ts';
import { checkFrontShape, refuseUnfitFront } from './frontChecks.ts';
import type { FrontDraft } from './frontDraftRow.ts';
import { frontId, version } from './frontInputSchemas.ts';
import { frontLayout } from './frontLayout.ts';

export const arrangeFrontOrder = z.object({ frontId, version, layout: frontLayout });
export type ArrangeFrontOrder = z.input<typeof arrangeFrontOrder>;

/**
 * Changes a front's draft. Readers see nothing of it.
 * @returns the draft as it was saved, with its new version
 * @throws {Refusal} `changed-meanwhile`, `front-unfit`, `not-found`
 */
export async function arrangeFront(
  actor: AnyActor,
  order: ArrangeFrontOrder,
): Promise<Pick<FrontDraft, 'layout' | 'version' | 'sectionId' | 'language'>> {
  allow(actor, 'front.change');
  const { layout, ...asked } = arrangeFrontOrder.parse(order);
  return inTransaction(async (tx) => {
    await reauthorize(tx, actor, 'front.change');
    const [row] = await tx.select().from(front).where(eq(front.id, asked.frontId)).for('update');
    if (!row) throw new Refusal('not-found');
    if (row.version !== asked.version) throw new Refusal('changed-meanwhile');
    refuseUnfitFront(await checkFrontShape(tx, { ...row, layout }));
    const next = asked.version + 1;
    await tx
      .update(front)
      .set({ draft: layout, version: next, changedBy: actor.id, changedAt: sql`now()` })
      .where(and(eq(front.id, asked.frontId), eq(front.version, asked.version)));
    await record(tx, actor, 'front.change', { is: 'front', id: asked.frontId }, { version: next });
    return { layout, version: next, sectionId: row.sectionId, language: row.language };
  });
}
